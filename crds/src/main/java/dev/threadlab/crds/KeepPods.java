package dev.threadlab.crds;

/** Whether the pods of ended runs are kept. */
public enum KeepPods {
  Never,
  OnFailure,
  Always
}
