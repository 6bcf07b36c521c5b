package dev.threadlab.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.cli.local.Hierarchies.Hierarchy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupV2Test {
  private static final EngineId ENGINE = new EngineId(7, 70, 1);
  private static final Limits LIMITS = new Limits("one-and-a-half", 1500, 2L << 30);
  private static final String BOTH = "cpuset cpu io memory pids";

  @TempDir Path mount;

  @Test
  void aRunGetsAGroupWithItsLimits() throws IOException {
    var parent = group("", BOTH, BOTH, "");
    var run = Files.createDirectories(parent.resolve("threadlab-7-70-1-2"));
    var _ = Files.writeString(run.resolve("memory.swap.max"), "max");
    var confinement = found("").orElseThrow().confine(LIMITS, 2);

    assertThat(confinement.command(List.of("program")))
        .contains(run.resolve("cgroup.procs").toString());
    assertThat(run.resolve("cpu.max")).hasContent("150000 100000");
    assertThat(run.resolve("cpu.weight")).hasContent("59");
    assertThat(run.resolve("memory.max")).hasContent("2147483648");
    assertThat(run.resolve("memory.swap.max")).hasContent("0");
    assertThat(run.resolve("memory.oom.group")).hasContent("1");
  }

  @Test
  void aRunThatMayBurstHasAShareAndNoQuota() throws IOException {
    var parent = group("", BOTH, BOTH, "");
    var _ = found("").orElseThrow().confine(new Limits("burst", 1500, 2L << 30, true), 2);
    var run = parent.resolve("threadlab-7-70-1-2");
    assertThat(run.resolve("cpu.max")).hasContent("max 100000");
    assertThat(run.resolve("cpu.weight")).hasContent("59");
    assertThat(run.resolve("memory.max")).hasContent("2147483648");
  }

  @Test
  void theNearestGroupThatHandsControllersDownIsTaken() throws IOException {
    var _ = group("", BOTH, BOTH, "");
    var slice = group("user.slice", BOTH, "cpu memory", "");
    var _ = group("user.slice/session.scope", "cpu memory", "", "7");
    assertThat(parent("user.slice/session.scope")).contains(slice);
  }

  @Test
  void aGroupThatCouldHandThemDownIsToldTo() throws IOException {
    var _ = group("", "memory pids", "memory pids", "");
    var service = group("user@1000.service", BOTH, "memory", "");
    var _ = group("user@1000.service/own.scope", "memory", "", "7");
    assertThat(parent("user@1000.service/own.scope")).contains(service);
    assertThat(service.resolve("cgroup.subtree_control")).hasContent("+cpu +memory");
  }

  @Test
  void aGroupWithProcessesOfItsOwnCannotHandThemDown() throws IOException {
    var _ = group("", "memory", "memory", "");
    var _ = group("own.scope", BOTH, "", "7");
    assertThat(parent("own.scope")).isEmpty();
  }

  @Test
  void theTopOfTheTreeMayHaveProcesses() throws IOException {
    var top = group("", BOTH, "", "1\n2\n7");
    Files.delete(top.resolve("cgroup.type"));
    assertThat(parent("")).contains(top);
  }

  @Test
  void withoutAControllerForCpuTimeItCannotBeUsed() throws IOException {
    var _ = group("", "memory pids", "memory pids", "");
    assertThat(parent("")).isEmpty();
  }

  @Test
  void withoutATreeItCannotBeUsed() throws IOException {
    assertThat(CgroupV2.find(new Hierarchies(Map.of(), Optional.empty()), ENGINE)).isEmpty();
  }

  private Optional<Path> parent(String own) throws IOException {
    return found(own).map(CgroupV2::parent);
  }

  private Optional<CgroupV2> found(String own) throws IOException {
    var hierarchy = new Hierarchy(mount, own.isEmpty() ? mount : mount.resolve(own));
    return CgroupV2.find(new Hierarchies(Map.of(), Optional.of(hierarchy)), ENGINE);
  }

  private Path group(String path, String controllers, String handedDown, String members)
      throws IOException {
    var group = Files.createDirectories(path.isEmpty() ? mount : mount.resolve(path));
    var _ = Files.writeString(group.resolve("cgroup.controllers"), controllers + "\n");
    var _ = Files.writeString(group.resolve("cgroup.subtree_control"), handedDown + "\n");
    var _ = Files.writeString(group.resolve("cgroup.procs"), members);
    var _ = Files.writeString(group.resolve("cgroup.type"), "domain\n");
    return group;
  }
}
