package dev.threadlab.workload.probe;

/**
 * What one thread sees of itself for each line. Made by the thread itself; what does not change is
 * asked once. Asking the rest costs about a microsecond.
 */
public final class LineProbe {
  private final ThreadCount count;
  private final ThreadCount.Scratch scratch = ThreadCount.scratch();
  private final String thread = Thread.currentThread().getName();
  private final boolean virtual = Thread.currentThread().isVirtual();
  private final int threadId = Kernel.threadId();

  /** A probe for the calling thread. */
  public LineProbe(ThreadCount count) {
    this.count = count;
  }

  /** The thread's name. */
  public String thread() {
    return thread;
  }

  /** The thread's number for the kernel; of a virtual thread, that of its present carrier. */
  public int threadId() {
    return virtual ? Kernel.threadId() : threadId;
  }

  /** How many threads the process has now. */
  public int threads() {
    return count.now(scratch);
  }

  /** The number of the CPU that the thread runs on now, -1 where the kernel does not tell. */
  public int cpu() {
    return Kernel.cpu();
  }
}
