package dev.threadlab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.Scaling;
import dev.threadlab.crds.Scaling.Law;
import dev.threadlab.crds.Scaling.Over;
import dev.threadlab.crds.Scaling.Size;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScalingTableTest {
  private static final Law LAW = new Law("0.1", "0.08", "0.12", null, null, null, null);

  @Test
  void eachLadderIsARow() {
    var sizes =
        List.of(
            new Size("pool-1", "1", "1"),
            new Size("pool-2", "2", "1.94"),
            new Size("pool-4", "4", "1.95"));
    var scaling =
        List.of(
            new Scaling(Over.Cpus, "threads", null, List.of(), null, null, null, "Too few."),
            new Scaling(Over.Threads, null, "2cpu", sizes, LAW, null, "pool-2", "Enough."));
    assertThat(ScalingTable.of(scaling).lines(100))
        .containsExactly(
            "scaling of  over     speed-up                   serial            enough",
            "threads     CPUs     -                          -                 -",
            "2cpu        threads  1: 1x, 2: 1.94x, 4: 1.95x  0.1 (0.08..0.12)  pool-2");
  }

  @Test
  void manySizesTakeMoreLinesNotMoreColumns() {
    var sizes =
        IntStream.rangeClosed(1, 16)
            .mapToObj(at -> new Size("v".repeat(40) + at, at + "00", at + ".123"))
            .toList();
    var scaling =
        new Scaling(
            Over.Threads, null, "p".repeat(40), sizes, LAW, null, "v".repeat(40), "Enough.");
    assertThat(ScalingTable.of(List.of(scaling)).lines(100))
        .hasSizeGreaterThan(2)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }
}
