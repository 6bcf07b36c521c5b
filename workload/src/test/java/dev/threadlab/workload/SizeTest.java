package dev.threadlab.workload;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlab.workload.cgroup.Cgroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizeTest {
  private static final long PID = 94;

  @TempDir private Path root;

  @Test
  void aLimitOfVersion2ThatIsThereIsNotWaitedFor() throws Exception {
    version2("150000 100000");
    new Size(1500).await(0, this::look);
  }

  @Test
  void aLimitOfVersion1ThatIsThereIsNotWaitedFor() throws Exception {
    file("proc/self/cgroup", "2:cpu:/pod\n");
    file("proc/self/mountinfo", "30 25 0:26 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n");
    file("sys/fs/cgroup/cpu/pod/cpu.cfs_period_us", "100000\n");
    file("sys/fs/cgroup/cpu/pod/cpu.cfs_quota_us", "50000\n");
    new Size(500).await(0, this::look);
  }

  @Test
  void aLimitThatComesIsWaitedFor() throws Exception {
    version2("100000 100000");
    var looks = new AtomicInteger();
    new Size(2000)
        .await(
            60,
            () -> {
              if (looks.incrementAndGet() == 3) {
                version2("200000 100000");
              }
              return look();
            });
  }

  @Test
  void aLimitThatDoesNotComeIsGivenUpAndSaidToBeWhatItIs() {
    version2("100000 100000");
    assertThatThrownBy(() -> new Size(2000).await(0, this::look))
        .isInstanceOf(NotResized.class)
        .hasMessage("the CPU limit is 1000m, not 2000m, after 0 s");
    version2("max 100000");
    assertThatThrownBy(() -> new Size(2000).await(0, this::look))
        .hasMessage("the CPU limit is none that can be seen, not 2000m, after 0 s");
  }

  private Cgroup look() {
    return Cgroup.under(root, PID);
  }

  private void version2(String limit) {
    file("proc/self/cgroup", "0::/pod\n");
    file("proc/self/mountinfo", "30 25 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
    file("sys/fs/cgroup/pod/cpu.max", limit + "\n");
  }

  private void file(String path, String text) {
    try {
      Files.createDirectories(root.resolve(path).getParent());
      Files.writeString(root.resolve(path), text);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
