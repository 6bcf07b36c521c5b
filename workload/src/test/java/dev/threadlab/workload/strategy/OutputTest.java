package dev.threadlab.workload.strategy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
  @Property(tries = 50)
  void oneThreadsRecordsComeOutWholeThroughEveryOutput(
      @ForAll @Size(max = 40) List<@IntRange(max = 20_000) Integer> lengths, @ForAll boolean force)
      throws IOException {
    List<Block> blocks = lengths.stream().map("x"::repeat).map(Blocks::of).toList();
    String expected = blocks.stream().map(Blocks::text).collect(Collectors.joining());
    Path directory = Files.createTempDirectory("output");
    Path buffered = directory.resolve("buffered");
    Path reopened = Files.createFile(directory.resolve("reopened"));
    try (var first = SharedBuffer.anew(buffered, force);
        var second = new Reopening(reopened, force)) {
      for (Block block : blocks) {
        first.write(block);
        second.write(block);
      }
    }
    assertThat(Files.readString(buffered, ISO_8859_1)).isEqualTo(expected);
    assertThat(Files.readString(reopened, ISO_8859_1)).isEqualTo(expected);
    Files.delete(buffered);
    Files.delete(reopened);
    Files.delete(directory);
  }

  @Test
  void aForcedRecordIsInTheFileBeforeTheNext(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("output");
    try (var output = SharedBuffer.anew(path, true)) {
      Block block = Blocks.of("line1");
      output.write(block);
      assertThat(Files.readString(path)).isEqualTo(Blocks.text(block));
    }
  }

  @Test
  void anUnforcedRecordWaitsInTheBuffer(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("output");
    try (var output = SharedBuffer.anew(path, false)) {
      output.write(Blocks.of("line1"));
      assertThat(path).isEmptyFile();
    }
    assertThat(path).isNotEmptyFile();
  }

  @Test
  void manyThreadsInOneBufferCorruptItAndThrowNothing(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path path = directory.resolve("output");
    List<Throwable> thrown = new CopyOnWriteArrayList<>();
    try (var output = SharedBuffer.anew(path, false)) {
      List<Thread> threads =
          Stream.generate(() -> new Thread(() -> write(output))).limit(8).toList();
      threads.forEach(
          thread -> thread.setUncaughtExceptionHandler((_, failure) -> thrown.add(failure)));
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }
    assertThat(thrown).isEmpty();
    assertThat(path).isNotEmptyFile();
  }

  private static void write(Output output) {
    Block block = Blocks.of("a line");
    try {
      for (int i = 0; i < 5000; i++) {
        output.write(block);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
