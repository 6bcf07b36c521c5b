package dev.threadlab.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighbourIT {
  private static final int TERMINATED = 128 + 15;

  @TempDir private Path directory;

  @Test
  void aNeighbourIsBusyOnceItSaysSoAndEndsWhenItIsTold() throws IOException, InterruptedException {
    Path out = directory.resolve("stdout");
    Process process =
        new ProcessBuilder(command("--lines 1 --hash-rounds 1000 --strategy Sequential"))
            .redirectOutput(out.toFile())
            .start();
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> !Files.readString(out).isEmpty());
      Duration before = cpuOf(process);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> cpuOf(process).minus(before).compareTo(Duration.ofMillis(500)) > 0);
      process.destroy();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(TERMINATED);
      assertThat(Files.readString(out)).isEqualTo(Neighbour.WORKING + "\n");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aNeighbourOfWrongArgumentsEndsAsARunDoes() throws IOException, InterruptedException {
    for (String wrong : List.of("--lines", "--lines 1", "--lines 1 -- /bin/true")) {
      Process process = new ProcessBuilder(command(wrong)).start();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(wrong).isEqualTo(Exit.Refused.code);
    }
  }

  private List<String> command(String arguments) {
    var command = new ArrayList<>(Program.java(directory).command());
    command.addAll(List.of("--neighbour", "--dir", directory.toString()));
    command.addAll(List.of(arguments.split(" ", -1)));
    return command;
  }

  private static Duration cpuOf(Process process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
