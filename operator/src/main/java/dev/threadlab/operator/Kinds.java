package dev.threadlab.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.threadlab.crds.ThreadExperiment;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.TreeMap;

/** The kinds of objects that the operator is told of and creates. */
final class Kinds {
  private static final List<Class<? extends KubernetesResource>> WATCHED =
      List.of(ThreadExperiment.class, Pod.class, Job.class, ConfigMap.class);

  /** What a watch ends with. */
  private static final Class<? extends KubernetesResource> ERROR = Status.class;

  private Kinds() {}

  /**
   * How they are read and written. Only they: else the client would look for all kinds that any of
   * its libraries knows, and make one of each, when the first of them changes.
   */
  static KubernetesSerialization serialization() {
    var mapper = new ObjectMapper();
    mapper.registerModule(new SimpleModule().setDeserializerModifier(new WhatIsRead()));
    var serialization = new KubernetesSerialization(mapper, false);
    WATCHED.forEach(serialization::registerKubernetesResource);
    serialization.registerKubernetesResource(ERROR);
    return serialization;
  }

  /**
   * Finds out how to read what is watched. Done while the rest is put together and the API server
   * is called, no first answer has to wait for it. What the client makes of the options of a list
   * comes first: it can learn one thing at a time only, and no list is asked for before that.
   */
  static void learnToRead(KubernetesSerialization serialization) {
    var _ = serialization.convertValue(new ListOptions(), TreeMap.class);
    WATCHED.forEach(kind -> serialization.unmarshal("{}", kind));
  }
}
