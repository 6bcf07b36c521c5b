package dev.threadlab.operator.cluster;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The client library finds it in place of its own, so that {@link Fault}s happen. */
public final class FaultyHttpClientFactory implements HttpClient.Factory {
  private static final int KILLED = 137;

  private final HttpClient.Factory real = new JdkHttpClientFactory();

  @Override
  public int priority() {
    return 1;
  }

  @Override
  public HttpClient.Builder newBuilder() {
    HttpClient.Builder builder = real.newBuilder();
    Fault.told().ifPresent(fault -> builder.addOrReplaceInterceptor("fault", new Faulty(fault)));
    return builder;
  }

  private static final class Faulty implements Interceptor {
    private final Fault fault;

    Faulty(Fault fault) {
      this.fault = fault;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      if (!isAbout(request)) {
        return;
      }
      switch (fault.kind()) {
        case DiesBefore -> Runtime.getRuntime().halt(KILLED);
        case Hangs -> neverReturn();
        case Misses -> builder.uri(URI.create(request.uri() + "/missing"));
        case DiesAfter -> {}
      }
    }

    @Override
    public void after(
        HttpRequest request,
        HttpResponse<?> response,
        AsyncBody.Consumer<List<ByteBuffer>> consumer) {
      if (fault.kind() == Fault.Kind.DiesAfter && isAbout(request) && response.isSuccessful()) {
        Runtime.getRuntime().halt(KILLED);
      }
    }

    private boolean isAbout(HttpRequest request) {
      return fault.isAbout(request.method(), request.uri().getPath());
    }

    private static void neverReturn() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
