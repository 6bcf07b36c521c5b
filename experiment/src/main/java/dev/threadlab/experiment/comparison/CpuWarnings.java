package dev.threadlab.experiment.comparison;

import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Language;
import dev.threadlab.crds.Warning;
import dev.threadlab.crds.Warning.Reason;
import dev.threadlab.crds.Work;
import dev.threadlab.experiment.plan.Cell;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Says where CPUs asked for, given, counted and wanted do not fit together, as the cells show them:
 * each at most once, by the first cell that it is true of.
 */
final class CpuWarnings {
  /** A runtime's own threads (compilers, collectors) want a CPU now and then. */
  private static final int BESIDE_THE_RUNTIME = 2;

  private final ThreadExperimentSpec spec;
  private final List<AuditedCell> cells;

  private CpuWarnings(ThreadExperimentSpec spec, List<AuditedCell> cells) {
    this.spec = spec;
    this.cells = cells;
  }

  static CpuWarnings of(ThreadExperimentSpec spec, RunsByCell runs) {
    var cells =
        spec.profiles().stream()
            .flatMap(profile ->
                spec.variants().stream()
                    .flatMap(variant ->
                        AuditedCell.of(
                            profile,
                            variant,
                            runs.of(new Cell(profile.name(), variant.name(), false)).values())))
            .toList();
    return new CpuWarnings(spec, cells);
  }

  Optional<Warning> fewerThanAsked() {
    return warning(
        Reason.FewerCpusThanAsked,
        cells.stream().filter(each -> each.usableMillis() < each.cpus().requestedMillis()),
        each ->
            "asks for %s and had %s: its figures are those of a smaller profile. %s, or lower the profile's cpu."
                .formatted(
                    AuditedCell.inWords(each.cpus().requestedMillis()),
                    each.room(),
                    each.isHeldByLimit()
                        ? "Raise the limit of what is around its runs, a container or a slice"
                        : "Widen the cpuset or the affinity of its runs"));
  }

  Optional<Warning> miscounted() {
    return warning(
        Reason.CpusMiscounted,
        cells.stream().filter(each -> each.miscount() != 0),
        each ->
            "has a runtime that counts %d under %s: a program that sizes its pools by that count starts too %s threads. Give the size, or %s."
                .formatted(
                    each.cpus().runtime(),
                    each.room(),
                    each.miscount() > 0 ? "many" : "few",
                    each.variant().language() == Language.Python
                        ? "set PYTHON_CPU_COUNT=%d (Python 3.13 and later)".formatted(each.atOnce())
                        : "start Java with -XX:ActiveProcessorCount=%d".formatted(each.atOnce())));
  }

  /** Of a variant on several profiles, where it has the most CPUs: its threads may be for those. */
  Optional<Warning> moreThreads() {
    return warning(
        Reason.MoreThreadsThanCpus,
        spec.variants().stream()
            .flatMap(variant -> roomiest(variant).stream())
            .filter(each -> wanting(each) > each.atOnce()),
        each ->
            "has %d threads that want a CPU at once, and %s: all but %d wait for their turn. Give it %d, or more CPUs."
                .formatted(wanting(each), each.room(), each.atOnce(), each.atOnce()));
  }

  private Optional<AuditedCell> roomiest(Variant variant) {
    return cells.stream()
        .filter(each -> each.variant().equals(variant))
        .max(Comparator.comparingLong(AuditedCell::usableMillis));
  }

  /** How many threads want a CPU at once, as far as that can be told: 0 where it cannot. */
  private int wanting(AuditedCell cell) {
    Integer threads = cell.variant().threads();
    Integer wanted = cell.cpus().wanted();
    return switch (cell.variant().strategy()) {
      case Pool, Processes ->
          threads != null && neverWaits(spec.work()) && cell.isUsedUp() ? threads : 0;
      case Command -> wanted != null && wanted > BESIDE_THE_RUNTIME * cell.atOnce() ? wanted : 0;
      case Sequential, ThreadPerLine, VirtualThreads -> 0;
    };
  }

  private static boolean neverWaits(Work work) {
    return work.sleepMicros() == 0 && !work.fsync();
  }

  private static Optional<Warning> warning(
      Reason reason, Stream<AuditedCell> cells, Function<AuditedCell, String> words) {
    var found = cells.toList();
    String others =
        switch (found.size()) {
          case 0, 1 -> "";
          case 2 -> " It is the same with 1 more cell.";
          default -> " It is the same with %d more cells.".formatted(found.size() - 1);
        };
    return found.stream()
        .findFirst()
        .map(each -> new Warning(reason, each.name() + " " + words.apply(each) + others));
  }
}
