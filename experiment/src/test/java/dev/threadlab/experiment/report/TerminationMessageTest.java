package dev.threadlab.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.IntegrityCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminationMessageTest {
  private static final String WHOLE =
      """
      {"version":1,"sha256":"abc","durationMicros":1200,"cpuMicros":900,"throttledPermille":10,
       "integrity":{"lines":40,"records":41,"lost":1,"duplicated":2,"torn":3,"outOfOrder":4}}\
      """;

  @Test
  void figuresAreThoseThatTheWorkloadStated() {
    var message = TerminationMessage.read(WHOLE).orElseThrow();
    assertThat(message.sha256()).isEqualTo("abc");
    assertThat(message.figures())
        .isNotNull()
        .satisfies(figures -> {
          assertThat(figures.durationMicros()).isEqualTo(1200);
          assertThat(figures.cpuMicros()).isEqualTo(900);
          assertThat(figures.integrity()).isEqualTo(new IntegrityCounts(40, 1, 2, 3, 4));
          assertThat(figures.cpusSeen()).isEmpty();
          assertThat(figures.maxThreads()).isNull();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "out of luck", "[]", "{\"sha256\":5}", "{\"cpuMicros\":1}"})
  void whatNamesNoDigestIsNoMessage(String message) {
    assertThat(TerminationMessage.read(message)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"durationMicros\":-1,\"cpuMicros\":1,",
        "\"durationMicros\":1.5,\"cpuMicros\":1,",
        "\"durationMicros\":1,\"cpuMicros\":1,",
        "\"durationMicros\":1,\"cpuMicros\":1,\"integrity\":{\"lines\":1},"
      })
  void figuresOfWhichOneIsMissingAreAbsent(String figures) {
    assertThat(TerminationMessage.read("{" + figures + "\"sha256\":\"abc\"}"))
        .contains(new TerminationMessage("abc", null));
  }
}
