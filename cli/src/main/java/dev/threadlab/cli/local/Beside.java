package dev.threadlab.cli.local;

/**
 * What works beside a run.
 *
 * @param count how many neighbours
 * @param each what each may have
 */
public record Beside(int count, Limits each) {
  long cpuMillis() {
    return count * each.cpuMillis();
  }

  long memoryBytes() {
    return count * each.memoryBytes();
  }
}
