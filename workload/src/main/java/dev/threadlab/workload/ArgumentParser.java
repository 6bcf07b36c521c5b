package dev.threadlab.workload;

import dev.threadlab.workload.command.Command;
import dev.threadlab.workload.strategy.Strategy;
import dev.threadlab.workload.strategy.Synchronization;
import java.nio.file.Path;
import java.util.ArrayList;
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
          "--worker",
          "--sizes",
          "--size-seconds",
          "--check",
          "--script",
          "--script-text",
          "--expected",
          "--expected-text");

  /** What only a strategy takes. */
  private static final List<String> OF_A_STRATEGY =
      List.of(
          "--strategy",
          "--threads",
          "--synchronization",
          "--hash-rounds",
          "--sleep-micros",
          "--worker",
          "--sizes",
          "--size-seconds");

  /** What only a command takes. */
  private static final List<String> OF_A_COMMAND =
      List.of("--check", "--script", "--script-text", "--expected", "--expected-text");

  private static final String ENVIRONMENT = "--env";
  private static final String END = "--";

  private final String[] words;
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> flags = new HashSet<>();
  private final List<String> environment = new ArrayList<>();
  private final List<String> command = new ArrayList<>();

  ArgumentParser(String... words) {
    this.words = words;
  }

  Arguments parse() throws RefusedException {
    collect();
    if (values.containsKey("--lines") == values.containsKey("--input")) {
      throw new RefusedException("give exactly one of --lines and --input");
    }
    Command asked = command();
    Strategy strategy =
        asked == null ? choice(Strategy.values(), "--strategy", required("--strategy")) : null;
    return new Arguments(
        strategy,
        strategy == null ? 0 : threads(strategy),
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
        number("--worker", 0, 1, Strategy.PROCESSES_MOST),
        sizes(),
        number("--size-seconds", 300, 1, 86_400),
        asked);
  }

  private @Nullable Command command() throws RefusedException {
    boolean is = !command.isEmpty();
    refuse(is ? OF_A_STRATEGY : OF_A_COMMAND, is ? "a command" : "a strategy");
    if (!is) {
      if (!environment.isEmpty()) {
        throw new RefusedException("a strategy takes no " + ENVIRONMENT);
      }
      return null;
    }
    if (!flags.isEmpty()) {
      throw new RefusedException("a command takes no " + flags.iterator().next());
    }
    return new Command(
        command,
        environment,
        path("--script"),
        values.get("--script-text"),
        choice(Command.Check.values(), "--check", values.getOrDefault("--check", "Output")),
        path("--expected"),
        values.get("--expected-text"));
  }

  private void refuse(List<String> options, String by) throws RefusedException {
    for (String option : options) {
      if (values.containsKey(option)) {
        throw new RefusedException(by + " takes no " + option);
      }
    }
  }

  private void collect() throws RefusedException {
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      if (word.equals(END)) {
        command.addAll(List.of(words).subList(i + 1, words.length));
        if (command.isEmpty()) {
          throw new RefusedException("a command follows " + END);
        }
        return;
      }
      if (FLAGS.contains(word)) {
        flags.add(word);
      } else if (!OPTIONS.contains(word) && !word.equals(ENVIRONMENT)) {
        throw new RefusedException("there is no option " + word);
      } else if (i + 1 == words.length) {
        throw new RefusedException(word + " needs a value");
      } else if (word.equals(ENVIRONMENT)) {
        environment.add(variable(words[++i]));
      } else if (values.put(word, words[++i]) != null) {
        throw new RefusedException(word + " is given twice");
      }
    }
  }

  private static String variable(String word) throws RefusedException {
    if (word.indexOf('=') < 1) {
      throw new RefusedException(ENVIRONMENT + " takes NAME=VALUE, not " + word);
    }
    return word;
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

  private List<Integer> sizes() throws RefusedException {
    List<Integer> sizes = new ArrayList<>();
    String rest = values.get("--sizes");
    while (rest != null) {
      int comma = rest.indexOf(',');
      String size = comma < 0 ? rest : rest.substring(0, comma);
      sizes.add(number("--sizes", size, 10, 1_024_000));
      rest = comma < 0 ? null : rest.substring(comma + 1);
    }
    if (sizes.size() > Arguments.SIZES_MOST) {
      throw new RefusedException("--sizes takes at most " + Arguments.SIZES_MOST);
    }
    return sizes;
  }

  private int number(String option, int otherwise, int least, int most) throws RefusedException {
    String value = values.get(option);
    return value == null ? otherwise : number(option, value, least, most);
  }

  private static int number(String option, String value, int least, int most)
      throws RefusedException {
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
