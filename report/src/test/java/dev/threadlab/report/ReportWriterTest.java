package dev.threadlab.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportWriterTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyComponentIsWrittenUnderItsName() throws Exception {
    assertSame(Reports.full(), JSON.readTree(ReportWriter.write(Reports.full())));
  }

  @Test
  void whatIsAbsentIsLeftOut() throws Exception {
    assertSame(Reports.bare(), JSON.readTree(ReportWriter.write(Reports.bare())));
    assertThat(new String(ReportWriter.write(Reports.bare()), UTF_8)).doesNotContain("null");
  }

  @Test
  void aReportIsOneLine() {
    assertThat(new String(ReportWriter.write(Reports.full()), UTF_8)).doesNotContain("\n");
  }

  /** Holds a record against its JSON, component by component. */
  private static void assertSame(Object value, JsonNode json)
      throws ReflectiveOperationException, IOException {
    if (value instanceof List<?> list) {
      assertThat(json).hasSize(list.size());
      for (int i = 0; i < list.size(); i++) {
        assertSame(list.get(i), json.get(i));
      }
    } else if (value instanceof Record) {
      int present = 0;
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        Object part = component.getAccessor().invoke(value);
        assertThat(json.has(component.getName())).as(component.toString()).isEqualTo(part != null);
        if (part != null) {
          present++;
          assertSame(part, json.get(component.getName()));
        }
      }
      assertThat(json).hasSize(present);
    } else {
      assertThat(json.asText()).isEqualTo(value.toString());
    }
  }
}
