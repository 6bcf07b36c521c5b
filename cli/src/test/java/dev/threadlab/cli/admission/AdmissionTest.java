package dev.threadlab.cli.admission;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.threadlab.crds.Iterations;
import dev.threadlab.crds.KeepPods;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.Variant.Synchronization;
import dev.threadlab.crds.Work;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmissionTest {
  private static final String GOOD =
      """
      apiVersion: threadlab.dev/v1alpha1
      kind: ThreadExperiment
      metadata: {name: experiment}
      spec:
        input: {lines: 20}
        profiles:
          - {name: small, cpu: 500m, memory: 1Gi}
          - name: large
            cpu: 2
            memory: 2Gi
        variants:
          - {name: single, strategy: Sequential}
      """;

  @TempDir private Path dir;

  private final Admission admission = Admission.ofCommittedCrd();

  @Test
  void anAdmittedExperimentHasItsDefaults() throws IOException {
    var spec = admitted(GOOD).getSpec();
    assertThat(spec.rounds()).isEqualTo(10);
    assertThat(spec.work()).isEqualTo(new Work(0, 0, false, false, false));
    assertThat(spec.iterations()).isEqualTo(new Iterations(5, 10));
    assertThat(spec.keepPods()).isEqualTo(KeepPods.OnFailure);
    assertThat(spec.variants().getFirst().synchronization()).isEqualTo(Synchronization.None);
    assertThat(spec.profiles().getLast().cpu()).isEqualTo(new Quantity("2"));
    assertThat(spec.seed()).isNull();
    assertThat(spec.workload()).isNull();
  }

  @Test
  void whatIsGivenIsKept() throws IOException {
    var experiment =
        admitted(GOOD + "  rounds: 3\n  work: {fsync: true}\n  seed: 9007199254740991\n");
    assertThat(experiment.getMetadata().getName()).isEqualTo("experiment");
    assertThat(experiment.getSpec().rounds()).isEqualTo(3);
    assertThat(experiment.getSpec().work()).isEqualTo(new Work(0, 0, true, false, false));
    assertThat(experiment.getSpec().seed()).isEqualTo(9007199254740991L);
  }

  @Test
  void aGeneratedNameBeginsWithWhatWasGiven() throws IOException {
    var experiment = admitted(GOOD.replace("name: experiment", "generateName: trial-"));
    assertThat(experiment.getMetadata().getName()).matches("trial-[a-z0-9]{5}");
  }

  @Test
  void eachProblemHasTheLineOfItsField() throws IOException {
    var text =
        GOOD.replace("500m", "5m")
                .replace("cpu: 2", "cpu: 5000")
                .replace("memory: 2Gi", "memory: 2Gi\n      colour: red")
            + "  rounds: 0\n";
    assertThat(problems(text))
        .extracting(Problem::line, Problem::field)
        .containsExactly(
            tuple(7, "spec.profiles[0].cpu"),
            tuple(9, "spec.profiles[1].cpu"),
            tuple(11, "spec.profiles[1].colour"),
            tuple(14, "spec.rounds"));
  }

  @Test
  void aMissingFieldHasTheLineOfWhatShouldHaveIt() throws IOException {
    assertThat(problems(GOOD.replace("      cpu: 2\n", "")))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.line()).isEqualTo(8);
          assertThat(problem)
              .hasToString(
                  dir.resolve("file.yaml")
                      + ":8: spec.profiles[1].cpu: is required: add cpu, a quantity, such as 2, 500m or 2Gi");
        });
  }

  @Test
  void theLineOfBrokenYamlIsSaid() throws IOException {
    assertThat(problems(GOOD + "\trounds: 3\n"))
        .singleElement()
        .extracting(Problem::line)
        .isEqualTo(13);
    assertThat(problems(GOOD + "# \u0007\n"))
        .singleElement()
        .extracting(Problem::line)
        .isEqualTo(13);
    var bytes = (GOOD + "# caf@\n").getBytes(ISO_8859_1);
    bytes[bytes.length - 2] = (byte) 0xe9;
    Path file = Files.write(dir.resolve("file.yaml"), bytes);
    assertThat(admission.check(file).problems())
        .singleElement()
        .extracting(Problem::line)
        .isEqualTo(13);
  }

  @Test
  void aRunNeedsExactlyOneExperiment() throws IOException {
    assertThat(problems(GOOD + "---\n" + GOOD))
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("has 2 experiments: give a file with one");
    assertThat(admission.check(write(GOOD + "---\n" + GOOD)).experiments()).hasSize(2);
  }

  @Test
  void objectsOfOtherGroupsAreNamedAndNotChecked() throws IOException {
    var checked =
        admission.check(
            write("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: lines}\n---\n" + GOOD));
    assertThat(checked.passedOver()).containsExactly("ConfigMap lines");
    assertThat(checked.problems()).isEmpty();
  }

  @Test
  void aFileThatIsTooLargeIsRefused() throws IOException {
    assertThat(problems(GOOD + "#".repeat(3 << 20)))
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("this has more than 3 MiB, which the API server would not take");
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    Path missing = dir.resolve("missing.yaml");
    assertThatThrownBy(() -> admission.admit(missing)).isInstanceOf(NoSuchFileException.class);
  }

  private ThreadExperiment admitted(String text) throws IOException {
    return assertThat(admission.admit(write(text)))
        .asInstanceOf(type(Verdict.Admitted.class))
        .actual()
        .experiment();
  }

  private List<Problem> problems(String text) throws IOException {
    return assertThat(admission.admit(write(text)))
        .asInstanceOf(type(Verdict.Refused.class))
        .actual()
        .problems();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(dir.resolve("file.yaml"), text);
  }
}
