package dev.threadlab.cli.local;

import dev.threadlab.crds.ThreadExperimentStatus.Enforcement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Version 1, where each controller has a tree of its own. Each tree that a process enters costs it
 * milliseconds, so a run enters only those that limit it or that its report reads.
 *
 * @param cpu this process's group in the tree that limits CPU time
 * @param memory its group in the tree that limits memory
 * @param counting its group in the tree that counts CPU time, if there is one
 * @param engine whose groups these are
 */
record CgroupV1(Path cpu, Path memory, Optional<Path> counting, EngineId engine)
    implements Enforcer {
  /** Present if this process may make groups below its own. */
  static Optional<CgroupV1> find(Hierarchies hierarchies, EngineId engine) {
    var cpu = hierarchies.v1().get("cpu");
    var memory = hierarchies.v1().get("memory");
    if (cpu == null
        || memory == null
        || !Files.isWritable(cpu.own())
        || !Files.isWritable(memory.own())) {
      return Optional.empty();
    }
    var counting =
        Optional.ofNullable(hierarchies.v1().get("cpuacct"))
            .map(Hierarchies.Hierarchy::own)
            .filter(Files::isWritable);
    return Optional.of(new CgroupV1(cpu.own(), memory.own(), counting, engine));
  }

  @Override
  public Enforcement enforcement() {
    return Enforcement.CgroupV1;
  }

  @Override
  public void mustHold(Limits limits) {}

  @Override
  public Confinement confine(Limits limits, int n) throws IOException {
    var name = engine.group(n);
    var directories =
        Stream.concat(Stream.of(cpu, memory), counting.stream())
            .map(parent -> parent.resolve(name))
            .distinct()
            .toList();
    return new ControlGroup(directories, memory.resolve(name).resolve("memory.oom_control"))
        .made(() -> {
          limitCpu(cpu.resolve(name), limits);
          limitMemory(memory.resolve(name), limits);
        });
  }

  @Override
  public Resizing resizing() {
    return (limits, n) -> limitCpu(cpu.resolve(engine.group(n)), limits);
  }

  private static void limitCpu(Path group, Limits limits) throws IOException {
    ControlGroup.set(group, "cpu.shares", limits.shares());
    if (!limits.burst()) {
      ControlGroup.set(group, "cpu.cfs_period_us", Limits.PERIOD_MICROS);
      ControlGroup.set(group, "cpu.cfs_quota_us", limits.quotaMicros());
    }
  }

  /** Memory and swap together may be no more than memory alone, so that nothing is swapped. */
  private static void limitMemory(Path group, Limits limits) throws IOException {
    ControlGroup.set(group, "memory.limit_in_bytes", limits.memoryBytes());
    ControlGroup.setIfThere(group, "memory.memsw.limit_in_bytes", limits.memoryBytes());
    ControlGroup.setIfThere(group, "memory.swappiness", 0);
  }
}
