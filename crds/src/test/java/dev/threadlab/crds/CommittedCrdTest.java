package dev.threadlab.crds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommittedCrdTest {
  private static final Path COMMITTED =
      Path.of("src/main/resources/dev/threadlab/crds/threadexperiments.threadlab.dev.yaml");

  /** {@code mvn -pl crds -am test -Dcrd.write} writes it anew. */
  @Test
  void theCommittedCrdIsTheGeneratedOne() throws Exception {
    if (System.getProperty("crd.write") != null) {
      var _ = Files.writeString(COMMITTED, GeneratedCrd.yaml());
    }
    assertThat(COMMITTED).hasContent(GeneratedCrd.yaml());
  }
}
