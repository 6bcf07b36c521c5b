package dev.threadlab.bench.validity;

import java.util.random.RandomGenerator;

/** What a machine does to the times of runs that follow one another, as logarithms. */
enum Noise {
  /** Each run by itself: 5 %, normal. */
  White {
    @Override
    double[] of(int runs, RandomGenerator random) {
      return random.doubles(runs).map(_ -> SPREAD * random.nextGaussian()).toArray();
    }
  },

  /** White noise and 5 % of runs half as long again. */
  Spikes {
    @Override
    double[] of(int runs, RandomGenerator random) {
      double[] noise = White.of(runs, random);
      for (int at = 0; at < runs; at++) {
        noise[at] += random.nextDouble() < RARE ? Math.log(1.5) : 0;
      }
      return noise;
    }
  },

  /** As with spikes, and the machine becomes 8 % slower from the first run to the last. */
  Drift {
    @Override
    double[] of(int runs, RandomGenerator random) {
      double[] noise = Spikes.of(runs, random);
      for (int at = 0; at < runs; at++) {
        noise[at] += Math.log(1.08) * at / runs;
      }
      return noise;
    }
  },

  /** Each run like the one before it: correlation 0.8, 5 % in all. */
  Autocorrelated {
    @Override
    double[] of(int runs, RandomGenerator random) {
      double[] noise = new double[runs];
      double last = SPREAD * random.nextGaussian();
      for (int at = 0; at < runs; at++) {
        last = 0.8 * last + 0.6 * SPREAD * random.nextGaussian();
        noise[at] = last;
      }
      return noise;
    }
  },

  /** White noise and three runs of ten a fifth longer: two heaps. */
  TwoModes {
    @Override
    double[] of(int runs, RandomGenerator random) {
      double[] noise = White.of(runs, random);
      for (int at = 0; at < runs; at++) {
        noise[at] += random.nextDouble() < 0.3 ? Math.log(1.2) : 0;
      }
      return noise;
    }
  },

  /** White noise and a neighbour that comes and goes: 15 runs on average, each a fifth longer. */
  Neighbour {
    @Override
    double[] of(int runs, RandomGenerator random) {
      double[] noise = White.of(runs, random);
      boolean there = random.nextBoolean();
      for (int at = 0; at < runs; at++) {
        there ^= random.nextInt(15) == 0;
        noise[at] += there ? Math.log(1.2) : 0;
      }
      return noise;
    }
  };

  private static final double SPREAD = 0.05;
  private static final double RARE = 0.05;

  /** The noise of so many runs, in the order in which they run. */
  abstract double[] of(int runs, RandomGenerator random);
}
