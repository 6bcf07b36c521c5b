package dev.threadlab.cli.admission;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.threadlab.crds.ThreadExperiment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Says of a file what the API server would say: unknown fields, schema, defaults and rules come
 * from the committed CRD. Stricter in one thing: a field written twice is refused, where {@code
 * kubectl} takes the last.
 */
public final class Admission {
  /** What the API server takes in one request. */
  private static final int MOST_BYTES = 3 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RuleLanguage language = new RuleLanguage();
  private final CompletableFuture<Crd> crd =
      CompletableFuture.supplyAsync(Crd::committed, Thread::startVirtualThread);

  private Admission() {}

  private static final class Committed {
    static final Admission ADMISSION = new Admission();
  }

  /**
   * Admission by the CRD that is installed in clusters. The first call begins to read that CRD and
   * the language of its rules, in the background.
   */
  public static Admission ofCommittedCrd() {
    return Committed.ADMISSION;
  }

  /**
   * Admits or refuses a file with exactly one experiment.
   *
   * @throws IOException if the file cannot be read
   */
  public Verdict admit(Path file) throws IOException {
    var reader = CompletableFuture.supplyAsync(Admission::reader, Thread::startVirtualThread);
    var checked = check(file);
    if (!checked.problems().isEmpty()) {
      return new Verdict.Refused(checked.problems());
    }
    if (checked.experiments().size() > 1) {
      var message =
          "has %d experiments: give a file with one".formatted(checked.experiments().size());
      return new Verdict.Refused(List.of(new Problem(file, 1, "", message)));
    }
    JsonNode object = JSON.valueToTree(checked.experiments().getFirst());
    return new Verdict.Admitted(reader.join().readValue(object));
  }

  /** Learning the object's classes takes a while, which passes beside the check. */
  private static ObjectReader reader() {
    return JSON.readerFor(ThreadExperiment.class);
  }

  /**
   * Checks every experiment of a file.
   *
   * @throws IOException if the file cannot be read
   */
  public Checked check(Path file) throws IOException {
    byte[] bytes = read(file);
    if (bytes.length > MOST_BYTES) {
      return refused(file, 1, "this has more than 3 MiB, which the API server would not take");
    }
    try {
      return check(file, Documents.read(withoutByteOrderMark(decode(bytes))));
    } catch (CharacterCodingException e) {
      return refused(
          file, firstLineNotUtf8(bytes), "this is not UTF-8: save the file in that encoding");
    } catch (Documents.NotYaml e) {
      return refused(file, e.line, e.problem);
    }
  }

  private Checked check(Path file, List<Document> documents) {
    var experiments = new ArrayList<Map<?, ?>>();
    var passedOver = new ArrayList<String>();
    var problems = new ArrayList<Problem>();
    for (Document document : documents) {
      switch (new DocumentCheck(crd.join(), language).check(document)) {
        case DocumentCheck.Empty() -> {}
        case DocumentCheck.Other(var name) -> passedOver.add(name);
        case DocumentCheck.Good(var object) -> experiments.add(object);
        case DocumentCheck.Bad(var findings) ->
            findings.forEach(each ->
                problems.add(
                    new Problem(file, document.line(each.field()), each.field(), each.message())));
      }
    }
    if (experiments.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem(file, 1, "", nothingToAdmit()));
    }
    problems.sort(Comparator.comparingInt(Problem::line));
    return new Checked(experiments, passedOver, problems);
  }

  private String nothingToAdmit() {
    return "there is no %2$s in this file: begin it with apiVersion: %1$s and kind: %2$s"
        .formatted(crd.join().apiVersion(), crd.join().kind());
  }

  private static Checked refused(Path file, int line, String message) {
    return new Checked(List.of(), List.of(), List.of(new Problem(file, line, "", message)));
  }

  private static byte[] read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(MOST_BYTES + 1);
    }
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static int firstLineNotUtf8(byte[] bytes) {
    int line = 1;
    int start = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        if (new String(bytes, start, at - start, UTF_8).contains("\uFFFD")) {
          return line;
        }
        line++;
        start = at + 1;
      }
    }
    return line;
  }

  /**
   * What a file has.
   *
   * @param experiments its experiments with the defaults filled in, as JSON would hold them
   * @param passedOver the kinds and names of its objects of other API groups, which are not checked
   * @param problems all that is wrong, by line; one if there is no experiment
   */
  public record Checked(
      List<Map<?, ?>> experiments, List<String> passedOver, List<Problem> problems) {
    public Checked {
      experiments = List.copyOf(experiments);
      passedOver = List.copyOf(passedOver);
      problems = List.copyOf(problems);
    }
  }
}
