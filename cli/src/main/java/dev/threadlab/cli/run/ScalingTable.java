package dev.threadlab.cli.run;

import dev.threadlab.cli.text.Figures;
import dev.threadlab.cli.text.Table;
import dev.threadlab.cli.text.Table.Column;
import dev.threadlab.cli.text.Table.Side;
import dev.threadlab.crds.Scaling;
import dev.threadlab.crds.Scaling.Law;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row for each ladder of sizes. */
final class ScalingTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("scaling of", Side.Left),
          new Column("over", Side.Left),
          new Column("speed-up", Side.Left),
          new Column("serial", Side.Left),
          new Column("enough", Side.Left));

  private ScalingTable() {}

  static Table of(List<Scaling> scaling) {
    return new Table(COLUMNS, scaling.stream().map(ScalingTable::row).toList());
  }

  private static List<String> row(Scaling scaling) {
    return List.of(
        Figures.orAbsent(
            switch (scaling.over()) {
              case Cpus -> scaling.variant();
              case Threads -> scaling.profile();
            }),
        switch (scaling.over()) {
          case Cpus -> "CPUs";
          case Threads -> "threads";
        },
        speedups(scaling),
        serial(scaling.amdahl()),
        Figures.orAbsent(scaling.recommended()));
  }

  /** {@code 1: 1x, 2: 1.94x, 4: 3.11x}. */
  private static String speedups(Scaling scaling) {
    return scaling.sizes().isEmpty()
        ? Figures.ABSENT
        : scaling.sizes().stream()
            .map(each -> "%s: %sx".formatted(each.size(), each.speedup()))
            .collect(Collectors.joining(", "));
  }

  private static String serial(@Nullable Law amdahl) {
    return amdahl == null
        ? Figures.ABSENT
        : "%s (%s..%s)"
            .formatted(amdahl.contention(), amdahl.contentionLow(), amdahl.contentionHigh());
  }
}
