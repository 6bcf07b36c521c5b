package dev.threadlab.workload.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class KernelTest {
  private final LineProbe probe = new LineProbe(ThreadCount.ofThisProcess());

  @Test
  void theThreadNumberIsTheKernels() throws IOException {
    assertThat(Path.of("/proc/thread-self").toRealPath())
        .endsWithRaw(Path.of(Integer.toString(Kernel.threadId())));
    assertThat(probe.threadId()).isEqualTo(Kernel.threadId());
    assertThat(probe.thread()).isEqualTo(Thread.currentThread().getName());
  }

  @Test
  void theCpuIsOneOfTheMachines() throws IOException {
    long cpus =
        Files.readAllLines(Path.of("/proc/stat")).stream()
            .filter(row -> row.matches("cpu\\d+ .*"))
            .count();
    assertThat(probe.cpu()).isBetween(0, (int) cpus - 1);
  }

  @Test
  void bothWaysOfCountingThreadsSeeThreadsComeAndGo() throws InterruptedException {
    ThreadCount cheap = ThreadCount.ofThisProcess();
    assertThat(cheap.cheap()).isTrue();
    ThreadCount sure = ThreadCount.fromStatus();
    ThreadCount.Scratch scratch = ThreadCount.scratch();
    int before = sure.now(scratch);
    CountDownLatch end = new CountDownLatch(1);
    Thread[] more = new Thread[50];
    for (int i = 0; i < more.length; i++) {
      more[i] = new Thread(() -> await(end));
      more[i].start();
    }
    // The virtual machine's own threads may come or go meanwhile: a few, never fifty.
    assertThat(cheap.now(scratch)).isCloseTo(before + 50, within(8));
    assertThat(sure.now(scratch)).isCloseTo(before + 50, within(8));
    end.countDown();
    for (Thread thread : more) {
      thread.join();
    }
  }

  @Test
  void cpuTimeAndTheClockSinceBootGoForward() throws IOException {
    long cpu = Kernel.processUsage().cpuNanos();
    long boot = Kernel.bootNanos();
    double uptime = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", -1)[0]);
    assertThat(boot / 1e9).isCloseTo(uptime, within(5.0));
    assertThat(Kernel.bootNanos()).isGreaterThan(boot);
    assertThat(Kernel.processUsage().cpuNanos()).isGreaterThanOrEqualTo(cpu).isPositive();
  }

  @Test
  void whatTheProcessUsedIsPlausible() {
    ProcessUsage usage = Kernel.processUsage();
    assertThat(usage.voluntarySwitches()).isPositive();
    assertThat(usage.involuntarySwitches()).isNotNegative();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
