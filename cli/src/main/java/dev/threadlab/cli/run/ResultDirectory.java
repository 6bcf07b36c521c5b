package dev.threadlab.cli.run;

import dev.threadlab.cli.local.RefusedException;
import dev.threadlab.experiment.plan.PlannedRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * Where the results of one experiment go. Only one engine at a time has it, and an earlier result
 * in it is moved aside, never lost.
 */
final class ResultDirectory implements AutoCloseable {
  private static final String EXPERIMENT = "experiment.yaml";
  private static final String INPUT = "input";
  private static final String REPORTS = "reports";
  private static final String OUTPUTS = "outputs";
  private static final String NEIGHBOURS = "neighbours";

  /** What the workload calls the file that it writes. */
  private static final String OUTPUT = "output";

  private final Path directory;
  private final List<DirectoryLock> locks;
  private final Optional<Path> earlier;

  private ResultDirectory(Path directory, List<DirectoryLock> locks, Optional<Path> earlier) {
    this.directory = directory;
    this.locks = List.copyOf(locks);
    this.earlier = earlier;
  }

  /**
   * Takes the directory for one experiment.
   *
   * @throws RefusedException if another engine has it, or if it holds what is no result
   */
  static ResultDirectory open(Path out) throws RefusedException, IOException {
    var directory = out.toAbsolutePath().normalize();
    var _ = Files.createDirectories(directory);
    var lock = DirectoryLock.take(directory);
    try {
      if (isEmpty(directory)) {
        return new ResultDirectory(directory, List.of(lock), Optional.empty());
      }
      if (Files.notExists(directory.resolve(EXPERIMENT))) {
        throw new RefusedException(
            "%s is not empty and holds no results of an earlier run: name another directory with --out"
                .formatted(directory));
      }
      return replacing(directory, lock);
    } catch (IOException | RefusedException failed) {
      lock.close();
      throw failed;
    }
  }

  /**
   * The old directory stays locked too: who opened its lock before it was moved aside must not get
   * it and take the new directory for the old one.
   */
  private static ResultDirectory replacing(Path directory, DirectoryLock old)
      throws RefusedException, IOException {
    var earlier = Files.move(directory, nextFree(directory));
    var _ = Files.createDirectory(directory);
    var lock = DirectoryLock.take(directory);
    return new ResultDirectory(directory, List.of(lock, old), Optional.of(earlier));
  }

  private static Path nextFree(Path directory) {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> directory.resolveSibling(directory.getFileName() + "." + number))
        .filter(Files::notExists)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.allMatch(DirectoryLock::isLock);
    }
  }

  /** The directory itself, absolute. */
  Path path() {
    return directory;
  }

  /** Where the result that was there before is now. */
  Optional<Path> earlier() {
    return earlier;
  }

  /** Writes the file that a run copies, over whatever is there; where it is. */
  Path writeInput(byte[] input) throws IOException {
    return write(directory.resolve(INPUT), input);
  }

  /** A new directory for what a run writes. */
  Path newRunDirectory(PlannedRun run) throws IOException {
    var _ = Files.createDirectories(directory.resolve(OUTPUTS));
    return Files.createDirectory(runDirectory(run));
  }

  /** Where a neighbour of a run writes, over what one of an earlier run has written. */
  Path neighbourDirectory(int number) {
    return directory.resolve(NEIGHBOURS).resolve(Integer.toString(number));
  }

  /** The file in which a run is to leave its termination message. */
  Path signature(PlannedRun run) {
    return runDirectory(run).resolve("termination");
  }

  /** Keeps the output of a run beside that of the run whose directory it was written to. */
  void keepOutput(PlannedRun run, PlannedRun writtenBy) throws IOException {
    var _ =
        Files.copy(runDirectory(writtenBy).resolve(OUTPUT), newRunDirectory(run).resolve(OUTPUT));
  }

  /** Takes what was written for one run for another's. */
  void move(PlannedRun from, PlannedRun to) throws IOException {
    var _ = Files.move(runDirectory(from), runDirectory(to));
  }

  /** Removes what a run wrote that does not count. */
  void forget(PlannedRun run) throws IOException {
    var _ = Files.walkFileTree(runDirectory(run), new Removal());
  }

  private Path runDirectory(PlannedRun run) {
    return directory
        .resolve(OUTPUTS)
        .resolve(
            "%d-%s-%s%s"
                .formatted(run.round(), run.profile(), run.variant(), run.twin() ? ".twin" : ""));
  }

  /** Where a run report is kept, seen from the directory. */
  static String reportPath(String name) {
    return REPORTS + "/" + name;
  }

  /** Keeps a run report under that path, compressed. */
  void writeReport(String path, byte[] json) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(json);
    }
    var file = directory.resolve(path);
    var _ = Files.createDirectories(file.getParent());
    var _ = write(file, compressed.toByteArray());
  }

  /** Keeps the object as it stands. */
  void writeExperiment(byte[] yaml) throws IOException {
    var _ = write(directory.resolve(EXPERIMENT), yaml);
  }

  /** Whole or not at all, whenever this process may be killed. */
  private static Path write(Path file, byte[] content) throws IOException {
    var unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
    var _ = Files.write(unfinished, content);
    return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    for (var lock : locks) {
      lock.close();
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path directory, @org.jspecify.annotations.Nullable IOException failed) throws IOException {
      if (failed != null) {
        throw failed;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
