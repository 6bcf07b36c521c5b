package dev.threadlab.experiment.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Input;
import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.crds.NodeEnvironment;
import dev.threadlab.crds.Placement.Scope;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.ReportRef;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.crds.Truncated;
import dev.threadlab.experiment.Designs;
import dev.threadlab.experiment.Runs;
import dev.threadlab.experiment.decision.Seen;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.RecordedRun;
import dev.threadlab.experiment.run.RunFigures;
import dev.threadlab.experiment.run.RunFigures.CpuCounts;
import dev.threadlab.experiment.run.RunOutcome;
import dev.threadlab.experiment.run.RunOutcome.Reported;
import dev.threadlab.report.Hardware;
import dev.threadlab.report.LineReport;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The budgets, on objects as the client library writes them. */
class StatusBudgetTest {
  private static final int OBJECT = 1 << 20;
  private static final int LINES = 256 << 10;
  private static final int LONGEST_NAME = 40;
  private static final Input TWENTY = new Input(20, null, null);
  private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void theArticlesExperimentKeepsEveryLine() {
    var spec = Designs.ofRounds(10);
    var status = status(spec, run -> reported(run, Runs.lines(20, "line")));
    assertThat(status.truncated()).isNull();
    assertThat(status.runs()).hasSize(40).allSatisfy(run -> assertThat(run.lines()).hasSize(20));
  }

  @Test
  void lineReportsOfTheOldestRoundsLeaveFirst() {
    var spec = Designs.ofRounds(100);
    var status = status(spec, run -> reported(run, Runs.lines(20, "line")));
    assertThat(status.runs()).hasSize(400);
    int left = truncated(status).linesOfRuns();
    assertThat(left).isBetween(100, 399);
    assertThat(status.runs().subList(0, left)).allSatisfy(run -> assertThat(run.lines()).isEmpty());
    assertThat(status.runs().subList(left, 400))
        .allSatisfy(run -> assertThat(run.lines()).hasSize(20));
    int used = linesBytes(status);
    int one = used / (400 - left);
    assertThat(used).as("as many as fit").isBetween(LINES - 2 * one, LINES);
    assertThat(truncated(status).message())
        .isEqualTo(
            "The line reports of the first "
                + left
                + " runs that had any are left out: there is room for 256 KiB of them."
                + " Their run reports are kept whole, from key run-0-1.json.gz of ConfigMap race-reports-0"
                + " to key run-"
                + (left - 1)
                + "-1.json.gz of ConfigMap race-reports-"
                + (left - 1) / 100
                + ".");
  }

  @Test
  void theLargestExperimentStaysUnderOneMebibyteAndKeepsEveryCell() {
    var spec =
        Designs.large(16, 16, 19, LONGEST_NAME, new Input(null, "line\n".repeat(13_107), null));
    var status = status(spec, run -> reported(run, Runs.lines(20, "line")));
    assertThat(status.cells())
        .hasSize(256)
        .allSatisfy(cell -> assertThat(cell.runs()).isEqualTo(19));
    assertAddsUp(status, 4_864, 4_864);
    assertThat(status.runs()).as("and as much as there is room for").hasSizeGreaterThan(1_000);
    assertThat(status.runs().getLast().index()).isEqualTo(4_863);
  }

  @Test
  void fiveThousandRunsOfOneCellStayUnderOneMebibyte() {
    var spec = Designs.large(1, 1, 5_000, LONGEST_NAME, TWENTY);
    assertAddsUp(status(spec, run -> reported(run, Runs.lines(20, "line"))), 5_000, 5_000);
  }

  @Test
  void lineReportsThatAreTooManyForOneRunLeaveWhole() {
    var spec = Designs.of(List.of("a"), List.of("x"), 3);
    var status = status(spec, run -> reported(run, Runs.lines(10_000, "line")));
    assertThat(status.runs()).hasSize(3).allSatisfy(run -> assertThat(run.lines()).isEmpty());
    assertAddsUp(status, 3, 3);
  }

  @Test
  void longTextsInAnyScriptCountByWhatTheyTake() {
    var spec = Designs.ofRounds(20);
    for (String text :
        List.of(
            "線".repeat(500),
            "🧵".repeat(500),
            "<&>".repeat(500),
            "\u0000\b".repeat(200),
            "\u2028".repeat(300),
            "\ud800\"\\".repeat(200))) {
      var status = status(spec, run -> reported(run, Runs.lines(20, text)));
      assertAddsUp(status, 80, 80);
      assertThat(status.runs().getLast().lines()).as(text).hasSize(20);
    }
  }

