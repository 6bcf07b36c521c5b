package dev.threadlab.experiment.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.store.ReportPacking.Held;
import dev.threadlab.experiment.store.ReportPacking.Place;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReportPackingTest {
  private static final int ROOM = 900 * 1024;

  @Test
  void theFirstReportGoesIntoTheFirstConfigMap() {
    assertThat(ReportPacking.place("race", Map.of(), run(0), 1, 100))
        .isEqualTo(new Place.New("race-reports-0", "run-0-1.json.gz"));
  }

  @Test
  void aReportJoinsOthersWhileThereIsRoom() {
    var held = Map.of("race-reports-0", new Held(1000, Set.of("run-0-1.json.gz")));
    assertThat(ReportPacking.place("race", held, run(1), 2, 100))
        .isEqualTo(new Place.Beside("race-reports-0", "run-1-2.json.gz"));
  }

  @Test
  void aFullConfigMapIsFollowedByANewOne() {
    var held = Map.of("race-reports-0", new Held(ROOM - 5000, Set.of()));
    assertThat(ReportPacking.place("race", held, run(1), 1, 3000))
        .isEqualTo(new Place.New("race-reports-1", "run-1-1.json.gz"));
  }

  @Test
  void aReportThatIsThereAlreadyIsNotPutAwayAgain() {
    var held =
        Map.of(
            "race-reports-0", new Held(10, Set.of()),
            "race-reports-1", new Held(10, Set.of("run-7-1.json.gz")));
    assertThat(ReportPacking.place("race", held, run(7), 1, 100))
        .isEqualTo(new Place.There("race-reports-1", "run-7-1.json.gz"));
  }

  @Test
  void aReportThatIsTooLargeAloneIsRefused() {
    assertThat(ReportPacking.place("race", Map.of(), run(0), 1, 700_000))
        .isInstanceOfSatisfying(
            Place.TooLarge.class,
            refused -> assertThat(refused.bytes()).isGreaterThan(refused.room()));
  }

  @Property
  void everyReportIsKeptOnceAndNoConfigMapIsOverfull(
      @ForAll @Size(max = 200) List<@IntRange(min = 1, max = 800_000) Integer> sizes) {
    var shelves = new HashMap<String, Held>();
    int refused = 0;
    for (int index = 0; index < sizes.size(); index++) {
      refused += putAway(shelves, run(index), sizes.get(index)) ? 0 : 1;
      Map<String, Held> before = Map.copyOf(shelves);
      var _ = putAway(shelves, run(index), sizes.get(index));
      assertThat(shelves).as("the same again").isEqualTo(before);
    }
    var keys = shelves.values().stream().flatMap(held -> held.keys().stream()).toList();
    assertThat(keys).doesNotHaveDuplicates().hasSize(sizes.size() - refused);
    assertThat(shelves.values()).allSatisfy(held -> assertThat(held.bytes()).isLessThan(ROOM));
  }

  @Test
  void aFullConfigMapIsUnderItsRoomAsItIsReallyWritten() {
    byte[] report = new byte[30_000];
    var shelves = new HashMap<String, Held>();
    int index = 0;
    while (!shelves.containsKey("race-reports-1")) {
      assertThat(putAway(shelves, run(index++), report.length)).isTrue();
    }
    var full = new ConfigMapBuilder().withNewMetadata().withName("race-reports-0");
    var map = full.addToLabels("app.kubernetes.io/managed-by", "threadlab").endMetadata();
    for (String key : held(shelves, "race-reports-0").keys()) {
      map.addToBinaryData(key, Base64.getEncoder().encodeToString(report));
    }
    String json = new KubernetesSerialization().asJson(map.build());
    assertThat(json.getBytes(StandardCharsets.UTF_8).length).isBetween(ROOM - 50_000, ROOM);
  }

  private static boolean putAway(Map<String, Held> shelves, PlannedRun run, int size) {
    return switch (ReportPacking.place("race", shelves, run, 1, size)) {
      case Place.New(var name, var key) -> {
        assertThat(shelves).doesNotContainKey(name);
        shelves.put(name, new Held(ReportPacking.entryBytes(key, size), Set.of(key)));
        yield true;
      }
      case Place.Beside(var name, var key) -> {
        shelves.put(name, with(held(shelves, name), key, size));
        yield true;
      }
      case Place.There _ -> true;
      case Place.TooLarge _ -> false;
    };
  }

  private static Held held(Map<String, Held> shelves, String name) {
    return Objects.requireNonNull(shelves.get(name));
  }

  private static Held with(Held held, String key, int size) {
    var keys = new HashSet<>(held.keys());
    assertThat(keys.add(key)).isTrue();
    return new Held(held.bytes() + ReportPacking.entryBytes(key, size), keys);
  }

  private static PlannedRun run(int index) {
    return new PlannedRun(index, 1, "1cpu", "single");
  }
}
