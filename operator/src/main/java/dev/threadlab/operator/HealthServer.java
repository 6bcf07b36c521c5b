package dev.threadlab.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Serves {@code /livez}, {@code /readyz} and {@code /metrics}. */
final class HealthServer {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;

  private HealthServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts it.
   *
   * @throws IOException if the port is taken
   */
  static HealthServer start(
      int port, BooleanSupplier live, BooleanSupplier ready, Supplier<String> metrics)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var _ = server.createContext("/livez", exchange -> health(exchange, live));
    var _ = server.createContext("/readyz", exchange -> health(exchange, ready));
    var _ =
        server.createContext(
            "/metrics",
            exchange -> answer(exchange, OK, "text/plain; version=0.0.4", metrics.get()));
    server.start();
    return new HealthServer(server);
  }

  /** The port that it listens at. */
  int port() {
    return server.getAddress().getPort();
  }

  private static void health(HttpExchange exchange, BooleanSupplier healthy) throws IOException {
    boolean is = healthy.getAsBoolean();
    answer(exchange, is ? OK : UNAVAILABLE, "text/plain", is ? "ok\n" : "not now\n");
  }

  private static void answer(HttpExchange exchange, int code, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
