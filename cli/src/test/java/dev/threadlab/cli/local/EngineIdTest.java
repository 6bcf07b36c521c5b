package dev.threadlab.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineIdTest {
  private static final EngineId OBSERVER = new EngineId(1, 1, 9);

  @TempDir Path proc;

  @Property
  void aGroupsNameNamesItsEngine(
      @ForAll @LongRange(min = 1) long pid,
      @ForAll @LongRange(min = 0) long start,
      @ForAll @LongRange(min = 1) long namespace) {
    var engine = new EngineId(pid, start, namespace);
    assertThat(EngineId.ofGroup(engine.group(3))).contains(engine);
    assertThat(EngineId.ofMark(engine.mark())).contains(engine);
  }

  @Test
  void otherGroupsAreNoEngines() {
    assertThat(EngineId.ofGroup("threadlab-operator")).isEmpty();
    assertThat(EngineId.ofGroup("threadlab-1-2-3")).isEmpty();
    assertThat(EngineId.ofGroup("x-threadlab-1-2-3-4")).isEmpty();
  }

  @Test
  void thisProcessIsAlive() throws IOException {
    var self = EngineId.self(Path.of("/proc"));
    assertThat(self.pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(self.isDead(Path.of("/proc"), self)).isFalse();
  }

  @Test
  void anEngineWithoutAProcessIsDead() {
    assertThat(new EngineId(42, 100, 9).isDead(proc, OBSERVER)).isTrue();
  }

  @Test
  void aRunningEngineIsNotDead() throws IOException {
    process(42, 'S', 100);
    assertThat(new EngineId(42, 100, 9).isDead(proc, OBSERVER)).isFalse();
  }

  @Test
  void aNumberThatWasGivenAgainIsNotTakenForTheEngine() throws IOException {
    process(42, 'S', 101);
    assertThat(new EngineId(42, 100, 9).isDead(proc, OBSERVER)).isTrue();
  }

  @Test
  void anEngineThatHasEndedAndWaitsForItsParentIsDead() throws IOException {
    process(42, 'Z', 100);
    assertThat(new EngineId(42, 100, 9).isDead(proc, OBSERVER)).isTrue();
  }

  @Test
  void anEngineOfAnotherNamespaceIsLeftAlone() {
    assertThat(new EngineId(42, 100, 10).isDead(proc, OBSERVER)).isFalse();
  }

  private void process(long pid, char state, long start) throws IOException {
    var directory = Files.createDirectories(proc.resolve(String.valueOf(pid)));
    var _ =
        Files.writeString(
            directory.resolve("stat"),
            "%d (a ) name) %c 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 %d 20 21\n"
                .formatted(pid, state, start));
  }
}
