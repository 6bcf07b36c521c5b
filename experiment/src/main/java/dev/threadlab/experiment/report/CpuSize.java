package dev.threadlab.experiment.report;

import dev.threadlab.report.RunReport;
import java.util.Objects;
import java.util.Optional;

/** The CPU limit that a report was to be made under, where runs share a pod that is resized. */
public final class CpuSize {
  private CpuSize() {}

  /**
   * What is wrong with a report that was to be of this limit, so that no figure is ever taken for
   * another size's; empty if nothing is.
   *
   * @param millis thousandths of a CPU
   */
  public static Optional<String> mismatch(RunReport report, long millis) {
    Long limit = report.cpus().limitMillis();
    return Objects.equals(limit, millis)
        ? Optional.empty()
        : Optional.of(
            "Its report is of a CPU limit of %s, not %dm."
                .formatted(limit == null ? "nothing" : limit + "m", millis));
  }
}
