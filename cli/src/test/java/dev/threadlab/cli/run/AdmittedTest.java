package dev.threadlab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlab.cli.local.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmittedTest {
  private final Admitted admitted = new Admitted(Documents::new);

  @TempDir Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws Exception {
    file =
        Files.writeString(
            directory.resolve("e.yaml"),
            """
            apiVersion: threadlab.dev/v1alpha1
            kind: ThreadExperiment
            metadata: {name: example}
            spec:
              input: {lines: 20}
              profiles: [{name: 1cpu, cpu: "1", memory: 1Gi}]
              variants: [{name: single, strategy: Sequential}]
            """);
  }

  @Test
  void withoutReplacementsTheFileIsTheDesign() throws Exception {
    var spec = admitted.experiment(file, null, null).spec();
    assertThat(spec.rounds()).isEqualTo(10);
    assertThat(spec.seed()).isNull();
  }

  @Test
  void roundsAndSeedAreReplacedInTheObject() throws Exception {
    var spec = admitted.experiment(file, 3, 7L).spec();
    assertThat(spec.rounds()).isEqualTo(3);
    assertThat(spec.seed()).isEqualTo(7L);
    assertThat(spec.profiles().getFirst().memory().getNumericalAmount().longValueExact())
        .isEqualTo(1L << 30);
  }

  @Test
  void whatReplacesIsHeldToTheSameRules() {
    assertThatThrownBy(() -> admitted.experiment(file, 0, null))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("--rounds")
        .hasMessageContaining("spec.rounds");
    assertThatThrownBy(() -> admitted.experiment(file, null, -1L))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("spec.seed");
  }

  @Test
  void whatIsWrongInTheFileIsSaidWithItsLine() throws Exception {
    var _ = Files.writeString(file, Files.readString(file).replace("Sequential", "Sequentially"));
    assertThatThrownBy(() -> admitted.experiment(file, null, null))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("e.yaml:7: spec.variants[0].strategy");
  }
}
