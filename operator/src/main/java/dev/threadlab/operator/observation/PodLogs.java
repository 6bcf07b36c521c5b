package dev.threadlab.operator.observation;

import dev.threadlab.experiment.report.ReportReader;
import dev.threadlab.experiment.report.TerminationMessage;
import dev.threadlab.operator.job.RunJob;
import dev.threadlab.operator.observation.RunLog.Gone;
import dev.threadlab.operator.observation.RunLog.LastLines;
import dev.threadlab.operator.observation.RunLog.NoReport;
import dev.threadlab.operator.observation.RunLog.Report;
import dev.threadlab.operator.observation.RunLog.Signed;
import dev.threadlab.operator.observation.RunState.Exited;
import dev.threadlab.report.Frames;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Loggable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the logs of pods, most of which have ended. Each reading is bounded in bytes and in time.
 */
public final class PodLogs {
  private static final Logger LOG = LoggerFactory.getLogger(PodLogs.class);

  /** The log of a container is rotated at 10 MiB. */
  private static final int MOST_BYTES = 12 << 20;

  private static final int LAST_LINES = 5;
  private static final int LAST_BYTES = 2000;
  private static final Duration ONE_READING = Duration.ofSeconds(20);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final int READINGS = 7;

  private final KubernetesClient client;

  /** Logs as this client reads them. */
  public PodLogs(KubernetesClient client) {
    this.client = client;
  }

  /**
   * The log of a pod whose workload has ended so. Takes some minutes at most, where nobody answers.
   */
  public RunLog of(String namespace, String pod, Exited end) {
    RunLog log = read(namespace, pod, end);
    Duration pause = FIRST_PAUSE;
    for (int reading = 1; reading < READINGS && log instanceof Gone(var why, _); reading++) {
      LOG.info("reading the log of pod {}/{} again: {}", namespace, pod, why);
      pause(pause);
      pause = pause.multipliedBy(2);
      log = read(namespace, pod, end);
    }
    return log;
  }

  /**
   * Waits until each of these containers has said this in a line; empty if one has not for long.
   */
  Optional<Boolean> await(String line, String namespace, String pod, List<String> containers) {
    Duration pause = FIRST_PAUSE;
    for (int reading = 1; reading < READINGS; reading++) {
      if (containers.stream().allMatch(each -> says(line, namespace, pod, each))) {
        return Optional.of(true);
      }
      pause(pause);
      pause = pause.multipliedBy(2);
    }
    return Optional.empty();
  }

  private boolean says(String line, String namespace, String pod, String name) {
    var container = client.pods().inNamespace(namespace).withName(pod).inContainer(name);
    try {
      byte[] log = read(container.limitBytes(LAST_BYTES), LAST_BYTES);
      return new String(log, StandardCharsets.UTF_8).lines().anyMatch(line::equals);
    } catch (KubernetesClientException | IOException unread) {
      LOG.debug("the log of pod {}/{} could not be read", namespace, pod, unread);
      return false;
    }
  }

  private RunLog read(String namespace, String pod, Exited end) {
    var container =
        client.pods().inNamespace(namespace).withName(pod).inContainer(RunJob.CONTAINER);
    try {
      return end.code() == 0
          ? report(read(container.limitBytes(MOST_BYTES), MOST_BYTES), end)
          : lastLines(read(container.limitBytes(LAST_BYTES).tailingLines(LAST_LINES), LAST_BYTES));
    } catch (KubernetesClientException | IOException unread) {
      String why = "The log of pod %s could not be read: %s".formatted(pod, unread.getMessage());
      return end.code() == 0 ? gone(why, end) : new LastLines(why);
    }
  }

  private static RunLog report(byte[] log, Exited end) throws IOException {
    return switch (Frames.decode(new ByteArrayInputStream(log))) {
      case Frames.Decoded(var json, var sha256) -> signed(json, sha256, end);
      case Frames.Missing() -> gone("The log has no run report.", end);
      case Frames.Corrupt(var why) -> gone("The run report in the log is damaged: " + why, end);
    };
  }

  private static Gone gone(String why, Exited end) {
    return new Gone(why, lastMessage(end).flatMap(PodLogs::signed).orElse(null));
  }

  private static Optional<Signed> signed(TerminationMessage message) {
    return Optional.ofNullable(message.figures())
        .map(figures -> new Signed(message.sha256(), figures));
  }

  private static Optional<TerminationMessage> lastMessage(Exited end) {
    return Optional.ofNullable(end.lastMessage()).flatMap(TerminationMessage::read);
  }

  private static RunLog signed(byte[] json, String sha256, Exited end) {
    var signature = lastMessage(end).map(TerminationMessage::sha256);
    if (signature.isPresent() && !signature.get().equals(sha256)) {
      return new NoReport(
          "The run report's digest is %s, the pod's termination message says %s."
              .formatted(sha256, signature.get()));
    }
    return switch (ReportReader.read(json)) {
      case ReportReader.Result.Read(var report) -> new Report(report, compress(json), sha256);
      case ReportReader.Result.Unreadable(var why) -> new NoReport(why);
    };
  }

  private static byte[] compress(byte[] json) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory refused a write", impossible);
    }
    return bytes.toByteArray();
  }

  private static RunLog lastLines(byte[] log) {
    return new LastLines(new String(log, StandardCharsets.UTF_8).strip());
  }

  /** The bytes of a log; a server that goes silent is left after a while. */
  private static byte[] read(Loggable ended, int most) throws IOException {
    try (InputStream log = ended.withReadyWaitTimeout(0).getLogInputStream()) {
      return CompletableFuture.supplyAsync(() -> bytes(log, most), Thread::startVirtualThread)
          .orTimeout(ONE_READING.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException failed) {
      throw new IOException("it was not sent whole", failed.getCause());
    }
  }

  private static byte[] bytes(InputStream log, int most) {
    try {
      return log.readNBytes(most);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two readings", stop);
    }
  }
}
