package dev.threadlab.cli.run;

import dev.threadlab.cli.local.Limits;
import dev.threadlab.cli.local.RefusedException;
import dev.threadlab.crds.FileSource;
import dev.threadlab.crds.Input;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a run needs of an experiment that was admitted. */
record Experiment(ThreadExperiment object) {

  ThreadExperimentSpec spec() {
    return object.getSpec();
  }

  String name() {
    return object.getMetadata().getName();
  }

  List<Limits> limits() {
    return spec().profiles().stream().map(Limits::of).toList();
  }

  /**
   * The content of the file to copy.
   *
   * @throws RefusedException if it, or a file of a command, is in a cluster
   */
  byte[] input() throws RefusedException {
    for (Variant variant : spec().variants()) {
      mustBeHere(variant, "script", variant.script());
      mustBeHere(variant, "expectedOutput", variant.expectedOutput());
    }
    return text(spec().input()).getBytes(StandardCharsets.UTF_8);
  }

  private static void mustBeHere(Variant variant, String field, @Nullable FileSource source)
      throws RefusedException {
    if (source != null && source.configMap() != null) {
      throw new RefusedException(
          "%s.configMap of variant %s needs a cluster: use %s.text to run here"
              .formatted(field, variant.name(), field));
    }
  }

  private static String text(Input input) throws RefusedException {
    if (input.configMap() != null) {
      throw new RefusedException(
          "spec.input.configMap needs a cluster: use input.text or input.lines to run here");
    }
    if (input.text() != null) {
      return input.text();
    }
    if (input.lines() == null) {
      throw new IllegalStateException("an admitted experiment has an input");
    }
    return IntStream.rangeClosed(1, input.lines())
        .mapToObj(number -> "line" + number + "\n")
        .collect(Collectors.joining());
  }
}
