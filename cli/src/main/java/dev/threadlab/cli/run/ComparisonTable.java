package dev.threadlab.cli.run;

import dev.threadlab.cli.text.Figures;
import dev.threadlab.cli.text.Table;
import dev.threadlab.cli.text.Table.Column;
import dev.threadlab.cli.text.Table.Side;
import dev.threadlab.crds.CellName;
import dev.threadlab.crds.Comparison;
import java.util.List;

/** A row for each comparison. */
final class ComparisonTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("candidate", Side.Left),
          new Column("baseline", Side.Left),
          new Column("rounds", Side.Right),
          new Column("ratio", Side.Right),
          new Column("interval", Side.Right),
          new Column("p", Side.Right),
          new Column("verdict", Side.Left));

  private ComparisonTable() {}

  static Table of(List<Comparison> comparisons) {
    return new Table(COLUMNS, comparisons.stream().map(ComparisonTable::row).toList());
  }

  private static List<String> row(Comparison comparison) {
    return List.of(
        name(comparison.candidate()),
        name(comparison.baseline()),
        String.valueOf(comparison.rounds()),
        Figures.orAbsent(comparison.ratio()),
        comparison.ciLow() == null
            ? Figures.ABSENT
            : comparison.ciLow() + ".." + comparison.ciHigh(),
        Figures.orAbsent(comparison.pAdjusted()),
        comparison.verdict().name());
  }

  private static String name(CellName cell) {
    return "%s on %s".formatted(cell.variant(), cell.profile());
  }
}
