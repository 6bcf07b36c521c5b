package dev.threadlab.experiment.plan;

/**
 * The generator SplitMix64 (Steele, Lea and Flood, 2014), written out so that no library's version
 * can change a plan.
 */
final class SplitMix64 {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  private SplitMix64(long state) {
    this.state = state;
  }

  /** The numbers of one round. Mixed twice, so that neighbouring seeds and rounds share nothing. */
  static SplitMix64 ofRound(long seed, int round) {
    return new SplitMix64(mix(mix(seed + GAMMA) + round * GAMMA));
  }

  /**
   * A number from 0 to {@code bound - 1}, each equally likely: what would favour some is redrawn.
   */
  int below(int bound) {
    long drawn = next() >>> 1;
    long number = drawn % bound;
    while (drawn - number + (bound - 1) < 0) {
      drawn = next() >>> 1;
      number = drawn % bound;
    }
    return (int) number;
  }

  private long next() {
    state += GAMMA;
    return mix(state);
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
