package dev.threadlab.operator.cluster;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An operator in a process of its own, as it is packaged. As a kubelet would, it starts the process
 * again when that ends; but not when a test has killed it, or when a {@link Fault} has.
 */
final class OperatorProcess implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** All that its image holds. */
  private static final Path PACKAGE = TestCluster.ROOT.resolve("operator/target/root");

  /** The name under which the client library logs of the Lease. */
  private static final String LEASE = LeaderElector.class.getName();

  /** Logs stay there, for whoever looks into a test that failed. */
  private static final Path LOGS = Path.of("target", "operator-logs");

  private final Path log;
  private final int port;
  private final ProcessBuilder program;
  private final boolean startsAgain;
  private Process process;
  private boolean killed;

  private OperatorProcess(Map<String, String> environment) throws IOException {
    log =
        Files.createTempFile(
            Files.createDirectories(LOGS), environment.get("HOSTNAME") + "-", ".log");
    port = freePort();
    boolean faulty = environment.containsKey(Fault.VARIABLE);
    program =
        new ProcessBuilder(
                PACKAGE.resolve("opt/java/bin/java").toString(),
                "-Xmx128m",
                "@" + (faulty ? faultyOptions() : "app/options"))
            .directory(PACKAGE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    program.environment().putAll(environment);
    program.environment().put("THREADLAB_PORT", Integer.toString(port));
    startsAgain = !faulty;
    process = started();
  }

  /** The packaged options, and at the end of their class path what makes {@link Fault}s happen. */
  private static Path faultyOptions() throws IOException {
    Path file = Files.createTempFile("threadlab", ".options");
    file.toFile().deleteOnExit();
    String options = Files.readString(PACKAGE.resolve("app/options"));
    Path here = Path.of("target", "test-classes").toAbsolutePath();
    return Files.writeString(file, options.replaceFirst("-cp \\S+", "$0:" + here));
  }

  /** Starts one with these settings, and returns at once. */
  static OperatorProcess start(Map<String, String> environment) {
    try {
      return new OperatorProcess(environment);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Process started() throws IOException {
    Process next = program.start();
    var _ = next.onExit().thenRun(this::startAgain);
    return next;
  }

  private synchronized void startAgain() {
    if (killed || !startsAgain) {
      return;
    }
    try {
      process = started();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  OperatorProcess awaitReady() {
    await("an operator is ready")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> get("/readyz").equals("ok\n"));
    return this;
  }

  /** Waits until it has ended by its fault. */
  void awaitEnd() {
    await("the end by " + program.environment().get(Fault.VARIABLE))
        .atMost(PATIENCE)
        .until(() -> !process.isAlive());
  }

  /** What it answers to a GET. */
  String get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)));
    return HTTP.send(request.build(), BodyHandlers.ofString()).body();
  }

  /** As a crash would end it. */
  void kill() {
    var _ = last().destroyForcibly().onExit().join();
  }

  /** As a kubelet ends it, for good. */
  void terminate() {
    Process last = last();
    last.destroy();
    var _ = last.onExit().join();
  }

  private synchronized Process last() {
    killed = true;
    return process;
  }

  /**
   * The lines of its log that tell of more than what happens: warnings, errors, a JVM's own. But
   * not what renews the Lease says when the API server is slow, on a machine that has much to do.
   */
  List<String> complaints() {
    try {
      return Files.readAllLines(log).stream()
          .filter(line -> !line.contains("\"level\":\"INFO\""))
          .filter(line -> !line.contains("\"loggerName\":\"" + LEASE + "\""))
          .toList();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
