package dev.threadlab.experiment.status;

import dev.threadlab.crds.Run;
import dev.threadlab.experiment.run.RecordedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Fits the runs into the room: line reports leave first, those of the oldest rounds before others,
 * then the entries of runs in the same order. Each part is measured once, newest first, and no more
 * parts than fit.
 */
final class RunRoom {
  /** The most that line reports take of an object, in bytes of JSON. */
  static final long LINES = 256L << 10;

  private RunRoom() {}

  /**
   * What fitted.
   *
   * @param kept the entries, in the order of the plan
   * @param withoutEntry runs that have none, in the order of the plan
   * @param withoutLines runs that had line reports and do not show them, in the order of the plan
   */
  record Fitted(List<Run> kept, List<RecordedRun> withoutEntry, List<RecordedRun> withoutLines) {}

  /** Fits runs, which come in the order of the plan, into so many bytes. */
  static Fitted fit(List<RecordedRun> runs, long room) {
    var entries = runs.stream().map(RunEntry::withoutLines).toList();
    var shown = Newest.within(room, runs.size(), at -> StoredSize.of(entries.get(at)) + 1);
    long roomForLines = shown.first() > 0 ? 0 : Math.min(LINES, room - shown.taken());
    var lined = Newest.within(roomForLines, runs.size(), at -> RunEntry.linesSize(runs.get(at)));
    var kept = new ArrayList<Run>();
    for (int at = shown.first(); at < runs.size(); at++) {
      kept.add(at < lined.first() ? entries.get(at) : RunEntry.whole(runs.get(at)));
    }
    return new Fitted(kept, runs.subList(0, shown.first()), withoutLines(runs, lined.first()));
  }

  private static List<RecordedRun> withoutLines(List<RecordedRun> runs, int firstWithLines) {
    return IntStream.range(0, runs.size())
        .filter(at ->
            RunEntry.hasLeftLinesOut(runs.get(at))
                || (at < firstWithLines && RunEntry.hasLines(runs.get(at))))
        .mapToObj(runs::get)
        .toList();
  }

  /**
   * The newest parts that fit.
   *
   * @param first the place of the oldest of them
   * @param taken their bytes
   */
  private record Newest(int first, long taken) {
    static Newest within(long room, int parts, IntToLongFunction size) {
      long taken = 0;
      int first = parts;
      while (first > 0) {
        long next = taken + size.applyAsLong(first - 1);
        if (next > room) {
          break;
        }
        taken = next;
        first--;
      }
      return new Newest(first, taken);
    }
  }
}
