package dev.threadlab.cli.local;

import dev.threadlab.crds.ThreadExperimentStatus.Enforcement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where control groups cannot be had: a run may use as many whole CPUs as its profile says, or all
 * where that lets it burst. Its memory is not held.
 *
 * @param cpus the numbers of the CPUs that this process may run on
 * @param engine whose runs it holds
 */
record Affinity(List<Integer> cpus, EngineId engine) implements Enforcer {
  Affinity {
    cpus = List.copyOf(cpus);
  }

  @Override
  public Enforcement enforcement() {
    return Enforcement.Affinity;
  }

  @Override
  public void mustHold(Limits limits) throws RefusedException {
    if (limits.beside() != null) {
      throw new RefusedException(
          "profile %s has neighbours, but without control groups nothing keeps them to their CPUs, and this user may make none here: run as root, or --unenforced to run without limits"
              .formatted(limits.profile()));
    }
    if (limits.burst()) {
      return;
    }
    if (limits.cpuMillis() % 1000 != 0) {
      throw new RefusedException(
          "profile %s asks for %s CPUs, but without control groups only whole CPUs can be enforced, and this user may make none here: use whole CPUs, run as root, or --unenforced to run without limits"
              .formatted(limits.profile(), limits.cpus()));
    }
    if (limits.cpuMillis() / 1000 > cpus.size()) {
      throw new RefusedException(
          "profile %s asks for %s CPUs, but this process may run on %d: lower its cpu, or --unenforced to run without limits"
              .formatted(limits.profile(), limits.cpus(), cpus.size()));
    }
  }

  @Override
  public Confinement confine(Limits limits, int n) {
    if (limits.burst()) {
      return new BareProcess(List.of(), engine);
    }
    var list =
        cpus.stream()
            .limit(limits.cpuMillis() / 1000)
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    return new BareProcess(List.of("taskset", "--cpu-list", list), engine);
  }

  @Override
  public Resizing resizing() throws RefusedException {
    throw new RefusedException(
        "resize: InPlace changes the CPU limit of a control group, and this user may make none here: run as root, or leave resize out");
  }
}
