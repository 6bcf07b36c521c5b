package dev.threadlab.workload;

import dev.threadlab.workload.strategy.Strategy;
import dev.threadlab.workload.strategy.Synchronization;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a command line apart. Not by a library: those load for longer than a small run lasts. */
final class ArgumentParser {
  private static final List<String> FLAGS = List.of("--fsync", "--reopen");
  private static final List<String> OPTIONS =
      List.of(
          "--strategy",
          "--synchronization",
          "--lines",
          "--input",
          "--hash-rounds",
          "--sleep-micros",
          "--warmup",
          "--measured",
          "--dir",
          "--termination-log");

  private final String[] words;
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> flags = new HashSet<>();

  ArgumentParser(String... words) {
    this.words = words;
  }

  Arguments parse() throws RefusedException {
    collect();
    if (values.containsKey("--lines") == values.containsKey("--input")) {
      throw new RefusedException("give exactly one of --lines and --input");
    }
    return new Arguments(
        strategy(required("--strategy")),
        synchronization(values.getOrDefault("--synchronization", "None")),
        values.containsKey("--lines") ? number("--lines", 0, 1, Arguments.LINES_MOST) : 0,
        path("--input"),
        number("--hash-rounds", 0, 0, 1_000_000_000),
        number("--sleep-micros", 0, 0, 60_000_000),
        flags.contains("--fsync"),
        flags.contains("--reopen"),
        number("--warmup", 5, 0, 10_000),
        number("--measured", 10, 1, 10_000),
        Path.of(required("--dir")),
        path("--termination-log"));
  }

  private void collect() throws RefusedException {
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      if (FLAGS.contains(word)) {
        flags.add(word);
      } else if (!OPTIONS.contains(word)) {
        throw new RefusedException("there is no option " + word);
      } else if (i + 1 == words.length) {
        throw new RefusedException(word + " needs a value");
      } else if (values.put(word, words[++i]) != null) {
        throw new RefusedException(word + " is given twice");
      }
    }
  }

  private String required(String option) throws RefusedException {
    String value = values.get(option);
    if (value == null) {
      throw new RefusedException(option + " is missing");
    }
    return value;
  }

  private @Nullable Path path(String option) {
    String value = values.get(option);
    return value == null ? null : Path.of(value);
  }

  private int number(String option, int otherwise, int least, int most) throws RefusedException {
    String value = values.get(option);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw outside(option, value, least, most);
    }
    throw outside(option, value, least, most);
  }

  private static RefusedException outside(String option, String value, int least, int most) {
    return new RefusedException(
        option + " takes a whole number from " + least + " to " + most + ", not " + value);
  }

  private static Strategy strategy(String name) throws RefusedException {
    for (Strategy strategy : Strategy.values()) {
      if (strategy.name().equals(name)) {
        return strategy;
      }
    }
    throw new RefusedException("--strategy is Sequential or ThreadPerLine, not " + name);
  }

  private static Synchronization synchronization(String name) throws RefusedException {
    for (Synchronization synchronization : Synchronization.values()) {
      if (synchronization.name().equals(name)) {
        return synchronization;
      }
    }
    throw new RefusedException("--synchronization is None or Lock, not " + name);
  }
}
