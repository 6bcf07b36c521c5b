package dev.threadlab.experiment.status;

import dev.threadlab.crds.Cell;
import java.util.List;

/** Keeps every cell, and of each no more CPU numbers than there is room for in all of them. */
final class CellRoom {
  private static final int CPUS_IN_ALL_CELLS = 16_384;

  private CellRoom() {}

  /**
   * What fitted.
   *
   * @param kept all cells
   * @param cpusEach the most CPU numbers that one lists
   * @param shortened cells that saw more CPUs than they list
   */
  record Fitted(List<Cell> kept, int cpusEach, int shortened) {}

  static Fitted fit(List<Cell> cells) {
    int each = CPUS_IN_ALL_CELLS / cells.size();
    int shortened = (int) cells.stream().filter(cell -> cell.cpusSeen().size() > each).count();
    return new Fitted(cells.stream().map(cell -> shortened(cell, each)).toList(), each, shortened);
  }

  private static Cell shortened(Cell cell, int cpus) {
    return new Cell(
        cell.profile(),
        cell.variant(),
        cell.twin(),
        cell.runs(),
        cell.durationMicros(),
        cell.cpuMicros(),
        cell.throttledPermille(),
        cell.cpus(),
        cell.cpusSeen().stream().limit(cpus).toList(),
        cell.maxThreads(),
        cell.integrity());
  }
}
