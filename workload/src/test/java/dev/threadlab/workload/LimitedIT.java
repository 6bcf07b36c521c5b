package dev.threadlab.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadlab.report.Frames;
import dev.threadlab.report.Frames.Missing;
import dev.threadlab.workload.Program.Ended;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
