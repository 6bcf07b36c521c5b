package dev.threadlab.operator;

import dev.threadlab.operator.job.Images;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the operator is configured.
 *
 * @param namespaces the namespaces whose experiments it runs, empty for all
 * @param images the images of runs whose experiment names none
 * @param port where health and metrics are served, 0 for any free port
 * @param lease the leader election's Lease
 */
record Settings(Set<String> namespaces, Images images, int port, Lease lease) {
  /** The name that the image is built under. */
  private static final String PYTHON_IMAGE = "threadlab/workload-python";

  /** The user of Threadlab's own images. */
  private static final String COMMAND_USER = "65532";

  Settings {
    namespaces = Set.copyOf(namespaces);
  }

  /**
   * The Lease that one of several operators holds.
   *
   * @param namespace where it is
   * @param identity who holds it, as this process calls itself
   * @param duration how long it lasts unless renewed
   */
  record Lease(String namespace, String identity, Duration duration) {}

  /**
   * The settings that an environment says.
   *
   * @throws IllegalArgumentException if one is missing or makes no sense, naming it
   */
  static Settings of(Map<String, String> environment) {
    return new Settings(
        names(environment.getOrDefault("THREADLAB_NAMESPACES", "")),
        new Images(
            required(environment, "THREADLAB_WORKLOAD_IMAGE"),
            environment.getOrDefault("THREADLAB_PYTHON_IMAGE", PYTHON_IMAGE).strip(),
            user(environment.getOrDefault("THREADLAB_COMMAND_USER", COMMAND_USER).strip())),
        number(environment, "THREADLAB_PORT", "8080"),
        new Lease(
            required(environment, "THREADLAB_LEASE_NAMESPACE"),
            required(environment, "HOSTNAME"),
            Duration.ofSeconds(number(environment, "THREADLAB_LEASE_SECONDS", "15"))));
  }

  private static @Nullable Long user(String id) {
    if (!id.matches("([1-9][0-9]{0,9})?")) {
      throw new IllegalArgumentException(
          "THREADLAB_COMMAND_USER is the number of a user that is not root, such as %s, or empty, not %s"
              .formatted(COMMAND_USER, id));
    }
    return id.isEmpty() ? null : Long.valueOf(id);
  }

  private static Set<String> names(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException("set the environment variable " + name);
    }
    return value.strip();
  }

  private static int number(Map<String, String> environment, String name, String usual) {
    String value = environment.getOrDefault(name, usual).strip();
    if (!value.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(name + " is a number such as " + usual + ", not " + value);
    }
    return Integer.parseInt(value);
  }
}
