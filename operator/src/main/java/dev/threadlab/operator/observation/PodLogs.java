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
import dev.threadlab.report.ReportSequence;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.LogWatch;
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
 * Reads the logs of pods, of those that have ended and of those that go on. Each reading is bounded
 * in bytes and in time.
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
  RunLog of(String namespace, String pod, Exited end, PlaceInLog place) {
    RunLog log = read(namespace, pod, end, place);
    Duration pause = FIRST_PAUSE;
    for (int reading = 1; reading < READINGS && log instanceof Gone(var why, _); reading++) {
      LOG.info("reading the log of pod {}/{} again: {}", namespace, pod, why);
      pause(pause);
      pause = pause.multipliedBy(2);
      log = read(namespace, pod, end, place);
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
    try {
      byte[] log = read(container(namespace, pod, name).limitBytes(LAST_BYTES), LAST_BYTES);
      return new String(log, StandardCharsets.UTF_8).lines().anyMatch(line::equals);
    } catch (KubernetesClientException | IOException unread) {
      LOG.debug("the log of pod {}/{} could not be read", namespace, pod, unread);
      return false;
    }
  }

  /**
   * A report of a pod that goes on after it, as soon as it is in the log, which is followed for
   * that; empty if the log ends before, or it takes too long.
   */
  Optional<RunLog> follow(String namespace, String pod, PlaceInLog place, Duration most) {
    try (LogWatch log =
        container(namespace, pod, RunJob.CONTAINER)
            .limitBytes(MOST_BYTES)
            .withReadyWaitTimeout(0)
            .watchLog()) {
      return within(most, () -> reportOfMany(log.getOutput(), place));
    } catch (KubernetesClientException | IOException unread) {
      LOG.info("the log of pod {}/{} could not be followed: {}", namespace, pod, unread.toString());
      return Optional.empty();
    }
  }

  private static Optional<RunLog> reportOfMany(InputStream log, PlaceInLog place)
      throws IOException {
    var reports = new ReportSequence(log);
    var report = nth(reports, place);
    return switch (report) {
      case Frames.Decoded(var json, var sha256) -> Optional.of(readable(json, sha256));
      case Frames.Corrupt(var why) when !reports.hasEnded() -> Optional.of(new NoReport(why));
      case Frames.Corrupt _, Frames.Missing _ -> Optional.empty();
    };
  }

  private static Frames.Decoding nth(ReportSequence reports, PlaceInLog place) throws IOException {
    for (int passed = 1; passed < place.number(); passed++) {
      var _ = reports.next();
    }
    return reports.next();
  }

  private ContainerResource container(String namespace, String pod, String name) {
    return client.pods().inNamespace(namespace).withName(pod).inContainer(name);
  }

  private RunLog read(String namespace, String pod, Exited end, PlaceInLog place) {
    var container = container(namespace, pod, RunJob.CONTAINER);
    try {
      return end.code() == 0
          ? report(read(container.limitBytes(MOST_BYTES), MOST_BYTES), end, place)
          : lastLines(read(container.limitBytes(LAST_BYTES).tailingLines(LAST_LINES), LAST_BYTES));
    } catch (KubernetesClientException | IOException unread) {
      String why = "The log of pod %s could not be read: %s".formatted(pod, unread.getMessage());
      return end.code() == 0 ? gone(why, end, place) : new LastLines(why);
    }
  }

  private static RunLog report(byte[] log, Exited end, PlaceInLog place) throws IOException {
    var text = new ByteArrayInputStream(log);
    return switch (place.of() == 1 ? Frames.decode(text) : nth(new ReportSequence(text), place)) {
      case Frames.Decoded(var json, var sha256) when !place.isLast() -> readable(json, sha256);
      case Frames.Decoded(var json, var sha256) -> signed(json, sha256, end);
      case Frames.Missing() -> gone("The log has no run report.", end, place);
      case Frames.Corrupt(var why) ->
          gone("The run report in the log is damaged: " + why, end, place);
    };
  }

  /** Only the last report is signed, and what outlives it is of no other run. */
  private static Gone gone(String why, Exited end, PlaceInLog place) {
    var signed =
        place.isLast() ? lastMessage(end).flatMap(PodLogs::signed) : Optional.<Signed>empty();
    return new Gone(why, signed.orElse(null));
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
    return readable(json, sha256);
  }

  private static RunLog readable(byte[] json, String sha256) {
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
      return within(ONE_READING, () -> log.readNBytes(most));
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  /** What a reading gives, in a thread that is left where that takes too long. */
  private static <T> T within(Duration most, Reading<T> reading) throws IOException {
    try {
      return CompletableFuture.supplyAsync(() -> unchecked(reading), Thread::startVirtualThread)
          .orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException failed) {
      throw new IOException("it was not sent whole", failed.getCause());
    }
  }

  private static <T> T unchecked(Reading<T> reading) {
    try {
      return reading.read();
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
