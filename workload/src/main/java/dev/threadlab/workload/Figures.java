package dev.threadlab.workload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.threadlab.integrity.Integrity;
import dev.threadlab.report.Counters;
import dev.threadlab.report.Iteration;
import dev.threadlab.report.RunReport;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What matters most of a report, small enough for the termination log.
 *
 * @param durationMicros the median of the measured iterations' wall times
 * @param cpuMicros the median of their CPU times
 * @param throttledPermille of 1000 enforcement periods in them, in how many the quota was used up;
 *     absent where none elapsed or none can be seen
 * @param integrity the faults over all of them
 */
record Figures(
    long durationMicros, long cpuMicros, @Nullable Long throttledPermille, Integrity integrity) {

  static Figures of(RunReport report) {
    List<Iteration> measured =
        report.iterations().stream().filter(iteration -> !iteration.warmup()).toList();
    return new Figures(
        median(measured.stream().mapToLong(Iteration::durationNanos).toArray()) / 1000,
        median(measured.stream().mapToLong(Iteration::cpuNanos).toArray()) / 1000,
        throttledPermille(measured.stream().map(Iteration::counters).toList()),
        report.integrity());
  }

  /** As JSON, with the digest of the report that it belongs to. */
  String json(String sha256) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("version", RunReport.VERSION);
      json.writeStringField("sha256", sha256);
      json.writeNumberField("durationMicros", durationMicros);
      json.writeNumberField("cpuMicros", cpuMicros);
      if (throttledPermille != null) {
        json.writeNumberField("throttledPermille", throttledPermille);
      }
      integrity(json);
      json.writeEndObject();
    }
    return text.toString();
  }

  private void integrity(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("integrity");
    json.writeNumberField("lines", integrity.lines());
    json.writeNumberField("records", integrity.records());
    json.writeNumberField("lost", integrity.lost());
    json.writeNumberField("duplicated", integrity.duplicated());
    json.writeNumberField("torn", integrity.torn());
    json.writeNumberField("outOfOrder", integrity.outOfOrder());
    json.writeEndObject();
  }

  private static @Nullable Long throttledPermille(List<Counters> counters) {
    long periods = 0;
    long throttled = 0;
    for (Counters each : counters) {
      if (each.periods() != null && each.throttledPeriods() != null) {
        periods += each.periods();
        throttled += each.throttledPeriods();
      }
    }
    return periods == 0 ? null : throttled * 1000 / periods;
  }

  /** The middle value, or the mean of the two in the middle. */
  private static long median(long... values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
