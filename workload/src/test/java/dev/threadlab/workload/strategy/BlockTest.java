package dev.threadlab.workload.strategy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.workload.probe.LineProbe;
import dev.threadlab.workload.probe.ThreadCount;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BlockTest {
  @Test
  void aRecordIsTheFiveFactsAndAnEmptyRow() {
    LineProbe here = new LineProbe(ThreadCount.ofThisProcess());
    assertThat(Blocks.text(Blocks.of("line1")))
        .isEqualTo(
            """
            current thread:<%s tid %d>
            current pid:94
            total threads:30
            CPU number:6
            write line1

            """
                .formatted(here.thread(), here.threadId()));
  }

  @Test
  void anUnknownCpuHasNoRow() {
    assertThat(Blocks.text(Blocks.of(30, -1, "line1".getBytes(UTF_8))))
        .endsWith("total threads:30\nwrite line1\n\n");
  }

  @Property(tries = 200)
  void theLinesBytesAreKept(@ForAll byte[] line) {
    assertThat(Blocks.text(Blocks.of(1, 0, line)))
        .endsWith("\nwrite " + new String(line, ISO_8859_1) + "\n\n");
  }

  @Test
  void rowsCoverTheWholeTextWithoutGaps() {
    Block block = Blocks.of("x".repeat(1000));
    assertThat(block.rows()).isEqualTo(6);
    assertThat(block.rowStart(0)).isZero();
    for (int row = 1; row < block.rows(); row++) {
      assertThat(block.rowStart(row)).isEqualTo(block.rowEnd(row - 1));
    }
    assertThat(block.rowEnd(5)).isEqualTo(block.length());
  }
}