  @Test
  void crashedRunsCannotFillTheObjectWithTheirLogs() {
    var spec = Designs.large(16, 16, 19, LONGEST_NAME, TWENTY);
    var log = "<".repeat(100_000);
    var status = status(spec, run -> Runs.ended(run, new RunOutcome.Crashed(1, log)));
    assertAddsUp(status, 4_864, 0);
    assertThat(truncated(status).message()).doesNotContain("kept whole");
  }

  @Test
  void whatPodsSayOfTheirMachineCannotFillTheObject() {
    var spec =
        Designs.large(16, 16, 19, LONGEST_NAME, new Input(null, "\u0001".repeat(65_536), null));
    var disks =
        IntStream.range(0, 1_000)
            .mapToObj(at -> new Hardware.Disk("d" + at, "<".repeat(9_999), at))
            .toList();
    var hostile = new Hardware("\u0000".repeat(99_999), 1L, 1, 1, 1L, disks, "&".repeat(99_999), 2);
    var nodes =
        IntStream.range(0, 300).mapToObj(at -> Environments.of("node-" + at, hostile)).toList();
    var cpus = IntStream.range(0, 8_192).boxed().toList();
    var seen = seen(spec, run -> Runs.ended(run, report(run, cpus, List.of())));
    var status = assemble(seen, nodes);
    assertAddsUp(status, 4_864, 0);
    assertThat(status.environment()).hasSizeBetween(2, 299);
    assertThat(status.cells())
        .hasSize(256)
        .allSatisfy(cell -> assertThat(cell.cpusSeen()).hasSize(64));
    assertThat(truncated(status).message())
        .contains(
            (300 - status.environment().size()) + " more nodes are not listed.",
            "256 cells list only the first 64 of the CPUs that they saw.");
  }

  @Test
  void anObjectThatIsFullAlreadyKeepsItsCellsAlone() {
    var spec = Designs.ofRounds(10);
    var metadata =
        new ObjectMetaBuilder().withName("race").addToAnnotations("a", "x".repeat(OBJECT)).build();
    var seen = seen(spec, Runs::reported);
    var status =
        StatusAssembly.assemble(
            new StatusInput(metadata, seen, List.of(), List.of(), null, null, null));
    assertThat(status.runs()).isEmpty();
    assertThat(status.cells()).hasSize(4);
    assertThat(truncated(status).runs()).isEqualTo(40);
  }

  @Test
  void comparisonsOfTooManyNodesLeaveRoomForTheRest() {
    var spec =
        Designs.large(16, 16, 1, LONGEST_NAME, new Input(null, "line\n".repeat(13_107), null));
    var nodes = IntStream.range(0, 19).mapToObj(node -> "node" + node).toList();
    var plan = Plan.of(spec, 42, nodes);
    var recorded = plan.runs().stream().map(run -> reported(run, List.of())).toList();
    var seen = new Seen(spec, plan, recorded, Set.of(), Map.of(), false, NOW, NOW);
    var status = assemble(seen, List.of());
    assertThat(status.nodes()).isEqualTo(nodes);
    assertThat(status.cells()).hasSize(256);
    assertThat(status.comparisons()).filteredOn(each -> each.node() == null).hasSize(480);
    assertThat(truncated(status).message())
        .contains(
            (20 * 480 - status.comparisons().size()) + " comparisons of single nodes are not");
    assertThat(status.runs()).isNotEmpty();
  }

  @Test
  void theNamesOfTheMostNodesLeaveRoomForTheRest() {
    var spec = Designs.shared(Designs.of(List.of("a"), List.of("x", "y"), 1), Scope.EveryNode);
    var nodes =
        IntStream.range(0, Plan.mostNodes(spec))
            .mapToObj(node -> "%0253d".formatted(node))
            .toList();
    var plan = Plan.of(spec, 42, nodes);
    var recorded = plan.runs().stream().map(run -> reported(run, List.of())).toList();
    var seen = new Seen(spec, plan, recorded, Set.of(), Map.of(), false, NOW, NOW);
    assertThat(assemble(seen, List.of()).nodes()).hasSize(1000);
  }

