package dev.threadlab.experiment.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's correction: of many questions asked at once, some look answered by chance. */
public final class Holm {
  private Holm() {}

  /**
   * Each chance as it stands among all of them, in the same order: if those of at most {@code
   * alpha} are claimed, then the chance of even one false claim is at most {@code alpha}.
   */
  public static List<Double> adjusted(List<Double> chances) {
    int[] order =
        IntStream.range(0, chances.size())
            .boxed()
            .sorted(Comparator.comparing(chances::get))
            .mapToInt(Integer::intValue)
            .toArray();
    Double[] adjusted = new Double[order.length];
    double most = 0;
    for (int place = 0; place < order.length; place++) {
      most = Math.max(most, (order.length - place) * chances.get(order[place]));
      adjusted[order[place]] = Math.min(1, most);
    }
    return List.of(adjusted);
  }
}
