package dev.threadlab.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadlab.workload.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that copy together. */
class ProcessesIT {
  @TempDir private Path directory;
  private Program program = new Program(Path.of("."), List.of());

  @BeforeEach
  void program() {
    program = Program.java(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " --reopen", " --fsync", " --reread-input --sleep-micros 500"})
  void underTheFileLockTheOutputIsTheInputInOrder(String work)
      throws IOException, InterruptedException {
    Ended ended =
        run("--threads 3 --synchronization Lock --lines 300 --warmup 0 --measured 2" + work);
    assertThat(ended.exit()).as(ended.err()).isZero();
    JsonNode report = ended.report();
    MainIT.assertConforms(report);
    for (String fault : List.of("lost", "duplicated", "torn", "outOfOrder")) {
      assertThat(report.at("/integrity/" + fault).asLong()).as(fault).isZero();
    }
    assertThat(report.get("lines")).hasSize(300);
    assertThat(report.at("/task/threads").asInt()).isEqualTo(3);
  }

  @Test
  void processesReallyRaceWithoutALock() throws IOException, InterruptedException {
    assumeThat(Runtime.getRuntime().availableProcessors()).as("CPUs").isGreaterThan(1);
    Ended ended = run("--threads 3 --lines 20000 --warmup 0 --measured 5");
    assertThat(ended.exit()).as(ended.err()).isZero();
    JsonNode integrity = ended.report().get("integrity");
    assertThat(integrity.get("lost").asLong() + integrity.get("duplicated").asLong())
        .as(integrity.toString())
        .isPositive();
  }

  @Test
  void eachLineNamesItsProcessAndTheProcessesCpuTimeCounts()
      throws IOException, InterruptedException {
    Ended ended =
        run("--threads 2 --synchronization Lock --lines 400 --hash-rounds 2000 --measured 1");
    JsonNode report = ended.report();
    Set<Long> processes = new HashSet<>();
    long worked = 0;
    for (JsonNode line : report.get("lines")) {
      processes.add(line.get("pid").asLong());
      worked += line.get("workedNanos").asLong();
    }
    assertThat(processes).hasSize(2).doesNotContain(report.at("/process/pid").asLong());
    assertThat(report.at("/iterations/0/cpuNanos").asLong()).isGreaterThan(worked / 4);
  }

  @Test
  void nothingIsLeftBesideInputAndOutput() throws IOException, InterruptedException {
    run("--threads 2 --lines 5 --warmup 0 --measured 1");
    try (var left = Files.list(program.work())) {
      assertThat(left.map(file -> file.getFileName().toString()).sorted(Comparator.naturalOrder()))
          .containsExactly("input", "output");
    }
  }

  @Test
  void aProcessThatFailsEndsTheRun() throws IOException, InterruptedException {
    Files.createDirectories(program.work());
    Files.createDirectory(program.work().resolve(".account-2"));
    Ended ended = run("--threads 2 --lines 5 --warmup 0 --measured 1");
    assertThat(ended.exit()).isEqualTo(70);
    assertThat(ended.err())
        .contains(".account-2")
        .endsWith("threadlab-workload: process 2 of 2 ended with exit code 70\n");
    assertThat(ended.out()).isEmpty();
  }

  private Ended run(String arguments) throws IOException, InterruptedException {
    return program.run("--strategy Processes " + arguments + " --dir " + program.work());
  }
}
