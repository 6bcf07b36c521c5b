package dev.threadlab.operator.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of good and bad files that the command {@code threadlab validate} is held against. */
final class Table {
  private static final Path FILES = TestCluster.ROOT.resolve("cli/src/test/resources/admission");
  private static final String EXPECT = "# expect: ";
  private static final Pattern NAMESPACE = Pattern.compile("(?m)^(  namespace: )[a-z0-9-]+");

  private Table() {}

  /**
   * A file.
   *
   * @param expected what the command says of it: {@code FIELD: MESSAGE}, none for a good file
   * @param stricter whether the command is stricter than the API server
   */
  record File(Path path, List<String> expected, boolean stricter) {
    static File read(Path path) {
      try {
        var lines = Files.readAllLines(path, ISO_8859_1);
        var expected =
            lines.stream().filter(line -> line.startsWith(EXPECT)).map(File::expectation);
        return new File(path, expected.toList(), lines.contains("# server: accepts"));
      } catch (IOException unread) {
        throw new UncheckedIOException(unread);
      }
    }

    private static String expectation(String line) {
      return line.substring(EXPECT.length()).strip();
    }

    boolean isGood() {
      return expected.isEmpty() || stricter;
    }

    /** Whether what is said of it holds for kubectl, which reads a file in its own way first. */
    boolean isForKubectl() {
      boolean several = Arrays.stream(text().split("\\R")).skip(1).anyMatch("---"::equals);
      return several || stricter || text().contains("<<:");
    }

    /** Its bytes, for this namespace if it names one. */
    byte[] in(String namespace) {
      return NAMESPACE.matcher(text()).replaceFirst("$1" + namespace).getBytes(ISO_8859_1);
    }

    private String text() {
      try {
        return Files.readString(path, ISO_8859_1);
      } catch (IOException unread) {
        throw new UncheckedIOException(unread);
      }
    }

    /** The rule that refuses it, if it is one of these, and nothing else is wrong. */
    Optional<String> ruleAmong(List<String> rules) {
      return expected.size() == 1 && expected.getFirst().startsWith("spec")
          ? rules.stream().filter(rule -> rule.startsWith(message(expected.getFirst()))).findFirst()
          : Optional.empty();
    }

    /** What an expectation says of its field. */
    static String message(String expectation) {
      return expectation.substring(expectation.indexOf(": ") + 1).strip();
    }

    @Override
    public String toString() {
      return FILES.relativize(path).toString();
    }
  }

  static Stream<File> files() {
    return Stream.of("good", "bad").flatMap(Table::files);
  }

  private static Stream<File> files(String folder) {
    try (var files = Files.list(FILES.resolve(folder))) {
      return files.sorted().map(File::read).toList().stream();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
