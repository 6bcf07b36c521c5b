package dev.threadlab.crds;

/** Whether one pod goes through the sizes of a variant's runs in a round. */
public enum Resize {
  None,
  InPlace
}
