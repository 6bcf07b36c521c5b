package dev.threadlab.crds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code mvn -pl report,crds test -Dcrd.write} writes both files anew. */
class CommittedCrdTest {
  private static final Path CRD =
      Path.of("src/main/resources/dev/threadlab/crds/threadexperiments.threadlab.dev.yaml");
  private static final Path REFERENCE = Path.of("../docs/experiment.md");

  @Test
  void theCommittedCrdIsTheGeneratedOne() throws Exception {
    isCommitted(CRD, GeneratedCrd.yaml());
  }

  @Test
  void theReferenceForReadersSaysWhatTheCrdSays() throws Exception {
    isCommitted(REFERENCE, FieldReference.of(GeneratedCrd.yaml()));
  }

  private static void isCommitted(Path file, String generated) throws IOException {
    if (System.getProperty("crd.write") != null) {
      var _ = Files.writeString(file, generated);
    }
    assertThat(file).hasContent(generated);
  }
}
