package dev.threadlab.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlGroupTest {
  @TempDir Path tree;

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "12, true"})
  void theKernelsKillsForMemoryAreItsCountOfThem(int kills, boolean killed) throws IOException {
    var events = tree.resolve("memory.events");
    var _ = Files.writeString(events, "low 0\noom 3\noom_kill " + kills + "\n");
    assertThat(new ControlGroup(List.of(tree), events).killedForMemory()).isEqualTo(killed);
  }

  @Test
  void aGroupWhoseLimitsTheKernelDoesNotTakeIsNotLeftBehind() {
    var directory = tree.resolve("run");
    var group = new ControlGroup(List.of(directory), directory.resolve("memory.events"));
    assertThatThrownBy(() ->
            group.made(() -> {
              throw new IOException("no");
            }))
        .hasMessage("no");
    assertThat(directory).doesNotExist();
  }

  @Test
  void aKernelThatCanKillAGroupAtOnceIsAskedTo() throws IOException {
    var _ = Files.createFile(tree.resolve("cgroup.kill"));
    new ControlGroup(List.of(tree), tree.resolve("memory.events")).kill();
    assertThat(tree.resolve("cgroup.kill")).hasContent("1");
  }

  @Test
  void cpuListsAreReadInTheKernelsForm() {
    assertThat(CpuList.parse("0-2,5,8-9")).containsExactly(0, 1, 2, 5, 8, 9);
    assertThat(CpuList.parse("3")).containsExactly(3);
  }
}
