package dev.threadlab.cli.admission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A custom resource definition with one version.
 *
 * @param apiVersion what its objects have as {@code apiVersion}
 * @param kind what they have as {@code kind}
 * @param schema the schema of a whole object, metadata included
 */
record Crd(String apiVersion, String kind, Schema schema) {
  private static final String COMMITTED =
      "/dev/threadlab/crds/threadexperiments.threadlab.dev.yaml";
  private static final String METADATA = "/dev/threadlab/cli/admission/metadata.yaml";

  /** The one that is installed in clusters. */
  static Crd committed() {
    var spec = map(resource(COMMITTED), "spec");
    var version = (Map<?, ?>) ((List<?>) Objects.requireNonNull(spec.get("versions"))).getFirst();
    return new Crd(
        spec.get("group") + "/" + version.get("name"),
        String.valueOf(map(spec, "names").get("kind")),
        whole(map(map(version, "schema"), "openAPIV3Schema")));
  }

  String group() {
    return apiVersion.substring(0, apiVersion.indexOf('/'));
  }

  /** The schema with what every object has beside its spec and status. */
  private static Schema whole(Map<?, ?> schema) {
    var text = new Schema(Map.of("type", "string"));
    var metadata = new Schema(resource(METADATA));
    return new Schema(schema).with(Map.of("apiVersion", text, "kind", text, "metadata", metadata));
  }

  private static Map<?, ?> map(Map<?, ?> parent, String key) {
    return (Map<?, ?>) Objects.requireNonNull(parent.get(key), key);
  }

  private static Map<?, ?> resource(String name) {
    try (InputStream in = Objects.requireNonNull(Crd.class.getResourceAsStream(name), name)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return (Map<?, ?>) Objects.requireNonNull(Documents.read(text).getFirst().value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Documents.NotYaml e) {
      throw new IllegalStateException(name, e);
    }
  }
}
