package dev.threadlab.operator;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Skips of pods and Jobs, as they are read, what the operator has no use for, which is most. A Job
 * in its caches is therefore none to write back. They take less memory; and before the first one is
 * read, half as many classes need to be learnt: no volumes, no probes.
 */
final class WhatIsRead extends BeanDeserializerModifier {
  @Serial private static final long serialVersionUID = 1;

  /** By type, what is read of it. */
  private static final Map<Class<?>, Set<String>> READ =
      Map.of(
          PodSpec.class, Set.of("affinity", "containers", "nodeName"),
          Affinity.class, Set.of("nodeAffinity"),
          Container.class, Set.of("name", "resources"),
          PodStatus.class,
              Set.of(
                  "conditions",
                  "containerStatuses",
                  "initContainerStatuses",
                  "message",
                  "phase",
                  "reason"),
          ContainerStatus.class, Set.of("name", "resources", "state"),
          JobSpec.class, Set.of("suspend", "template"));

  /** By type, what is skipped of it though all else is read. */
  private static final Map<Class<?>, Set<String>> SKIPPED =
      Map.of(ObjectMeta.class, Set.of("managedFields"));

  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config, BeanDescription type, BeanDeserializerBuilder builder) {
    for (String name : names(builder)) {
      if (isSkipped(type.getBeanClass(), name)) {
        var _ = builder.removeProperty(PropertyName.construct(name));
        builder.addIgnorable(name);
      }
    }
    return builder;
  }

  private static boolean isSkipped(Class<?> type, String name) {
    return SKIPPED.getOrDefault(type, Set.of()).contains(name)
        || (READ.containsKey(type) && !READ.get(type).contains(name));
  }

  private static List<String> names(BeanDeserializerBuilder builder) {
    var names = new ArrayList<String>();
    builder
        .getProperties()
        .forEachRemaining((SettableBeanProperty each) -> names.add(each.getName()));
    return names;
  }
}