  @Property(tries = 150)
  void theBudgetHoldsAndWhatIsKeptAndLeftOutAddsUp(
      @ForAll @IntRange(min = 1, max = 16) int profiles,
      @ForAll @IntRange(min = 1, max = 16) int variants,
      @ForAll @IntRange(min = 1, max = 19) int rounds,
      @ForAll @IntRange(min = 4, max = LONGEST_NAME) int nameLength,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 300) Integer> lineCounts,
      @ForAll String text) {
    var spec = Designs.large(profiles, variants, rounds, nameLength, TWENTY);
    var seen =
        seen(spec, run -> anyRun(run, lineCounts.get(run.index() % lineCounts.size()), text));
    int lined = (int) seen.recorded().stream().filter(StatusBudgetTest::hasLines).count();
    assertAddsUp(assemble(seen, List.of()), seen.plan().runs().size(), lined);
  }

  /** Every part of the two budgets, and that nothing left without being counted. */
  private static void assertAddsUp(ThreadExperimentStatus status, int runs, int withLines) {
    var truncated = status.truncated();
    int runsLeft = truncated == null ? 0 : truncated.runs();
    int linesLeft = truncated == null ? 0 : truncated.linesOfRuns();
    int linesKept = (int) status.runs().stream().filter(run -> !run.lines().isEmpty()).count();
    assertThat(status.runs().size() + runsLeft).isEqualTo(runs);
    assertThat(linesKept + linesLeft).isEqualTo(withLines);
    assertThat(status.runs())
        .extracting(Run::index)
        .containsExactlyElementsOf(IntStream.range(runsLeft, runs).boxed().toList());
    assertThat(linesBytes(status)).isLessThanOrEqualTo(LINES);
    assertThat(runsLeft == 0 || linesKept == 0).as("line reports leave before entries").isTrue();
  }

  private static ThreadExperimentStatus status(
      ThreadExperimentSpec spec, Function<PlannedRun, RecordedRun> how) {
    return assemble(seen(spec, how), List.of());
  }

  /** The status, once its whole object has been held against the limit. */
  private static ThreadExperimentStatus assemble(Seen seen, List<NodeEnvironment> nodes) {
    var metadata = metadata(seen.spec());
    var status =
        StatusAssembly.assemble(
            new StatusInput(metadata, seen, List.of(), nodes, null, null, null));
    var object = new ThreadExperiment();
    object.setMetadata(metadata);
    object.setSpec(seen.spec());
    object.setStatus(status);
    assertThat(json(object)).hasSizeLessThan(OBJECT);
    return status;
  }

  /** As {@code kubectl apply} leaves it: with the spec once more in an annotation. */
  private static ObjectMeta metadata(ThreadExperimentSpec spec) {
    return new ObjectMetaBuilder()
        .withName("race")
        .withNamespace("default")
        .withGeneration(1L)
        .addToAnnotations("kubectl.kubernetes.io/last-applied-configuration", last(spec))
        .build();
  }

  /** The API server refuses annotations of more than 256 KiB. */
  private static String last(ThreadExperimentSpec spec) {
    String applied = KUBERNETES.asJson(spec);
    return applied.length() > 256 << 10 ? "" : applied;
  }

  private static Seen seen(ThreadExperimentSpec spec, Function<PlannedRun, RecordedRun> how) {
    var plan = Plan.of(spec, 42);
    var recorded = new ArrayList<RecordedRun>();
    for (PlannedRun run : plan.runs().reversed()) {
      recorded.add(how.apply(run));
    }
    return new Seen(spec, plan, recorded, Set.of(), Map.of(), false, NOW, NOW);
  }

  private static RecordedRun anyRun(PlannedRun run, int lines, String text) {
    return run.index() % 7 == 3
        ? Runs.ended(run, new RunOutcome.Crashed(70, text))
        : reported(run, Runs.lines(lines, text));
  }

  private static boolean hasLines(RecordedRun run) {
    return run.outcome() instanceof Reported reported && !reported.lines().isEmpty();
  }

  private static RecordedRun reported(PlannedRun run, List<LineReport> lines) {
    return Runs.ended(run, report(run, List.of(0, 1), lines));
  }

  private static Reported report(PlannedRun run, List<Integer> cpus, List<LineReport> lines) {
    var figures =
        new RunFigures(
            1_234_567,
            7_654_321,
            1_000L,
            500L,
            cpus,
            4_096,
            new IntegrityCounts(1_000_000, 1, 2, 3, 4),
            null,
            null,
            new CpuCounts(1_024_000L, 8_192, 8_192, 4_194_304),
            null);
    return new Reported(
        figures,
        lines,
        Runs.SHA256,
        new ReportRef("race-reports-" + run.index() / 100, "run-" + run.index() + "-1.json.gz"));
  }

  private static int linesBytes(ThreadExperimentStatus status) {
    return status.runs().stream()
        .filter(run -> !run.lines().isEmpty())
        .mapToInt(run -> json(run.lines()).length)
        .sum();
  }

  private static Truncated truncated(ThreadExperimentStatus status) {
    return Objects.requireNonNull(status.truncated());
  }

  private static byte[] json(Object object) {
    return KUBERNETES.asJson(object).getBytes(UTF_8);
  }
}
