package dev.threadlab.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.cli.local.Hierarchies.Hierarchy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HierarchiesTest {
  @Test
  void eachControllerOfVersion1HasATreeOfItsOwn() {
    var found =
        Hierarchies.parse(
            List.of(
                "31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755",
                "32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct",
                "35 31 0:32 / /sys/fs/cgroup/memory rw,relatime shared:9 - cgroup cgroup rw,memory",
                "41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw"),
            List.of("4:memory:/jobs/seven", "1:cpu,cpuacct:/", "0::/"));
    var cpu = Path.of("/sys/fs/cgroup/cpu,cpuacct");
    var memory = Path.of("/sys/fs/cgroup/memory");
    assertThat(found.v1())
        .containsEntry("cpu", new Hierarchy(cpu, cpu))
        .containsEntry("cpuacct", new Hierarchy(cpu, cpu))
        .containsEntry("memory", new Hierarchy(memory, memory.resolve("jobs/seven")));
  }

  @Test
  void version2IsOneTree() {
    var found =
        Hierarchies.parse(
            List.of("30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw,nsdelegate"),
            List.of("0::/user.slice/user-1000.slice/session-3.scope"));
    var mount = Path.of("/sys/fs/cgroup");
    assertThat(found.v1()).isEmpty();
    assertThat(found.v2())
        .contains(
            new Hierarchy(mount, mount.resolve("user.slice/user-1000.slice/session-3.scope")));
  }

  @Test
  void aContainerSeesOnlyItsPartOfTheTree() {
    var found =
        Hierarchies.parse(
            List.of("32 31 0:29 /docker/abc /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu"),
            List.of("1:cpu:/docker/abc/inner"));
    var mount = Path.of("/sys/fs/cgroup/cpu");
    assertThat(found.v1()).containsEntry("cpu", new Hierarchy(mount, mount.resolve("inner")));
  }

  @Test
  void whoIsOutsideOfWhatIsMountedIsTakenToBeAtItsTop() {
    var found =
        Hierarchies.parse(
            List.of("32 31 0:29 /docker/abc /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu"),
            List.of("1:cpu:/elsewhere"));
    var mount = Path.of("/sys/fs/cgroup/cpu");
    assertThat(found.v1()).containsEntry("cpu", new Hierarchy(mount, mount));
  }
}
