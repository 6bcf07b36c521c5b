package dev.threadlab.workload;

import dev.threadlab.report.Frames;
import dev.threadlab.report.RunReport;
import dev.threadlab.report.Sha256;
import dev.threadlab.workload.cgroup.Cgroup;
import dev.threadlab.workload.command.CommandFailed;
import dev.threadlab.workload.strategy.ThreadNotCreated;
import dev.threadlab.workload.strategy.WorkerDied;
import dev.threadlab.workload.strategy.WorkerProcess;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Runs one run and ends with one of the codes of {@link Exit}. The report goes to standard output,
 * framed; its digest and main figures, or else the reason for failing, into the termination log.
 */
public final class Main {
  /** Of a process that the kernel killed, for its memory most likely: the run ends as it did. */
  private static final int KILLED = 128 + 9;

  /** Of the JVM that had none left, and of the process that the kernel killed. */
  private static final Set<Integer> NO_MEMORY = Set.of(3, Main.KILLED);

  /** {@code --install DIR}: brings the program into another root, and does nothing else. */
  private static final String INSTALL = "--install";

  /** Comes before the command line of a run, which is done over and over and never reported. */
  private static final String NEIGHBOUR = "--neighbour";

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private TerminationLog terminationLog = TerminationLog.at(null);

  private Main() {}

  /** Ends the process. */
  public static void main(String[] args) {
    // At once, without waiting for threads that may still run after a failure.
    Runtime.getRuntime().halt(new Main().run(args));
  }

  private int run(String... args) {
    try {
      if (args.length == 2 && args[0].equals(INSTALL)) {
        Installation.into(Path.of(args[1]));
        return Exit.Reported.code;
      }
      if (args.length > 0 && args[0].equals(NEIGHBOUR)) {
        neighbour(Arguments.parse(Arrays.copyOfRange(args, 1, args.length)));
      }
      Startup startup = new Startup();
      Arguments arguments = Arguments.parse(args);
      terminationLog = TerminationLog.at(arguments.terminationLog());
      if (arguments.worker() > 0) {
        Input input = Input.of(arguments);
        WorkerProcess.run(Workload.job(arguments, input, startup, List.of()), arguments.worker());
      } else {
        report(arguments, startup);
      }
      return Exit.Reported.code;
    } catch (RefusedException | InvalidPathException refused) {
      return fail(Exit.Refused, told(refused));
    } catch (ThreadNotCreated refused) {
      return fail(Exit.ThreadNotCreated, told(refused));
    } catch (NotResized notIt) {
      return fail(Exit.NotResized, told(notIt));
    } catch (CommandFailed failed) {
      int code = fail(Exit.CommandFailed, told(failed));
      return failed.exitCode() == KILLED ? KILLED : code;
    } catch (WorkerDied died) {
      // Of too little memory it died as the whole run would have: the run ends the same way.
      int broken = fail(Exit.Broken, told(died));
      return NO_MEMORY.contains(died.exitCode()) ? died.exitCode() : broken;
    } catch (Throwable broken) { // whatever it is: one line, and the code that says so
      return fail(Exit.Broken, broken.toString());
    }
  }

  private static void neighbour(Arguments arguments) throws IOException, RefusedException {
    if (arguments.strategy() == null) {
      throw new RefusedException("a neighbour takes a strategy, no command");
    }
    Neighbour.work(Workload.job(arguments, Input.of(arguments), new Startup(), List.of()));
  }

  /** One run, or one after another, each under a limit of its own. */
  private void report(Arguments arguments, Startup startup)
      throws IOException, RefusedException, NotResized {
    List<String> program = CommandLine.ofThisProcess();
    if (arguments.sizes().isEmpty()) {
      publish(Workload.run(arguments, startup, program), 1);
    }
    Startup each = startup;
    for (int millis : arguments.sizes()) {
      new Size(millis).await(arguments.sizeSeconds(), () -> Cgroup.ofThisProcess(startup.pid()));
      publish(Workload.run(arguments, each, program), arguments.sizes().size());
      each = startup.before();
    }
  }

  private void publish(RunReport report, int reports) throws IOException {
    byte[] json = Fitting.json(report, reports);
    out.write(Frames.encode(json));
    terminationLog.write(Figures.of(report).json(Sha256.of(json)));
  }

  private int fail(Exit exit, String reason) {
    String line = "threadlab-workload: " + reason.replace('\n', ' ');
    System.err.println(line);
    try {
      terminationLog.write(line);
    } catch (IOException unwritable) {
      System.err.println("threadlab-workload: the termination log: " + unwritable);
    }
    return exit.code;
  }

  private static String told(Exception refused) {
    return Objects.requireNonNullElse(refused.getMessage(), refused.toString());
  }
}
