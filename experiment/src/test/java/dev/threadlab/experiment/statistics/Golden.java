package dev.threadlab.experiment.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The golden files, which {@code src/test/golden/make} makes. */
final class Golden {
  private Golden() {}

  /** The cells of each line. */
  static Stream<List<String>> lines(String name) {
    try (var in = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.asList(line.split(",", -1)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static double[] numbers(String cell) {
    return Stream.of(cell.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  static double number(String cell) {
    return cell.equals("nan") ? Double.NaN : Double.parseDouble(cell);
  }
}
