package dev.threadlab.workload.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupTest {
  private static final long PID = 94;
  private static final String UNLIMITED = "9223372036854771712\n";

  @TempDir private Path root;

  @Test
  void version1IsReadFromControllersThatAreMountedApart() throws IOException {
    file("proc/self/cgroup", "4:memory:/pod\n3:cpuacct:/pod\n2:cpu:/pod\n0::/\n");
    mounts(
        v1("/", "/sys/fs/cgroup/cpu", "cpu"),
        v1("/", "/sys/fs/cgroup/cpuacct", "cpuacct"),
        v1("/", "/sys/fs/cgroup/memory", "memory"),
        v2("/", "/sys/fs/cgroup/unified"));
    version1Files("sys/fs/cgroup/cpu/pod", "sys/fs/cgroup/cpuacct/pod", "sys/fs/cgroup/memory/pod");
    Cgroup cgroup = Cgroup.under(root, PID);
    assertThat(cgroup.version()).isEqualTo(1);
    assertThat(cgroup.limitMillis()).isEqualTo(500);
    assertThat(cgroup.memoryLimitBytes()).isEqualTo(2147483648L);
    assertThat(cgroup.read()).isEqualTo(new CpuReading(123456789L, 10L, 4L, 99000000L, null));
  }

  @Test
  void version1IsReadFromControllersThatAreMountedTogether() throws IOException {
    file("proc/self/cgroup", "3:memory:/pod\n2:cpu,cpuacct:/pod\n");
    mounts(
        v1("/", "/sys/fs/cgroup/cpu,cpuacct", "cpu,cpuacct"),
        v1("/", "/sys/fs/cgroup/memory", "memory"));
    version1Files(
        "sys/fs/cgroup/cpu,cpuacct/pod",
        "sys/fs/cgroup/cpu,cpuacct/pod",
        "sys/fs/cgroup/memory/pod");
    assertThat(Cgroup.under(root, PID).read())
        .isEqualTo(new CpuReading(123456789L, 10L, 4L, 99000000L, null));
  }

  @Test
  void aContainerThatSeesTheHostsPathButOnlyItsOwnGroupFindsIt() throws IOException {
    file("proc/self/cgroup", "2:cpu,cpuacct:/kubepods/pod1/c1\n3:memory:/kubepods/pod1/c1\n");
    mounts(
        v1("/kubepods/pod1/c1", "/sys/fs/cgroup/cpu", "cpu,cpuacct"),
        v1("/kubepods/pod1/c1", "/sys/fs/cgroup/memory", "memory"));
    version1Files("sys/fs/cgroup/cpu", "sys/fs/cgroup/cpu", "sys/fs/cgroup/memory");
    Cgroup cgroup = Cgroup.under(root, PID);
    assertThat(cgroup.limitMillis()).isEqualTo(500);
    assertThat(cgroup.memoryLimitBytes()).isEqualTo(2147483648L);
  }

  @Test
  void withNamespacesThatDisagreeTheGroupThatListsThisProcessIsTheRightOne() throws IOException {
    file("proc/self/cgroup", "0::/\n");
    mounts(v2("/../..", "/sys/fs/cgroup"));
    version2Files("sys/fs/cgroup");
    file("sys/fs/cgroup/cgroup.procs", "1\n94\n");
    assertThat(Cgroup.under(root, PID).limitMillis()).isEqualTo(500);
  }

  @Test
  void aGroupThatDoesNotListThisProcessIsNotTakenForItsOwn() throws IOException {
    file("proc/self/cgroup", "0::/\n");
    mounts(v2("/../..", "/sys/fs/cgroup"));
    version2Files("sys/fs/cgroup");
    file("sys/fs/cgroup/cgroup.procs", "1\n");
    assertThat(Cgroup.under(root, PID).version()).isNull();
  }

  @Test
  void version2IsReadFromItsOneHierarchy() throws IOException {
    file("proc/self/cgroup", "0::/pod\n");
    mounts(v2("/", "/sys/fs/cgroup"));
    version2Files("sys/fs/cgroup/pod");
    Cgroup cgroup = Cgroup.under(root, PID);
    assertThat(cgroup.version()).isEqualTo(2);
    assertThat(cgroup.limitMillis()).isEqualTo(500);
    assertThat(cgroup.memoryLimitBytes()).isEqualTo(104857600L);
    assertThat(cgroup.read()).isEqualTo(new CpuReading(123456000L, 10L, 4L, 99000000L, 458646524L));
  }

  @Test
  void aTighterLimitAboveCountsAndItsCountersToo() throws IOException {
    file("proc/self/cgroup", "0::/slice/pod\n");
    mounts(v2("/", "/sys/fs/cgroup"));
    version2Files("sys/fs/cgroup/slice/pod");
    file("sys/fs/cgroup/slice/cpu.max", "20000 100000\n");
    file(
        "sys/fs/cgroup/slice/cpu.stat",
        "usage_usec 7\nnr_periods 70\nnr_throttled 60\nthrottled_usec 50\n");
    file("sys/fs/cgroup/slice/memory.max", "1048576\n");
    Cgroup cgroup = Cgroup.under(root, PID);
    assertThat(cgroup.limitMillis()).isEqualTo(200);
    assertThat(cgroup.memoryLimitBytes()).isEqualTo(1048576);
    assertThat(cgroup.read()).isEqualTo(new CpuReading(123456000L, 70L, 60L, 50000L, 458646524L));
  }

  @Test
  void aLooserLimitAboveDoesNotCount() throws IOException {
    file("proc/self/cgroup", "0::/slice/pod\n");
    mounts(v2("/", "/sys/fs/cgroup"));
    version2Files("sys/fs/cgroup/slice/pod");
    file("sys/fs/cgroup/slice/cpu.max", "200000 100000\n");
    assertThat(Cgroup.under(root, PID).limitMillis()).isEqualTo(500);
  }

  @Test
  void noLimitIsAbsentInVersion1() throws IOException {
    file("proc/self/cgroup", "2:cpu,cpuacct:/\n3:memory:/\n");
    mounts(
        v1("/", "/sys/fs/cgroup/cpu", "cpu,cpuacct"), v1("/", "/sys/fs/cgroup/memory", "memory"));
    file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
    file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
    file("sys/fs/cgroup/memory/memory.limit_in_bytes", UNLIMITED);
    Cgroup cgroup = Cgroup.under(root, PID);
    assertThat(cgroup.limitMillis()).isNull();
    assertThat(cgroup.memoryLimitBytes()).isNull();
    assertThat(cgroup.read()).isEqualTo(CpuReading.NONE);
  }

  @Test
  void noLimitIsAbsentInVersion2() throws IOException {
    file("proc/self/cgroup", "0::/pod\n");
    mounts(v2("/", "/sys/fs/cgroup"));
    file("sys/fs/cgroup/pod/cpu.max", "max 100000\n");
    file("sys/fs/cgroup/pod/memory.max", "max\n");
    file("sys/fs/cgroup/pod/cpu.stat", "usage_usec 5\nuser_usec 3\nsystem_usec 2\n");
    Cgroup cgroup = Cgroup.under(root, PID);
    assertThat(cgroup.limitMillis()).isNull();
    assertThat(cgroup.memoryLimitBytes()).isNull();
    assertThat(cgroup.read()).isEqualTo(new CpuReading(5000L, null, null, null, null));
  }

  @Test
  void aMountPointWithBlanksIsFound() throws IOException {
    file("proc/self/cgroup", "0::/\n");
    mounts(v2("/", "/my\\040groups"));
    version2Files("my groups");
    assertThat(Cgroup.under(root, PID).limitMillis()).isEqualTo(500);
  }

  @Test
  void aMachineWithoutCgroupsHasNone() {
    Cgroup cgroup = Cgroup.under(root, PID);
    assertThat(cgroup.version()).isNull();
    assertThat(cgroup.limitMillis()).isNull();
    assertThat(cgroup.memoryLimitBytes()).isNull();
    assertThat(cgroup.read()).isEqualTo(CpuReading.NONE);
  }

  private void version1Files(String cpu, String cpuacct, String memory) throws IOException {
    file(cpu + "/cpu.cfs_quota_us", "50000\n");
    file(cpu + "/cpu.cfs_period_us", "100000\n");
    file(cpu + "/cpu.stat", "nr_periods 10\nnr_throttled 4\nthrottled_time 99000000\n");
    file(cpuacct + "/cpuacct.usage", "123456789\n");
    file(memory + "/memory.limit_in_bytes", "2147483648\n");
  }

  private void version2Files(String group) throws IOException {
    file(group + "/cpu.max", "50000 100000\n");
    file(group + "/memory.max", "104857600\n");
    file(
        group + "/cpu.stat",
        "usage_usec 123456\nuser_usec 100000\nsystem_usec 23456\nnr_periods 10\nnr_throttled 4\nthrottled_usec 99000\n");
    file(
        group + "/cpu.pressure",
        "some avg10=0.00 avg60=0.14 avg300=2.45 total=458646524\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n");
  }

  private void mounts(String... mounts) throws IOException {
    file(
        "proc/self/mountinfo",
        "22 1 0:20 / / rw - ext4 /dev/vda rw\n" + String.join("\n", mounts) + "\n");
  }

  private static String v1(String mountRoot, String point, String controllers) {
    return "32 31 0:29 %s %s rw,relatime shared:9 - cgroup cgroup rw,%s"
        .formatted(mountRoot, point, controllers);
  }

  private static String v2(String mountRoot, String point) {
    return "41 31 0:38 %s %s rw,relatime - cgroup2 cgroup2 rw".formatted(mountRoot, point);
  }

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
