package dev.threadlab.workload.strategy;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that copy together: each this program again, told its number, so that it copies lines
 * until none is left and leaves its account in a file. They share the cursor, in a file that all of
 * them map into their memory, and the output.
 */
final class WorkerProcesses {
  private static final File NOTHING = new File("/dev/null");

  private final Job job;
  private final List<Process> processes = new ArrayList<>();

  private WorkerProcesses(Job job) {
    this.job = job;
  }

  /** A cursor at the beginning. */
  static void prepare(Job job) throws IOException {
    Files.write(cursor(job), new byte[MappedPlace.SIZE]);
  }

  /** From the start of the first process to the end of the last. */
  static Accounts run(Job job) throws IOException {
    var workers = new WorkerProcesses(job);
    try {
      for (int number = 1; number <= job.threads(); number++) {
        workers.start(number);
      }
      workers.join();
    } finally {
      workers.processes.forEach(Process::destroyForcibly);
    }
    return workers::accounts;
  }

  static Path cursor(Job job) {
    return job.output().resolveSibling(".cursor");
  }

  static Path account(Job job, int number) {
    return job.output().resolveSibling(".account-" + number);
  }

  private void start(int number) {
    List<String> command = new ArrayList<>(job.program());
    command.addAll(List.of("--worker", Integer.toString(number)));
    try {
      processes.add(
          new ProcessBuilder(command)
              .redirectInput(NOTHING)
              // The report alone belongs there, and that is this process's.
              .redirectOutput(NOTHING)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException refused) {
      throw ThreadNotCreated.process(number, job.threads(), refused);
    }
  }

  private void join() throws InterruptedIOException {
    try {
      for (int number = 1; number <= processes.size(); number++) {
        int exitCode = processes.get(number - 1).waitFor();
        if (exitCode != 0) {
          throw new WorkerDied(number, processes.size(), exitCode);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while processes were running");
    }
  }

  private List<Account> accounts() throws IOException {
    List<Account> accounts = new ArrayList<>();
    for (int number = 1; number <= processes.size(); number++) {
      Path file = account(job, number);
      accounts.add(AccountFile.read(file));
      Files.delete(file);
    }
    Files.delete(cursor(job));
    return accounts;
  }
}
