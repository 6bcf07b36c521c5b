package dev.threadlab.workload.strategy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

class CursorTest {
  @Property(tries = 500)
  void oneThreadTakesEveryLineOnceAndInOrder(
      @ForAll @CharRange(from = '\n', to = '\r') String text) {
    assertThat(taken(text)).isEqualTo(lines(text));
  }

  private static List<String> taken(String text) {
    List<String> taken = new ArrayList<>();
    Cursor cursor = new Cursor(text.getBytes(ISO_8859_1), new Cursor.Field());
    for (Line line = cursor.next(); line != null; line = cursor.next()) {
      taken.add(text.substring(line.from(), line.to()));
    }
    return taken;
  }

  /** The texts before each line break, and what follows the last. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }
}
