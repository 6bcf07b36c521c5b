package dev.threadlab.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlab.integrity.Integrity.Evidence;
import dev.threadlab.integrity.Integrity.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputCheckTest {
  private static final String FACTS =
      """
      current thread:<Thread(Thread-1 (<lambda>), started 140213)>
      current pid:94
      total threads:30
      CPU number:6
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        FACTS + "write a\n\n" + FACTS + "write b\n\n",
        FACTS + "a\n\n" + FACTS + "b\n\n",
        "current pid:94\ntotal threads:30\nCPU number:6\nwrite a\n\ncurrent pid:94\nwrite b\n\n",
        "CPU number:6\na\n\ncurrent thread:<x>\nCPU number:6\nb\n\n",
        "write a\n\nwrite b\n\n",
        "a\n\nb\n\n",
        FACTS + "write a\n\n" + FACTS + "b\n\n",
        "\n\n  \n" + FACTS + "write a\n\n\n\t\n" + FACTS + "write b\n\n\n",
        FACTS + "write a\n\n" + FACTS + "write b\n",
        FACTS + "write a\n\n" + FACTS + "write b",
        "current pid:94 \t\nwrite a   \n   \nCPU number:6  \nwrite b\t",
        "current pid:94\r\nwrite a\r\n\r\nCPU number:6\r\nwrite b\r\n\r\n",
        "\uFEFFwrite a\r\n\r\nwrite b",
      })
  void everyFormOfTheArticleIsRead(String output) {
    assertThat(check("a\nb\n", output)).isEqualTo(new Integrity(2, 2, 0, 0, 0, 0, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "current pid:94\n",
        FACTS,
        "write a\nwrite a\n",
        "write b\nwrite a\n",
        "CPU number:6\ncurrent pid:94\nwrite a\n",
        "current pid:94\ncurrent pid:94\nwrite a\n",
        "current pid:\nwrite a\n",
        "current pid:9x\nwrite a\n",
        "current pid: 94\nwrite a\n",
        "current thread:\nwrite a\n",
        "current thread:<x\nwrite a\n",
        "current thread:<x>current thread:<y>\nwrite a\n",
        "current pid:94CPU number:6\nwrite a\n",
        "total threads:-1\nwrite a\n",
        "cpu number:6\nwrite a\n",
        "something else\nwrite a\n",
        "write a\nCPU number:6\n",
        "write z\n",
        "Write a\n",
        "write\ta\n",
        "write  a\n",
        " a\n",
        "write awrite a\n",
        "\0\0\0write a\n",
      })
  void whatIsNoWholeRecordOfAnyLineIsTorn(String output) {
    var integrity = check("a\nb\n", output);
    assertThat(integrity).extracting(Integrity::records, Integrity::torn).containsExactly(1L, 1L);
    assertThat(integrity.lost()).isEqualTo(2);
    assertThat(integrity.intact()).isFalse();
  }

  @Test
  void everyFaultIsNamedByItsLine() {
    var faults =
        Faults.of("a\nb\nc\nd\n", "write b\n\nwrite a\n\nwrite b\n\nwrite c\nwrite d\n\nwrite x\n");
    assertThat(faults.outOfOrder()).containsExactly("a");
    assertThat(faults.duplicated()).containsExactly("b");
    assertThat(faults.torn()).containsExactly("d", "x");
    assertThat(faults.lost()).containsExactly("c", "d");
  }

  @Test
  void theEvidenceIsInFileOrderAndLostLinesComeLast() {
    assertThat(check("a\nb\nc\n", "write b\n\nwrite a\n\nwrite b\n\ncurrent pid:1\n").evidence())
        .containsExactly(
            new Evidence(Fault.OutOfOrder, "a", 2),
            new Evidence(Fault.Duplicated, "b", 3),
            new Evidence(Fault.Torn, "current pid:1", 4),
            new Evidence(Fault.Lost, "c", 0));
  }

  @Test
  void theEvidenceIsTheFirstTenFaultsAndTheCountsAreOfAll() {
    var integrity = check("a\nb\n", "write x\n\n".repeat(12));
    assertThat(integrity.torn()).isEqualTo(12);
    assertThat(integrity.lost()).isEqualTo(2);
    assertThat(integrity.evidence())
        .hasSize(10)
        .allMatch(evidence -> evidence.fault() == Fault.Torn)
        .last()
        .isEqualTo(new Evidence(Fault.Torn, "x", 10));
  }

  @Test
  void theTextOfEvidenceIsCutBetweenCharacters() {
    assertThat(check("", "x".repeat(119) + "\uD83E\uDDF5 and more\n").evidence().getFirst().line())
        .isEqualTo("x".repeat(119));
    assertThat(check("", "x".repeat(121) + "\n").evidence().getFirst().line()).hasSize(120);
  }

  @Test
  void equalLinesAreMatchedByOccurrence() {
    assertThat(check("a\na\nb\na\n", "a\n\na\n\nb\n\na\n").intact()).isTrue();
    var faults = Faults.of("a\nb\na\n", "b\n\na\n\na\n\na\n");
    assertThat(faults.outOfOrder()).containsExactly("a");
    assertThat(faults.duplicated()).containsExactly("a");
    assertThat(faults.lost()).isEmpty();
    assertThat(Faults.of("a\nb\na\n", "a\n\nb\n").lost()).containsExactly("a");
  }

  @Test
  void aDuplicateIsNotAlsoOutOfOrder() {
    var faults = Faults.of("a\nb\n", "a\n\nb\n\na\n");
    assertThat(faults.duplicated()).containsExactly("a");
    assertThat(faults.outOfOrder()).isEmpty();
  }

  @Test
  void oneLateLineIsOneFaultAndOneEarlyLineOneForEachItOvertook() {
    assertThat(Faults.of("a\nb\nc\nd\n", "b\n\nc\n\nd\n\na\n").outOfOrder()).containsExactly("a");
    assertThat(Faults.of("a\nb\nc\nd\n", "d\n\na\n\nb\n\nc\n").outOfOrder())
        .containsExactly("a", "b", "c");
  }

  @Test
  void linesThatLookLikeFactsAreLinesWhereTheLineStands() {
    String input = "current pid:94\nCPU number:6\n";
    assertThat(
            check(input, "current pid:94\ncurrent pid:94\n\nCPU number:6\nCPU number:6\n").intact())
        .isTrue();
    assertThat(check(input, "write current pid:94\n\nCPU number:6\nwrite CPU number:6\n").intact())
        .isTrue();
  }

  @Test
  void linesThatBeginWithWriteAreReadAsTheRecordBefore() {
    String input = "start\nwrite foo\nfoo\nwrite\nwrite write foo\n";
    assertThat(
            check(
                    input,
                    "write start\n\nwrite write foo\n\nwrite foo\n\nwrite write\n\nwrite write write foo\n")
                .intact())
        .isTrue();
    assertThat(check(input, "start\n\nwrite foo\n\nfoo\n\nwrite\n\nwrite write foo\n").intact())
        .isTrue();
  }

  @Test
  void aBlankLineIsALineWrittenAsWriteAlone() {
    assertThat(check("a\n\nb\n  \n", "write a\n\nwrite \n\nwrite b\n\nwrite\n\n").intact())
        .isTrue();
    assertThat(Faults.of("a\n\nb\n", "write a\n\nwrite b\n\n").lost()).containsExactly("");
  }

  @Test
  void theEndOfTheInputIsTakenAsItIs() {
    assertThat(check("a\nb", "a\n\nb").intact()).isTrue();
    assertThat(check("a\r\nb\r\n", "a\n\nb").intact()).isTrue();
    assertThat(check("\uFEFFa\nb \n", "a\n\nb").intact()).isTrue();
    assertThat(check("", "")).isEqualTo(Integrity.NONE);
    assertThat(check("a\n", ""))
        .extracting(Integrity::lines, Integrity::lost)
        .containsExactly(1L, 1L);
  }

  @Test
  void rowsLongerThanTheBufferAreRead() {
    String line = "long ".repeat(100_000) + "end";
    assertThat(check(line + "\nb\n", FACTS + "write " + line + "\n\nwrite b\n").intact()).isTrue();
    assertThat(check(line + "\nb\n", FACTS + "write " + line + "x\n\nwrite b\n").torn())
        .isEqualTo(1);
  }

  @Test
  void bytesThatAreNoTextAreCompared(@TempDir Path dir) throws IOException {
    Path input =
        Files.write(dir.resolve("input"), "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    Path other =
        Files.write(dir.resolve("other"), "caf\u00e8\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(OutputCheck.compare(input, input).intact()).isTrue();
    assertThat(OutputCheck.compare(input, other).evidence())
        .containsExactly(
            new Evidence(Fault.Torn, "caf\uFFFD", 1), new Evidence(Fault.Lost, "caf\uFFFD", 0));
  }

  @Test
  void aFileThatIsNotThereIsAnError(@TempDir Path dir) throws IOException {
    Path there = Files.writeString(dir.resolve("there"), "a\n");
    Path missing = dir.resolve("missing");
    assertThatThrownBy(() -> OutputCheck.compare(there, missing))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> OutputCheck.compare(missing, there))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aMillionLinesAreCompared(@TempDir Path dir) throws IOException {
    int lines = 1_000_000;
    Path input = dir.resolve("input");
    Path output = dir.resolve("output");
    try (var in = Files.newBufferedWriter(input);
        var out = Files.newBufferedWriter(output)) {
      for (int line = 1; line <= lines; line++) {
        in.write("line" + line + "\n");
        if (line % 100_000 != 0) {
          out.write(FACTS + "write line" + line + "\n\n");
        }
        if (line % 200_000 == 1) {
          out.write(FACTS + "write line" + line + "\n\n");
        }
      }
      out.write(FACTS + "write line100000\n\n" + FACTS + "write line20");
    }
    var faults = Faults.of(input, output);
    assertThat(faults.integrity().lines()).isEqualTo(lines);
    assertThat(faults.integrity().records()).isEqualTo(lines - 10 + 5 + 2);
    assertThat(faults.outOfOrder()).containsExactly("line100000");
    assertThat(faults.duplicated())
        .containsExactly("line1", "line200001", "line400001", "line600001", "line800001", "line20");
    assertThat(faults.lost()).hasSize(9).startsWith("line200000").endsWith("line1000000");
    assertThat(faults.torn()).isEmpty();
  }

  private static Integrity check(String input, String output) {
    return Faults.of(input, output).integrity();
  }
}
