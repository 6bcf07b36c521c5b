package dev.threadlab.bench.validity;

import dev.threadlab.bench.validity.Simulation.Outcome;
import dev.threadlab.bench.validity.Simulation.Stop;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Prints how often verdicts hold, one row for each noise, number of rounds and true ratio; then the
 * same of identical variants whose rounds go on until the interval is narrow.
 */
public final class Validity {
  private static final List<Integer> ROUNDS = List.of(10, 20);
  private static final List<Double> EFFECTS = List.of(1.0, 0.95, 0.8);
  private static final List<Integer> STOPPED_ROUNDS = List.of(6, 10);
  private static final Stop STOP = new Stop(4, 40);
  private static final int PER_CENT = 100;

  private Validity() {}

  /**
   * Runs the study.
   *
   * @param arguments how many experiments a row
   */
  public static void main(String[] arguments) {
    int trials = Integer.parseInt(arguments[0]);
    System.out.println(
        "| true ratio | noise | rounds | claimed by the rules | by the test alone | interval holds the ratio | batched, rank test |");
    System.out.println("|---:|---|---:|---:|---:|---:|---:|");
    for (double effect : EFFECTS) {
      for (Noise noise : Noise.values()) {
        for (int rounds : ROUNDS) {
          System.out.println(row(new Simulation(noise, rounds, effect, null), trials));
        }
      }
    }
    System.out.println();
    System.out.println(
        "| noise | least rounds | claimed by the rules | by the test alone | interval holds the ratio | rounds, mean |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    for (Noise noise : Noise.values()) {
      for (int rounds : STOPPED_ROUNDS) {
        System.out.println(stoppedRow(new Simulation(noise, rounds, 1, STOP), trials));
      }
    }
  }

  private static String stoppedRow(Simulation simulation, int trials) {
    var outcomes = outcomes(simulation, trials);
    double mean = outcomes.stream().mapToInt(Outcome::rounds).average().orElseThrow();
    return String.format(Locale.ROOT, "%s %.1f |", shares(simulation, outcomes), mean);
  }

  private static List<Outcome> outcomes(Simulation simulation, int trials) {
    return LongStream.range(0, trials).parallel().mapToObj(simulation::trial).toList();
  }

  private static String row(Simulation simulation, int trials) {
    var outcomes = outcomes(simulation, trials);
    return String.format(
        Locale.ROOT,
        "| %.2f %s %s |",
        simulation.effect(),
        shares(simulation, outcomes),
        share(outcomes, Outcome::batched));
  }

  private static String shares(Simulation simulation, List<Outcome> outcomes) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %s | %s |",
        simulation.noise(),
        simulation.rounds(),
        share(outcomes, Outcome::claimed),
        share(outcomes, Outcome::claimedByTestAlone),
        share(outcomes, Outcome::covered));
  }

  private static String share(List<Outcome> outcomes, Predicate<Outcome> of) {
    double share = (double) outcomes.stream().filter(of).count() / outcomes.size();
    return String.format(Locale.ROOT, "%.1f %%", PER_CENT * share);
  }
}
