package dev.threadlab.cli.admission;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that are admitted, and files that are not, each with what is said of it: {@code # expect:
 * FIELD: MESSAGE}, as many as there are problems. {@code # server: accepts} marks where we are
 * stricter than {@code kubectl} and the API server.
 */
class AdmissionTableTest {
  private static final Path TABLE = Path.of("src/test/resources/admission");
  private static final String EXPECT = "# expect: ";

  private static final Admission ADMISSION = Admission.ofCommittedCrd();

  @ParameterizedTest
  @MethodSource("goodFiles")
  void goodFilesAreAdmitted(Path file) throws IOException {
    assertThat(ADMISSION.check(file).problems()).isEmpty();
    assertThat(ADMISSION.check(file).experiments()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void badFilesAreRefusedForAllThatIsWrong(Path file) throws IOException {
    List<String> expected =
        Files.readAllLines(file, ISO_8859_1).stream()
            .filter(line -> line.startsWith(EXPECT))
            .map(line -> line.substring(EXPECT.length()))
            .toList();
    var said =
        ADMISSION.check(file).problems().stream()
            .map(problem -> problem.toString().replaceFirst("^.*?\\.yaml:\\d+: ", ""))
            .toList();
    assertThat(expected).isNotEmpty();
    assertThat(said)
        .hasSameSizeAs(expected)
        .allSatisfy(each -> assertThat(expected).anyMatch(each::startsWith));
    assertThat(expected)
        .allSatisfy(each -> assertThat(said).anyMatch(text -> text.startsWith(each)));
  }

  static Stream<Path> goodFiles() throws IOException {
    return files("good");
  }

  static Stream<Path> badFiles() throws IOException {
    return files("bad");
  }

  private static Stream<Path> files(String folder) throws IOException {
    try (var files = Files.list(TABLE.resolve(folder))) {
      return files.sorted().toList().stream();
    }
  }
}
