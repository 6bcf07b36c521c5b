package dev.threadlab.cli.analyze;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;

/** An analysis as one JSON document, for programs. */
final class JsonFormat {
  private JsonFormat() {}

  static void write(Analysis analysis, Writer out) throws IOException {
    try (var json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeNumberField("lines", analysis.integrity().lines());
      json.writeNumberField("records", analysis.integrity().records());
      write(json, "lost", analysis.lost());
      write(json, "duplicated", analysis.duplicated());
      write(json, "torn", analysis.torn());
      write(json, "outOfOrder", analysis.outOfOrder());
      json.writeBooleanField("intact", analysis.integrity().intact());
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void write(JsonGenerator json, String name, Texts texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
