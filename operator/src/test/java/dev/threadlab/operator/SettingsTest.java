package dev.threadlab.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Map<String, String> LEAST =
      Map.of(
          "THREADLAB_WORKLOAD_IMAGE", "threadlab/workload:1",
          "THREADLAB_LEASE_NAMESPACE", "threadlab",
          "HOSTNAME", "operator-1");

  @Test
  void noNamespaceMeansAll() {
    assertThat(Settings.of(LEAST).namespaces()).isEmpty();
    assertThat(Settings.of(with("THREADLAB_NAMESPACES", "a, b,")).namespaces())
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void whatIsMissingOrWrongIsNamed() {
    assertThatThrownBy(() -> Settings.of(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("THREADLAB_WORKLOAD_IMAGE");
    assertThatThrownBy(() -> Settings.of(with("THREADLAB_PORT", "eighty")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("THREADLAB_PORT");
  }

  @Test
  void pythonHasAnImageOfItsOwn() {
    assertThat(Settings.of(LEAST).images().java()).isEqualTo("threadlab/workload:1");
    assertThat(Settings.of(LEAST).images().python()).isEqualTo("threadlab/workload-python");
    assertThat(Settings.of(with("THREADLAB_PYTHON_IMAGE", "mine:2")).images().python())
        .isEqualTo("mine:2");
  }

  @Test
  void commandsRunAsAUserThatIsNotRootOrAsTheClusterSays() {
    assertThat(Settings.of(LEAST).images().user()).isEqualTo(65532);
    assertThat(Settings.of(with("THREADLAB_COMMAND_USER", "")).images().user()).isNull();
    assertThatThrownBy(() -> Settings.of(with("THREADLAB_COMMAND_USER", "0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("THREADLAB_COMMAND_USER");
  }

  private static Map<String, String> with(String name, String value) {
    var environment = new HashMap<>(LEAST);
    environment.put(name, value);
    return environment;
  }
}
