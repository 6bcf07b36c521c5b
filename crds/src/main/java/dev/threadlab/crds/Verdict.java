package dev.threadlab.crds;

/** What a comparison says of the candidate. */
public enum Verdict {
  /** It takes less time than the baseline. */
  Faster,
  /** It takes more time than the baseline. */
  Slower,
  /** Whatever difference there is, is smaller than one that matters. */
  NoDifference,
  /** The runs do not tell; more rounds may. */
  Inconclusive,
  /** Its output is wrong, however fast it is. */
  Incorrect
}
