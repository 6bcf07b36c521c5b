package dev.threadlab.workload.probe;

import dev.threadlab.workload.ProcFile;
import java.io.File;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How many threads this process has. The kernel keeps the number as the link count of {@code
 * /proc/self/task}, which one {@code fstat} of the open directory tells; where that is not so
 * (another C library, another layout of the structure), it is read from {@code /proc/self/status}.
 */
public final class ThreadCount {
  private static final String TASKS = "/proc/self/task";
  private static final Path STATUS = Path.of("/proc/self/status");

  /** The links of an empty directory: from its parent and from itself. */
  private static final int OWN_LINKS = 2;

  /** Threads may come or go between the two ways of counting: how often they may disagree. */
  private static final int CHECKS = 5;

  /** Null where counting is by the slow way. */
  private final @Nullable OpenDirectory directory;

  private ThreadCount(@Nullable OpenDirectory directory) {
    this.directory = directory;
  }

  /**
   * The way of counting that was found right when it was first asked for: the cheap one if it
   * agrees with the directory's listing. One for all, since the directory is opened once.
   */
  public static ThreadCount ofThisProcess() {
    return Chosen.COUNT;
  }

  /** Always the slow way, for tests and for comparison. */
  static ThreadCount fromStatus() {
    return new ThreadCount(null);
  }

  /** Whether the count costs one call of the kernel. */
  public boolean cheap() {
    return directory != null;
  }

  /**
   * The number of threads now.
   *
   * @param scratch the caller's own, of {@link #scratch()}
   */
  public int now(Scratch scratch) {
    return directory != null ? links(directory, scratch) - OWN_LINKS : status();
  }

  /** Memory for one thread's calls of {@link #now}. */
  public static Scratch scratch() {
    return new Scratch();
  }

  private static boolean agrees(OpenDirectory directory) {
    Scratch scratch = new Scratch();
    for (int i = 0; i < CHECKS; i++) {
      String[] listed = new File(TASKS).list();
      if (listed != null && links(directory, scratch) - OWN_LINKS == listed.length) {
        return true;
      }
    }
    return false;
  }

  private static int links(OpenDirectory directory, Scratch scratch) {
    return Kernel.stat(directory.descriptor(), scratch.segment) ? scratch.links() : -1;
  }

  private static int status() {
    String status = ProcFile.read(STATUS);
    String threads = status == null ? null : ProcFile.field(status, "Threads:");
    if (threads == null) {
      throw new IllegalStateException(STATUS + " does not tell the number of threads");
    }
    return Integer.parseInt(threads);
  }

  /** Chosen on first use. */
  private static final class Chosen {
    private static final ThreadCount COUNT = choose();

    private static ThreadCount choose() {
      OpenDirectory directory = OpenDirectory.open(Path.of(TASKS));
      return new ThreadCount(directory != null && agrees(directory) ? directory : null);
    }
  }

  /** One {@code struct stat}. */
  public static final class Scratch {
    private static final boolean LINKS_ARE_LONG = System.getProperty("os.arch").equals("amd64");

    private final long[] stat = new long[Kernel.STAT_LONGS];
    private final MemorySegment segment = MemorySegment.ofArray(stat);

    private Scratch() {}

    /** {@code st_nlink}: the third long on amd64; on arm64 the upper half of it, after the mode. */
    private int links() {
      return (int) (LINKS_ARE_LONG ? stat[2] : stat[2] >>> 32);
    }
  }
}
