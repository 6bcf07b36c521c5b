package dev.threadlab.bench.validity;

import dev.threadlab.bench.validity.Simulation.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Prints how often verdicts hold, one row for each noise, number of rounds and true ratio. */
public final class Validity {
  private static final List<Integer> ROUNDS = List.of(10, 20);
  private static final List<Double> EFFECTS = List.of(1.0, 0.95, 0.8);
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
          System.out.println(row(new Simulation(noise, rounds, effect), trials));
        }
      }
    }
  }

  private static String row(Simulation simulation, int trials) {
    var outcomes = LongStream.range(0, trials).parallel().mapToObj(simulation::trial).toList();
    return String.format(
        Locale.ROOT,
        "| %.2f | %s | %d | %s | %s | %s | %s |",
        simulation.effect(),
        simulation.noise(),
        simulation.rounds(),
        share(outcomes, Outcome::claimed),
        share(outcomes, Outcome::claimedByTestAlone),
        share(outcomes, Outcome::covered),
        share(outcomes, Outcome::batched));
  }

  private static String share(List<Outcome> outcomes, Predicate<Outcome> of) {
    double share = (double) outcomes.stream().filter(of).count() / outcomes.size();
    return String.format(Locale.ROOT, "%.1f %%", PER_CENT * share);
  }
}
