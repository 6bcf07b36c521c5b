package dev.threadlab.cli.local;

import dev.threadlab.crds.ThreadExperimentStatus.Enforcement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Version 2, one tree for all controllers. A group that hands controllers down to groups below it
 * may have no process of its own, the tree's top excepted: so runs are placed not below this
 * process's own group but below the nearest one above it that can hand them down.
 *
 * @param parent the group that runs are placed below
 * @param engine whose groups these are
 */
record CgroupV2(Path parent, EngineId engine) implements Enforcer {
  private static final List<String> NEEDED = List.of("cpu", "memory");

  /** Present if there is a group that this process may place runs below. */
  static Optional<CgroupV2> find(Hierarchies hierarchies, EngineId engine) throws IOException {
    if (hierarchies.v2().isEmpty()) {
      return Optional.empty();
    }
    var tree = hierarchies.v2().get();
    var groups =
        Stream.iterate(tree.own(), group -> group.startsWith(tree.mount()), Path::getParent)
            .filter(CgroupV2::mayBeChanged)
            .toList();
    for (var group : groups) {
      if (handsDown(group)) {
        return Optional.of(new CgroupV2(group, engine));
      }
    }
    for (var group : groups) {
      if (couldHandDown(group) && nowHandsDown(group)) {
        return Optional.of(new CgroupV2(group, engine));
      }
    }
    return Optional.empty();
  }

  @Override
  public Enforcement enforcement() {
    return Enforcement.CgroupV2;
  }

  @Override
  public void mustHold(Limits limits) {}

  @Override
  public Confinement confine(Limits limits, int n) throws IOException {
    var group = parent.resolve(engine.group(n));
    return new ControlGroup(List.of(group), group.resolve("memory.events"))
        .made(() -> {
          limitCpu(group, limits);
          ControlGroup.set(group, "memory.max", limits.memoryBytes());
          ControlGroup.set(group, "memory.oom.group", 1);
          ControlGroup.setIfThere(group, "memory.swap.max", 0);
        });
  }

  @Override
  public Resizing resizing() {
    return (limits, n) -> limitCpu(parent.resolve(engine.group(n)), limits);
  }

  private static void limitCpu(Path group, Limits limits) throws IOException {
    ControlGroup.set(group, "cpu.weight", limits.weight());
    ControlGroup.set(group, "cpu.max", quota(limits));
  }

  private static String quota(Limits limits) {
    return (limits.burst() ? "max" : limits.quotaMicros()) + " " + Limits.PERIOD_MICROS;
  }

  /** Moving a process takes the right to write where its old and its new group meet. */
  private static boolean mayBeChanged(Path group) {
    return Files.isWritable(group) && Files.isWritable(group.resolve("cgroup.procs"));
  }

  private static boolean handsDown(Path group) throws IOException {
    return lists(group.resolve("cgroup.subtree_control"), NEEDED);
  }

  /** The top of the tree, known by having no type, may have processes of its own. */
  private static boolean couldHandDown(Path group) throws IOException {
    return lists(group.resolve("cgroup.controllers"), NEEDED)
        && (Files.notExists(group.resolve("cgroup.type"))
            || Files.readString(group.resolve("cgroup.procs")).isBlank());
  }

  /** Whether the kernel lets it, which depends on more than can be read. */
  private static boolean nowHandsDown(Path group) {
    try {
      var _ = Files.writeString(group.resolve("cgroup.subtree_control"), "+cpu +memory");
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static boolean lists(Path file, List<String> controllers) throws IOException {
    return Files.exists(file)
        && List.of(Files.readString(file).strip().split(" ")).containsAll(controllers);
  }
}
