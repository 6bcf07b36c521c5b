package dev.threadlab.workload;

import dev.threadlab.workload.strategy.Strategy;
import dev.threadlab.workload.strategy.Synchronization;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a command line apart. Not by a library: those load for longer than a small run lasts. */
final class ArgumentParser {
  private static final List<String> FLAGS = List.of("--fsync", "--reopen", "--reread-input");
  private static final List<String> OPTIONS =
      List.of(
          "--strategy",
          "--threads",
          "--synchronization",
          "--lines",
          "--input",
          "--hash-rounds",
          "--sleep-micros",
          "--warmup",
          "--measured",
          "--dir",
          "--termination-log",
          "--worker");

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
    Strategy strategy = choice(Strategy.values(), "--strategy", required("--strategy"));
    return new Arguments(
        strategy,
        threads(strategy),
        choice(
            Synchronization.values(),
            "--synchronization",
            values.getOrDefault("--synchronization", "None")),
        values.containsKey("--lines") ? number("--lines", 0, 1, Arguments.LINES_MOST) : 0,
        path("--input"),
        number("--hash-rounds", 0, 0, 1_000_000_000),
        number("--sleep-micros", 0, 0, 60_000_000),
        flags.contains("--fsync"),
        flags.contains("--reopen"),
        flags.contains("--reread-input"),
        number("--warmup", 5, 0, 10_000),
        number("--measured", 10, 1, 10_000),
        Path.of(required("--dir")),
        path("--termination-log"),
        number("--worker", 0, 1, Strategy.PROCESSES_MOST));
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

  /** The number that a strategy takes; 0 for none. */
  private int threads(Strategy strategy) throws RefusedException {
    return switch (strategy) {
      case Sequential, VirtualThreads -> {
        if (values.containsKey("--threads")) {
          throw new RefusedException(strategy + " takes no --threads");
        }
        yield 0;
      }
      case ThreadPerLine -> number("--threads", 0, 1, Strategy.THREADS_MOST);
      case Pool -> {
        var _ = required("--threads");
        yield number("--threads", 0, 1, Strategy.THREADS_MOST);
      }
      case Processes -> {
        var _ = required("--threads");
        yield number("--threads", 0, 1, Strategy.PROCESSES_MOST);
      }
    };
  }

  private static <E extends Enum<E>> E choice(E[] choices, String option, String name)
      throws RefusedException {
    for (E choice : choices) {
      if (choice.name().equals(name)) {
        return choice;
      }
    }
    throw new RefusedException(
        "%s is one of %s, not %s"
            .formatted(option, Arrays.toString(choices).replaceAll("[\\[\\]]", ""), name));
  }
}
