package dev.threadlab.operator.job;

import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.operator.job.Labels.RunId;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.Map;

/** Names that follow from the experiment and the run alone, so that nothing is made twice. */
public final class Names {
  private Names() {}

  /** The Job of an attempt of a run. */
  public static String job(String experiment, RunId run) {
    return experiment + "-" + run;
  }

  /** The Job of its neighbours: two characters more, since a Job's name may have 63 at most. */
  public static String neighbours(String experiment, RunId run) {
    return job(experiment, run) + "-n";
  }

  /** The ConfigMap that holds the text of an experiment's input. */
  public static String input(String experiment) {
    return experiment + "-input";
  }

  /** Metadata of an object that goes with its experiment. */
  public static ObjectMeta owned(
      String name, Map<String, String> labels, ThreadExperiment experiment) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(experiment.getMetadata().getNamespace())
        .withLabels(labels)
        .withOwnerReferences(
            new OwnerReferenceBuilder()
                .withApiVersion(experiment.getApiVersion())
                .withKind(experiment.getKind())
                .withName(experiment.getMetadata().getName())
                .withUid(experiment.getMetadata().getUid())
                .withController(true)
                .build())
        .build();
  }
}
