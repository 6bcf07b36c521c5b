package dev.threadlab.experiment.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.threadlab.report.Frames;
import dev.threadlab.report.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads the JSON of a run report. It comes from a pod, which may have been anything: what is too
 * large, too deep, not whole or makes no sense is refused with the reason. Fields that this version
 * does not know are passed over.
 */
public final class ReportReader {
  private static final int DEEPEST = 16;
  private static final int LONGEST_TEXT = 4 << 20;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_NUMBER = 20;
  private static final int LONGEST_REASON = 300;

  private static final ObjectMapper JSON = mapper();

  private ReportReader() {}

  /** What reading gave. */
  public sealed interface Result {
    /** The report, whose numbers make sense. */
    record Read(RunReport report) implements Result {}

    /** Why there is none, in a sentence of at most some hundred characters. */
    record Unreadable(String why) implements Result {}
  }

  /** Reads a report from its JSON in UTF-8. */
  public static Result read(byte[] json) {
    if (json.length > Frames.JSON_MOST) {
      return new Result.Unreadable(
          "the run report has %d bytes, more than %d".formatted(json.length, Frames.JSON_MOST));
    }
    try {
      Version version = JSON.readValue(json, Version.class);
      return switch (version) {
        case null -> new Result.Unreadable("the run report is null");
        case Version(int number) when number == RunReport.VERSION -> checked(json);
        case Version(int number) ->
            new Result.Unreadable(
                "the run report has version %d, not %d".formatted(number, RunReport.VERSION));
      };
    } catch (JsonProcessingException malformed) {
      return new Result.Unreadable(reason(malformed));
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
  }

  private static Result checked(byte[] json) throws IOException {
    RunReport report = JSON.readValue(json, RunReport.class);
    return Plausibility.firstNonsense(report)
        .<Result>map(what -> new Result.Unreadable("the run report makes no sense: " + what))
        .orElseGet(() -> new Result.Read(report));
  }

  private static String reason(JsonProcessingException malformed) {
    String why = "the run report is not readable: " + malformed.getOriginalMessage();
    return why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON);
  }

  /** Only the version, so that a report of another version is called that, whatever else it has. */
  private record Version(int version) {}

  private static ObjectMapper mapper() {
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxDocumentLength(Frames.JSON_MOST)
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    return JsonMapper.builder(factory)
        .annotationIntrospector(new NullnessIntrospector())
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
