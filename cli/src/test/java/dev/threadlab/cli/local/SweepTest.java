package dev.threadlab.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  private static final Path PROC = Path.of("/proc");

  @TempDir Path tree;

  @Test
  void groupsOfDeadEnginesAreRemovedWhereverTheyAre() throws IOException {
    var self = EngineId.self(PROC);
    var dead = new EngineId(self.pid(), self.startTicks() - 1, self.namespace());
    var left = Files.createDirectories(tree.resolve("a/b").resolve(dead.group(1)));
    var alsoLeft = Files.createDirectories(tree.resolve(dead.group(2)));
    var running = Files.createDirectories(tree.resolve("a").resolve(self.group(1)));
    var foreign = Files.createDirectories(tree.resolve("a/threadlab-something"));

    var swept = new Sweep(PROC, List.of(tree), self).run();

    assertThat(left).doesNotExist();
    assertThat(alsoLeft).doesNotExist();
    assertThat(running).exists();
    assertThat(foreign).exists();
    assertThat(swept)
        .containsExactlyInAnyOrder("control group " + left, "control group " + alsoLeft);
  }

  @Test
  void whereThereIsNothingLeftThereIsNothingToSay() throws IOException {
    assertThat(new Sweep(PROC, List.of(tree), EngineId.self(PROC)).run()).isEmpty();
  }
}
