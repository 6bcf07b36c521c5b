package dev.threadlab.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The API server, asked without a client library that would mend or refuse what is sent. */
final class Server {
  private static final JsonMapper JSON = new JsonMapper();

  private final KubernetesClient client;
  private final String namespace;

  Server(Lab lab) {
    this.client = lab.client();
    this.namespace = lab.namespace();
  }

  /** What it answers: an object, or a Status with a message. */
  record Answer(int code, JsonNode body) {
    boolean isTaken() {
      return code / 100 == 2;
    }

    String message() {
      return body.path("message").asText();
    }
  }

  /** Would this be taken? */
  Answer tries(Table.File file) {
    return send("POST", "?dryRun=All&fieldValidation=Strict", file.in(namespace));
  }

  /** Sends bytes of YAML to {@code where} below the experiments of the namespace. */
  Answer send(String method, String where, byte[] yaml) {
    var uri =
        "%sapis/threadlab.dev/v1alpha1/namespaces/%s/threadexperiments%s"
            .formatted(client.getConfiguration().getMasterUrl(), namespace, where);
    String type = method.equals("PATCH") ? "application/apply-patch+yaml" : "application/yaml";
    var http = client.getHttpClient();
    var request =
        http.newHttpRequestBuilder()
            .uri(uri)
            .method(method, type, new ByteArrayInputStream(yaml), yaml.length)
            .build();
    var answer = http.sendAsync(request, byte[].class).join();
    try {
      return new Answer(answer.code(), JSON.readTree(answer.body()));
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }
}
