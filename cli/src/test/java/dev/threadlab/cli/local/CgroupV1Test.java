package dev.threadlab.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.cli.local.Hierarchies.Hierarchy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupV1Test {
  private static final EngineId ENGINE = new EngineId(7, 70, 1);
  private static final Limits LIMITS = new Limits("half", 500, 96L << 20);

  @TempDir Path tree;

  @Test
  void aRunGetsAGroupInEachTreeWithItsLimits() throws IOException {
    var enforcer = CgroupV1.find(trees("cpu", "cpuacct", "memory"), ENGINE).orElseThrow();
    var memory = Files.createDirectories(tree.resolve("memory/threadlab-7-70-1-3"));
    var _ = Files.writeString(memory.resolve("memory.swappiness"), "60");
    var command = enforcer.confine(LIMITS, 3).command(java.util.List.of("program", "argument"));

    assertThat(command)
        .contains(
            tree.resolve("cpu/threadlab-7-70-1-3/cgroup.procs").toString(),
            tree.resolve("cpuacct/threadlab-7-70-1-3/cgroup.procs").toString(),
            tree.resolve("memory/threadlab-7-70-1-3/cgroup.procs").toString())
        .endsWith("--", "program", "argument");
    assertThat(tree.resolve("cpu/threadlab-7-70-1-3/cpu.cfs_period_us")).hasContent("100000");
    assertThat(tree.resolve("cpu/threadlab-7-70-1-3/cpu.cfs_quota_us")).hasContent("50000");
    assertThat(tree.resolve("cpu/threadlab-7-70-1-3/cpu.shares")).hasContent("512");
    assertThat(memory.resolve("memory.limit_in_bytes")).hasContent("100663296");
    assertThat(memory.resolve("memory.swappiness")).hasContent("0");
    assertThat(memory.resolve("memory.memsw.limit_in_bytes")).doesNotExist();
  }

  @Test
  void aRunThatMayBurstHasAShareAndNoQuota() throws IOException {
    var enforcer = CgroupV1.find(trees("cpu", "cpuacct", "memory"), ENGINE).orElseThrow();
    var _ = enforcer.confine(new Limits("burst", 500, 96L << 20, true), 3);
    var group = tree.resolve("cpu/threadlab-7-70-1-3");
    assertThat(group.resolve("cpu.shares")).hasContent("512");
    assertThat(group.resolve("cpu.cfs_quota_us")).doesNotExist();
    assertThat(tree.resolve("memory/threadlab-7-70-1-3/memory.limit_in_bytes"))
        .hasContent("100663296");
  }

  @Test
  void controllersInOneTreeShareTheGroup() throws IOException {
    var together = Files.createDirectories(tree.resolve("cpu,cpuacct"));
    var memory = Files.createDirectories(tree.resolve("memory"));
    var hierarchies =
        new Hierarchies(
            Map.of(
                "cpu", new Hierarchy(together, together),
                "cpuacct", new Hierarchy(together, together),
                "memory", new Hierarchy(memory, memory)),
            Optional.empty());
    var group = (ControlGroup) CgroupV1.find(hierarchies, ENGINE).orElseThrow().confine(LIMITS, 1);
    assertThat(group.directories()).hasSize(2);
  }

  @Test
  void withoutATreeForMemoryItCannotBeUsed() throws IOException {
    assertThat(CgroupV1.find(trees("cpu", "cpuacct"), ENGINE)).isEmpty();
  }

  private Hierarchies trees(String... controllers) throws IOException {
    var v1 = new java.util.HashMap<String, Hierarchy>();
    for (var controller : controllers) {
      var mount = Files.createDirectories(tree.resolve(controller));
      v1.put(controller, new Hierarchy(mount, mount));
    }
    return new Hierarchies(v1, Optional.empty());
  }
}
