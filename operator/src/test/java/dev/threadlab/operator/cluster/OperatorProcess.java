package dev.threadlab.operator.cluster;

import static org.awaitility.Awaitility.await;

import dev.threadlab.operator.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Objects;

/** An operator in a process of its own, that can be killed. */
final class OperatorProcess implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path log;
  private final int port;
  private final Process process;

  private OperatorProcess(Path log, int port, Process process) {
    this.log = log;
    this.port = port;
    this.process = process;
  }

  /** Starts one for one namespace, and returns at once. */
  static OperatorProcess start(TestCluster cluster, String namespace, String identity) {
    try {
      Path log = Files.createTempFile(identity + "-", ".log");
      int port = freePort();
      var builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName())
              .redirectErrorStream(true)
              .redirectOutput(new File(log.toString()));
      builder
          .environment()
          .putAll(
              Map.of(
                  "KUBECONFIG",
                  cluster.kubeconfig().toString(),
                  "THREADLAB_NAMESPACES",
                  namespace,
                  "THREADLAB_WORKLOAD_IMAGE",
                  TestCluster.IMAGE,
                  "THREADLAB_LEASE_NAMESPACE",
                  namespace,
                  "THREADLAB_LEASE_SECONDS",
                  "7",
                  "THREADLAB_PORT",
                  Integer.toString(port),
                  "HOSTNAME",
                  identity));
      return new OperatorProcess(log, port, builder.start());
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
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(() -> get("/readyz").equals("ok\n"));
    return this;
  }

  /** What it answers to a GET. */
  String get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)));
    return HTTP.send(request.build(), BodyHandlers.ofString()).body();
  }

  /** As a crash would end it. */
  void kill() {
    var _ = process.destroyForcibly().onExit().join();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** The lines of its log with this level. */
  List<String> logged(String level) {
    try {
      return Files.readAllLines(log).stream()
          .filter(line -> line.contains("\"level\":\"" + level + "\""))
          .toList();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  @Override
  public void close() {
    kill();
    try {
      Files.delete(log);
    } catch (IOException left) {
      throw new UncheckedIOException(Objects.toString(log), left);
    }
  }
}
