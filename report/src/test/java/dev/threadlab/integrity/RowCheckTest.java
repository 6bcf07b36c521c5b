package dev.threadlab.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.integrity.Integrity.Evidence;
import dev.threadlab.integrity.Integrity.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowCheckTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          'a\nb\nc\n', 'a\nb\nc\n',       3, 0, 0, 0, 0
          'a\n\nc',    'a\n\nc',          3, 0, 0, 0, 0
          'a\nb\nc\n', 'a\nc\n',          2, 1, 0, 0, 0
          'a\nb\nc\n', 'a\nb\nb\nc\n',    4, 0, 1, 0, 0
          'a\nb\nc\n', 'a\nx\nb\nc\n',    4, 0, 0, 1, 0
          'a\nb\nc\n', 'a\nc\nb\n',       3, 0, 0, 0, 1
          'a\nb\nc\n', '',               0, 3, 0, 0, 0
          'a\nb\nc\n', 'a\nb\nc',         3, 0, 0, 1, 0
          'a\nb\nc\n', 'a \nb\r\nc\n',    3, 0, 0, 1, 0
          """)
  void onlyTheSameFileIsIntact(
      String expected,
      String output,
      long records,
      long lost,
      long duplicated,
      long torn,
      long outOfOrder)
      throws IOException {
    Integrity found = check(expected, output);
    assertThat(
            List.of(
                found.lines(),
                found.records(),
                found.lost(),
                found.duplicated(),
                found.torn(),
                found.outOfOrder()))
        .containsExactly(3L, records, lost, duplicated, torn, outOfOrder);
  }

  @Test
  void theFirstFaultsAreKeptAndLostLinesComeLast() throws IOException {
    assertThat(check("a\nb\nc\n", "x\na\nc\n").evidence())
        .containsExactly(new Evidence(Fault.Torn, "x", 1), new Evidence(Fault.Lost, "b", 0));
  }

  private Integrity check(String expected, String output) throws IOException {
    return RowCheck.compare(file("expected", expected), file("output", output));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(
        directory.resolve(name), text.replace("\\n", "\n").replace("\\r", "\r"));
  }
}
