package dev.threadlab.experiment.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadlab.experiment.report.ReportReader.Result;
import dev.threadlab.experiment.report.ReportReader.Result.Read;
import dev.threadlab.experiment.report.ReportReader.Result.Unreadable;
import dev.threadlab.report.Frames;
import dev.threadlab.report.ReportWriter;
import dev.threadlab.report.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a report may lack, by name of the field. */
  private static final Set<String> MAY_BE_ABSENT =
      Set.of(
          "usageNanos",
          "periods",
          "throttledPeriods",
          "throttledNanos",
          "voluntarySwitches",
          "involuntarySwitches",
          "startupMicros",
          "maxResidentBytes",
          "limitMillis",
          "memoryLimitBytes",
          "allowed",
          "available",
          "wanted",
          "hardware",
          "cpuModel",
          "maxMegahertz",
          "logicalCpus",
          "physicalCores",
          "memoryBytes",
          "model",
          "kernel",
          "cgroupVersion");

  @Test
  void aReportIsReadAsItWasWritten() {
    assertThat(ReportReader.read(ReportWriter.write(Reports.full())))
        .isEqualTo(new Read(Reports.full()));
  }

  @Test
  void unknownFieldsArePassedOver() {
    var report = tree();
    report.putObject("pressure").put("some", 1);
    ((ObjectNode) report.at("/iterations/0")).put("gcMicros", 12);
    assertThat(read(report)).isEqualTo(new Read(Reports.full()));
  }

  @Test
  void anotherVersionIsCalledThatWhateverElseItHas() {
    assertThat(ReportReader.read("{\"version\":2,\"runs\":[]}".getBytes(UTF_8)))
        .isEqualTo(new Unreadable("the run report has version 2, not 1"));
  }

  @Test
  void everyFieldThatIsNotNullableMustBeThere() {
    for (String pointer : fields(tree(), "")) {
      var report = tree();
      String name = pointer.substring(pointer.lastIndexOf('/') + 1);
      parent(report, pointer).remove(name);
      assertThat(read(report))
          .as("without %s", pointer)
          .isInstanceOf(mayBeAbsent(pointer) ? Read.class : Unreadable.class);
    }
  }

  @Test
  void aNullIsNoValueForAFieldThatMustBeThere() {
    for (String pointer : fields(tree(), "")) {
      var report = tree();
      String name = pointer.substring(pointer.lastIndexOf('/') + 1);
      parent(report, pointer).putNull(name);
      assertThat(read(report))
          .as("null for %s", pointer)
          .isInstanceOf(mayBeAbsent(pointer) ? Read.class : Unreadable.class);
    }
  }

  @Test
  void aFieldOfAnotherTypeIsRefused() {
    for (String pointer : fields(tree(), "")) {
      var report = tree();
      String name = pointer.substring(pointer.lastIndexOf('/') + 1);
      parent(report, pointer)
          .set(
              name,
              JsonNodeFactory.instance.arrayNode().add(JsonNodeFactory.instance.objectNode()));
      assertThat(read(report)).as("[{}] for %s", pointer).isInstanceOf(Unreadable.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /iterations/1/durationNanos, -1
          /iterations/1/durationNanos, 0
          /iterations/1/durationNanos, 9000000000000000000
          /iterations/1/cpuNanos,      -1
          /iterations/1/threadsMost,   -1
          /iterations/1/counters/periods, -1
          /iterations/1/counters/throttledNanos, -5
          /iterations/1/counters/migrations, -5
          /iterations/1/integrity/lost, -1
          /iterations/1/integrity/lines, 1000000001
          /lines/0/startNanos, -1
          /lines/0/startNanos, 3000
          /lines/0/threads, -1
          /lines/0/cpu, 8192
          /linesOmitted, -1
          /cpus/seen/0, -1
          /cpus/available, 0
          /cpus/wanted, -1
          /cpus/limitMillis, -1
          /iterations/1/durationNanos, 99999999999999999999
          /iterations/1/durationNanos, 999999999999999999999
          """)
  void numbersThatCannotBeAreRefused(String pointer, String number) {
    var report = tree();
    var parent = report.at(pointer.substring(0, pointer.lastIndexOf('/')));
    var value = JsonNodeFactory.instance.numberNode(new BigInteger(number));
    if (parent instanceof ArrayNode array) {
      array.set(0, value);
    } else {
      ((ObjectNode) parent).set(pointer.substring(pointer.lastIndexOf('/') + 1), value);
    }
    assertThat(read(report)).isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {"0|1", "0-3|4", "0-3,8,10-11|7", "''|-", "all|-", "0-|-", "0,,1|-", "0-99999|-"})
  void aListOfCpusIsOneOrTheReportIsRefused(String allowed, @Nullable Integer count) {
    var report = tree();
    ((ObjectNode) report.get("cpus")).put("allowed", allowed);
    if (count == null) {
      assertThat(read(report)).isInstanceOf(Unreadable.class);
    } else {
      assertThat(((Read) read(report)).report().cpus().allowedCount()).isEqualTo(count);
    }
  }

  @Test
  void aReportWithoutAMeasuredIterationIsRefused() {
    var report = Reports.of(List.of(Reports.iteration(0, true, 5, 1, null, null)));
    assertThat(ReportReader.read(ReportWriter.write(report)))
        .isEqualTo(new Unreadable("the run report makes no sense: it has no measured iteration"));
  }

  @Test
  void moreLineReportsThanAreKeptAreRefused() {
    var report = tree();
    var lines = (ArrayNode) report.get("lines");
    while (lines.size() <= RunReport.LINES_KEPT) {
      lines.add(lines.get(0));
    }
    assertThat(read(report)).isInstanceOf(Unreadable.class);
  }

  @Test
  void textBooleansAndFractionsAreNoNumbers() {
    for (String wrong : List.of("\"1\"", "1.5", "true", "[1]")) {
      var json = tree().toString().replace("\"linesOmitted\":0", "\"linesOmitted\":" + wrong);
      assertThat(ReportReader.read(json.getBytes(UTF_8))).as(wrong).isInstanceOf(Unreadable.class);
    }
  }

  @Test
  void whatIsNoJsonOrMoreThanOneDocumentIsRefused() {
    var good = tree().toString();
    for (String bad :
        List.of("", "null", "[]", "7", "{", good + "{}", "{\"version\":1,\"version\":1}")) {
      assertThat(ReportReader.read(bad.getBytes(UTF_8))).as(bad).isInstanceOf(Unreadable.class);
    }
  }

  @Test
  void aDeepDocumentIsRefused() {
    var deep = "{\"version\":1,\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(ReportReader.read(deep.getBytes(UTF_8))).isInstanceOf(Unreadable.class);
  }

  @Test
  void aDocumentThatIsTooLargeIsRefusedUnread() {
    assertThat(ReportReader.read(new byte[Frames.JSON_MOST + 1]))
        .isEqualTo(new Unreadable("the run report has 67108865 bytes, more than 67108864"));
  }

  @Test
  void aRefusalIsShortWhateverTheDocumentHolds() {
    var report = tree();
    report.put("version", "x".repeat(1_000_000));
    assertThat(read(report))
        .isInstanceOfSatisfying(
            Unreadable.class, refused -> assertThat(refused.why()).hasSizeLessThanOrEqualTo(300));
  }

  @Property
  void aDamagedReportIsReadOrRefusedAndNothingElse(
      @ForAll @IntRange(max = 10_000) int at, @ForAll byte damage) {
    byte[] json = ReportWriter.write(Reports.full());
    json[at % json.length] = damage;
    assertThat(ReportReader.read(json)).isNotNull();
  }

  @Property
  void aReportThatEndsEarlyIsRefused(@ForAll @IntRange(max = 10_000) int at) {
    byte[] json = ReportWriter.write(Reports.full());
    assertThat(ReportReader.read(Arrays.copyOf(json, at % json.length)))
        .isInstanceOf(Unreadable.class);
  }

  /** Of a line, everything but its text. */
  private static boolean mayBeAbsent(String pointer) {
    return MAY_BE_ABSENT.contains(pointer.substring(pointer.lastIndexOf('/') + 1))
        || pointer.matches("/lines/\\d/(?!line$).*");
  }

  private static Result read(JsonNode report) {
    return ReportReader.read(report.toString().getBytes(UTF_8));
  }

  private static ObjectNode tree() {
    try {
      return (ObjectNode) JSON.readTree(ReportWriter.write(Reports.full()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static ObjectNode parent(JsonNode report, String pointer) {
    return (ObjectNode) report.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  /** The pointers to all fields of all objects. */
  private static List<String> fields(JsonNode node, String pointer) {
    var fields = new ArrayList<String>();
    for (var field : node.properties()) {
      fields.add(pointer + "/" + field.getKey());
      fields.addAll(fields(field.getValue(), pointer + "/" + field.getKey()));
    }
    for (int at = 0; node.isArray() && at < node.size(); at++) {
      fields.addAll(fields(node.get(at), pointer + "/" + at));
    }
    return fields;
  }
}
