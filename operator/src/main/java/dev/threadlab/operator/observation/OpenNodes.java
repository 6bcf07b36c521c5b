package dev.threadlab.operator.observation;

import java.util.List;

/** The nodes that are to be fixed for an experiment in which each runs all rounds. */
public sealed interface OpenNodes {

  /** Those that would take its pods, sorted by name. */
  record Matching(List<String> names) implements OpenNodes {
    public Matching {
      names = List.copyOf(names);
    }
  }

  /** The operator may not list nodes. */
  record NotAllowed() implements OpenNodes {}
}
