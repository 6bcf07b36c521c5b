package dev.threadlab.workload.probe;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The few functions of the C library that the measuring needs. All are called without leaving the
 * Java state of the thread ("critical"): each returns at once.
 *
 * <p>Linking takes some 30 milliseconds of a program's start for each shape of call, so all share
 * one: a number and an address. A function that takes nothing is called with both all the same; the
 * calling conventions of amd64 and arm64 pass them in registers that it does not look at.
 */
public final class Kernel {
  /** How many longs {@code struct stat} takes, with room to spare. */
  static final int STAT_LONGS = 18;

  private static final int CLOCK_PROCESS_CPUTIME = 2;
  private static final int CLOCK_THREAD_CPUTIME = 3;
  private static final int CLOCK_BOOTTIME = 7;
  private static final int RUSAGE_SELF = 0;
  private static final int RUSAGE_CHILDREN = -1;
  private static final int RUSAGE_LONGS = 18;
  private static final int RLIMIT_FSIZE = 1;
  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final int WNOHANG = 1;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBRARY = LINKER.defaultLookup();
  private static final FunctionDescriptor SHAPE =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS);

  private static final MethodHandle SCHED_GETCPU = function("sched_getcpu");
  private static final MethodHandle GETTID = function("gettid");
  private static final MethodHandle FSTAT = function("fstat");
  private static final MethodHandle CLOCK_GETTIME = function("clock_gettime");
  private static final MethodHandle GETRUSAGE = function("getrusage");

  private Kernel() {}

  /** The number of the CPU that the calling thread runs on, -1 where the kernel does not tell. */
  public static int cpu() {
    try {
      return (int) SCHED_GETCPU.invokeExact(0, MemorySegment.NULL);
    } catch (Throwable broken) {
      throw unexpected(broken);
    }
  }

  /** The kernel's number of the calling thread. */
  public static int threadId() {
    try {
      return (int) GETTID.invokeExact(0, MemorySegment.NULL);
    } catch (Throwable broken) {
      throw unexpected(broken);
    }
  }

  /**
   * Time since the machine started, in nanoseconds: the clock that processes' starts are told in.
   */
  public static long bootNanos() {
    return clock(CLOCK_BOOTTIME);
  }

  /** What this process has used, with ended threads and ended processes that it had started. */
  public static ProcessUsage processUsage() {
    long[] own = usage(RUSAGE_SELF);
    return childrenUsage().plus(new ProcessUsage(own[16], own[17], cpuNanos()));
  }

  /** What the ended processes have used that this one had started. */
  public static ProcessUsage childrenUsage() {
    long[] children = usage(RUSAGE_CHILDREN);
    return new ProcessUsage(
        children[16],
        children[17],
        (children[0] + children[2]) * 1_000_000_000 + (children[1] + children[3]) * 1000);
  }

  /** CPU time of this process alone, by a finer clock than {@code getrusage} has. */
  public static long cpuNanos() {
    return clock(CLOCK_PROCESS_CPUTIME);
  }

  /** CPU time of the calling thread alone. */
  public static long threadCpuNanos() {
    return clock(CLOCK_THREAD_CPUTIME);
  }

  /**
   * Lets no file that this process, or one that it starts from now on, writes grow larger: whoever
   * tries is refused, and ended by a signal if it does not ignore that.
   */
  public static void limitFileSize(long bytes) {
    long[] limit = {bytes, bytes};
    try {
      require(
          (int) Parent.SETRLIMIT.invokeExact(RLIMIT_FSIZE, MemorySegment.ofArray(limit)),
          "setrlimit");
    } catch (Throwable broken) {
      throw unexpected(broken);
    }
  }

  /**
   * Lets a signal come and go, as if it were ignored. But what is ignored stays so in a program
   * that this one starts, and what is caught does not: there the signal does again what it usually
   * does.
   */
  public static void catchSignal(int signal) {
    try {
      // Any function of a number will do for a handler, if it changes nothing.
      var _ = (int) Parent.SIGNAL.invokeExact(signal, LIBRARY.findOrThrow("abs"));
    } catch (Throwable broken) {
      throw unexpected(broken);
    }
  }

  /** Makes this the parent of whatever loses its own among the processes below this one. */
  public static void adoptOrphans() {
    try {
      require(
          (int) Parent.PRCTL.invokeExact(PR_SET_CHILD_SUBREAPER, MemorySegment.ofAddress(1)),
          "prctl");
    } catch (Throwable broken) {
      throw unexpected(broken);
    }
  }

  /** Lets go of a child that has ended, so that its number is free again. */
  public static void reap(long pid) {
    try {
      var _ = (int) Parent.WAITPID.invokeExact((int) pid, MemorySegment.NULL, WNOHANG);
    } catch (Throwable broken) {
      throw unexpected(broken);
    }
  }

  private static long[] usage(int whose) {
    long[] usage = new long[RUSAGE_LONGS];
    try {
      require((int) GETRUSAGE.invokeExact(whose, MemorySegment.ofArray(usage)), "getrusage");
    } catch (Throwable broken) {
      throw unexpected(broken);
    }
    return usage;
  }

  /** Fills {@code struct stat} of an open file; whether that went well. */
  static boolean stat(int descriptor, MemorySegment into) {
    try {
      return (int) FSTAT.invokeExact(descriptor, into) == 0;
    } catch (Throwable broken) {
      throw unexpected(broken);
    }
  }

  private static long clock(int which) {
    long[] time = new long[2];
    try {
      require((int) CLOCK_GETTIME.invokeExact(which, MemorySegment.ofArray(time)), "clock_gettime");
    } catch (Throwable broken) {
      throw unexpected(broken);
    }
    return time[0] * 1_000_000_000L + time[1];
  }

  private static void require(int result, String function) {
    if (result != 0) {
      throw new IllegalStateException(function + " failed");
    }
  }

  @SuppressWarnings("restricted") // the functions above, called with their own signatures
  private static MethodHandle function(String name) {
    return LINKER.downcallHandle(LIBRARY.findOrThrow(name), SHAPE, Linker.Option.critical(true));
  }

  /** What only the parent of a command needs, linked when it is first wanted. */
  private static final class Parent {
    private static final MethodHandle SETRLIMIT = function("setrlimit");
    private static final MethodHandle SIGNAL = function("signal");
    private static final MethodHandle PRCTL = function("prctl");

    @SuppressWarnings("restricted") // waitpid, called with its own signature
    private static final MethodHandle WAITPID =
        LINKER.downcallHandle(
            LIBRARY.findOrThrow("waitpid"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  }

  private static RuntimeException unexpected(Throwable broken) {
    if (broken instanceof Error error) {
      throw error;
    }
    return broken instanceof RuntimeException known ? known : new IllegalStateException(broken);
  }
}
