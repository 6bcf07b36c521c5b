package dev.threadlab.experiment.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealVector;

/**
 * Fits a scaling law. Size times time is linear in the law's terms; each size weighs by its share,
 * so that a miss of 1 % counts alike everywhere. Of the fits with no term below zero, the best.
 */
final class LeastSquares {
  /** Which terms a fit may use beside the constant: contention, coherence. */
  private static final List<List<Term>> UNIVERSAL =
      List.of(
          List.of(),
          List.of(Term.Contention),
          List.of(Term.Coherence),
          List.of(Term.Contention, Term.Coherence));

  private static final List<List<Term>> AMDAHL = List.of(List.of(), List.of(Term.Contention));
  private static final double SINGULAR = 1e-10;

  private enum Term {
    Contention,
    Coherence;

    double at(double size) {
      return this == Contention ? size - 1 : size * (size - 1);
    }
  }

  /** A law and the sum of the squares of its misses. */
  private record Fit(ScalingLaw law, double squares) {}

  private LeastSquares() {}

  static ScalingLaw fit(double[] sizes, double[] times, boolean coherence) {
    return (coherence ? UNIVERSAL : AMDAHL)
        .stream()
            .filter(terms -> terms.size() < sizes.length)
            .map(terms -> fit(sizes, times, terms))
            .filter(fit -> fit.law().contention() >= 0 && fit.law().coherence() >= 0)
            .min(Comparator.comparingDouble(Fit::squares))
            .orElseThrow()
            .law();
  }

  /** The same time at every size. */
  static ScalingLaw allSerial(double[] times) {
    double squares = 0;
    double sum = 0;
    for (double time : times) {
      sum += 1 / time;
      squares += 1 / (time * time);
    }
    double constant = sum / squares;
    double worst = 0;
    for (double time : times) {
      worst = Math.max(worst, Math.abs(constant / time - 1));
    }
    return new ScalingLaw(1, 0, worst);
  }

  private static Fit fit(double[] sizes, double[] times, List<Term> terms) {
    var rows = new Array2DRowRealMatrix(sizes.length, terms.size() + 1);
    for (int row = 0; row < sizes.length; row++) {
      double weight = 1 / (sizes[row] * times[row]);
      rows.setEntry(row, 0, weight);
      for (int column = 0; column < terms.size(); column++) {
        rows.setEntry(row, column + 1, weight * terms.get(column).at(sizes[row]));
      }
    }
    RealVector ones = new ArrayRealVector(sizes.length, 1);
    RealVector solved = new QRDecomposition(rows, SINGULAR).getSolver().solve(ones);
    RealVector misses = rows.operate(solved).subtract(ones);
    var law =
        new ScalingLaw(
            share(solved, terms, Term.Contention),
            share(solved, terms, Term.Coherence),
            misses.getLInfNorm());
    return new Fit(law, misses.dotProduct(misses));
  }

  private static double share(RealVector solved, List<Term> terms, Term term) {
    return IntStream.range(0, terms.size())
        .filter(at -> terms.get(at) == term)
        .mapToDouble(at -> solved.getEntry(at + 1) / solved.getEntry(0))
        .sum();
  }
}
