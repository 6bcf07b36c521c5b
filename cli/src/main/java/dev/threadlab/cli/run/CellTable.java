package dev.threadlab.cli.run;

import dev.threadlab.cli.text.Figures;
import dev.threadlab.cli.text.Table;
import dev.threadlab.cli.text.Table.Column;
import dev.threadlab.cli.text.Table.Side;
import dev.threadlab.crds.Cell;
import java.util.List;

/** A row for each cell. */
final class CellTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("profile", Side.Left),
          new Column("variant", Side.Left),
          new Column("runs", Side.Right),
          new Column("median", Side.Right),
          new Column("p10..p90", Side.Right),
          new Column("CPU used", Side.Right),
          new Column("throttled", Side.Right),
          new Column("threads", Side.Right),
          new Column("CPUs", Side.Right),
          new Column("output", Side.Left));

  private CellTable() {}

  static Table of(List<Cell> cells) {
    return new Table(COLUMNS, cells.stream().map(CellTable::row).toList());
  }

  private static List<String> row(Cell cell) {
    var time = cell.durationMicros();
    var cpu = cell.cpuMicros();
    return List.of(
        cell.profile(),
        cell.twin() == null ? cell.variant() : cell.variant() + " (twin)",
        String.valueOf(cell.runs()),
        time == null ? Figures.ABSENT : Figures.time(time.median()),
        time == null ? Figures.ABSENT : Figures.spread(time),
        cpu == null ? Figures.ABSENT : Figures.time(cpu.median()),
        Figures.percent(cell.throttledPermille()),
        cell.maxThreads() == null ? Figures.ABSENT : cell.maxThreads().toString(),
        Figures.cpus(cell.cpusSeen()),
        Figures.integrity(cell.integrity()));
  }
}
