package dev.threadlab.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadlab.report.Frames;
import dev.threadlab.report.Frames.Missing;
import dev.threadlab.workload.Program.Ended;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program under real limits, in cgroups of version 1 whose controllers are mounted apart. */
class LimitedIT {
  private static final Path CONTROLLERS = Path.of("/sys/fs/cgroup");

  private final String name = "threadlab-workload-it-" + ProcessHandle.current().pid();
  private final List<Path> groups = new ArrayList<>();

  @TempDir private Path directory;

  @AfterEach
  void removeGroups() throws IOException {
    for (Path group : groups) {
      Files.delete(group);
    }
  }

  @Test
  void theQuotaIsSeenToThrottle() throws IOException, InterruptedException {
    Path cpu = group("cpu");
    Path usage = group("cpuacct");
    Path memory = group("memory");
    Files.writeString(cpu.resolve("cpu.cfs_quota_us"), "30000");
    Files.writeString(memory.resolve("memory.limit_in_bytes"), "268435456");
    Ended ended =
        in(cpu, usage, memory)
            .run(
                "--strategy Sequential --lines 100 --hash-rounds 20000 --warmup 0 --measured 1 --dir "
                    + directory.resolve("work"));
    assertThat(ended.exit()).as(ended.err()).isZero();
    JsonNode report = ended.report();
    JsonNode counters = report.at("/iterations/0/counters");
    assertThat(report.at("/cpus/limitMillis").asLong()).isEqualTo(300);
    assertThat(report.at("/cpus/memoryLimitBytes").asLong()).isEqualTo(268435456);
    assertThat(report.at("/hardware/cgroupVersion").asInt()).isEqualTo(1);
    assertThat(counters.get("periods").asLong()).isPositive();
    assertThat(counters.get("throttledPeriods").asLong()).isPositive();
    assertThat(counters.get("throttledNanos").asLong()).isPositive();
    long cpuNanos = report.at("/iterations/0/cpuNanos").asLong();
    assertThat(counters.get("usageNanos").asLong()).isGreaterThanOrEqualTo(cpuNanos * 9 / 10);
    assertThat(report.at("/iterations/0/durationNanos").asLong()).isGreaterThan(cpuNanos);
    assertThat(Files.readString(Program.java(directory).terminationLog()))
        .contains("\"throttledPermille\":");
  }

  @Test
  void aThreadThatIsRefusedIsNamed() throws IOException, InterruptedException {
    Path pids = group("pids");
    Files.writeString(pids.resolve("pids.max"), "60");
    Program program = in(pids);
    Ended ended =
        program.run(
            "--strategy ThreadPerLine --lines 500 --sleep-micros 5000000 --warmup 0 --measured 1 --dir "
                + directory.resolve("work"));
    assertThat(ended.exit()).as(ended.err()).isEqualTo(71);
    assertThat(ended.err())
        .contains("threadlab-workload: thread ", " of 500 could not be created: ");
    assertThat(Files.readString(program.terminationLog())).contains("could not be created");
    // The virtual machine may have written a warning of its own there.
    assertThat(Frames.decode(new ByteArrayInputStream(ended.out()))).isEqualTo(new Missing());
  }

  @Test
  void aProcessGivesAReportForEachSizeThatItsQuotaComesTo() throws Exception {
    Path cpu = group("cpu");
    Path quota = cpu.resolve("cpu.cfs_quota_us");
    Files.writeString(quota, "30000");
    Program program = in(cpu);
    Path out = directory.resolve("stdout");
    try (var elsewhere = Executors.newSingleThreadExecutor()) {
      var running =
          elsewhere.submit(() ->
              program.run(
                  "--strategy Sequential --lines 20 --hash-rounds 20000 --warmup 1 --measured 2"
                      + " --sizes 300,1000,300 --size-seconds 60 --dir "
                      + directory.resolve("work")));
      for (String next : List.of("100000", "30000")) {
        int reports = next.equals("100000") ? 1 : 2;
        await().atMost(Duration.ofMinutes(1)).until(() -> digests(out) == reports);
        Files.writeString(quota, next);
      }
      Ended ended = running.get();
      assertThat(ended.exit()).as(ended.err()).isZero();
      var reports = ended.reports();
      assertThat(reports)
          .extracting(report -> report.at("/cpus/limitMillis").asLong())
          .containsExactly(300L, 1000L, 300L);
      assertThat(reports).allSatisfy(report -> assertThat(report.get("iterations")).hasSize(3));
      var nanos =
          reports.stream()
              .map(report -> report.at("/iterations/2/durationNanos").asLong())
              .toList();
      assertThat(List.of(nanos.getFirst(), nanos.getLast()))
          .allSatisfy(each -> assertThat(each).isGreaterThan(2 * nanos.get(1)));
      assertThat(reports)
          .extracting(report -> report.at("/process").has("startupMicros"))
          .containsExactly(true, false, false);
      assertThat(reports)
          .extracting(report -> report.at("/process/pid").asLong())
          .containsOnly(reports.getFirst().at("/process/pid").asLong());
      assertThat(Files.readString(program.terminationLog()))
          .contains(ended.digests().getLast())
          .doesNotContain(ended.digests().getFirst());
    }
  }

  @Test
  void aSizeThatDoesNotComeEndsTheProcessAndIsNamed() throws Exception {
    Path cpu = group("cpu");
    Path quota = cpu.resolve("cpu.cfs_quota_us");
    Files.writeString(quota, "30000");
    Program program = in(cpu);
    Ended ended =
        program.run(
            "--strategy Sequential --lines 20 --warmup 0 --measured 1 --sizes 300,1000"
                + " --size-seconds 1 --dir "
                + directory.resolve("work"));
    assertThat(ended.exit()).isEqualTo(73);
    assertThat(ended.reports()).hasSize(1);
    assertThat(ended.err())
        .endsWith("threadlab-workload: the CPU limit is 300m, not 1000m, after 1 s\n");
    assertThat(Files.readString(program.terminationLog())).contains("not 1000m");
  }

  private static int digests(Path out) throws IOException {
    return Files.exists(out) ? Files.readString(out).split("sha256 .{64}\n", -1).length - 1 : 0;
  }

  private Path group(String controller) throws IOException {
    Path parent = CONTROLLERS.resolve(controller);
    boolean writable = Files.isWritable(parent.resolve("cgroup.procs"));
    assumeThat(writable || "true".equals(System.getenv("CI"))).as("writable " + parent).isTrue();
    Path group = Files.createDirectory(parent.resolve(name));
    groups.add(group);
    return group;
  }

  /** The shell enters the groups and then becomes the program. */
  private Program in(Path... entered) {
    var script = new StringBuilder();
    for (Path group : entered) {
      script.append("echo $$ > ").append(group.resolve("cgroup.procs")).append(" && ");
    }
    return Program.java(directory, "sh", "-c", script + "exec \"$@\"", "sh");
  }
}
