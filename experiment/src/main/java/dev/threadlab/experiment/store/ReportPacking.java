package dev.threadlab.experiment.store;

import dev.threadlab.experiment.plan.PlannedRun;
import java.util.Map;
import java.util.Set;

/**
 * Packs compressed run reports into ConfigMaps, several in each. Names follow from the experiment
 * and the run alone, so that a report that is put away twice, after a restart for instance, comes
 * to the same place.
 */
public final class ReportPacking {
  /** The most that the data of one ConfigMap takes, in bytes of JSON: etcd has room for more. */
  public static final long ROOM = 900L << 10;

  /** {@code "":"",} around key and value. */
  private static final int PUNCTUATION = 6;

  /** Kind, name, labels and owner. */
  private static final int METADATA = 4 << 10;

  private ReportPacking() {}

  /**
   * What a ConfigMap holds already.
   *
   * @param bytes the sum of {@link #entryBytes} of its entries
   * @param keys their keys
   */
  public record Held(long bytes, Set<String> keys) {
    public Held {
      keys = Set.copyOf(keys);
    }
  }

  /** Where a report goes. */
  public sealed interface Place {
    /** Into a ConfigMap that there is not yet. */
    record New(String configMap, String key) implements Place {}

    /** Into one that has room. */
    record Beside(String configMap, String key) implements Place {}

    /** Nowhere: it is there already. */
    record There(String configMap, String key) implements Place {}

    /** Nowhere: alone it takes more than a ConfigMap has room for, both in bytes of JSON. */
    record TooLarge(long bytes, long room) implements Place {}
  }

  /**
   * Says where the report of an attempt goes.
   *
   * @param experiment the experiment's name
   * @param held the experiment's ConfigMaps by name
   * @param run the run
   * @param attempt which attempt of it, from 1
   * @param compressedBytes the size of the report as it is stored, before base64
   */
  public static Place place(
      String experiment, Map<String, Held> held, PlannedRun run, int attempt, int compressedBytes) {
    String key = key(run, attempt);
    for (var each : held.entrySet()) {
      if (each.getValue().keys().contains(key)) {
        return new Place.There(each.getKey(), key);
      }
    }
    long bytes = entryBytes(key, compressedBytes);
    return bytes > ROOM - METADATA
        ? new Place.TooLarge(bytes, ROOM - METADATA)
        : firstWithRoom(experiment, held, key, bytes);
  }

  private static Place firstWithRoom(
      String experiment, Map<String, Held> held, String key, long bytes) {
    for (int number = 0; ; number++) {
      String name = experiment + "-reports-" + number;
      Held there = held.get(name);
      if (there == null) {
        return new Place.New(name, key);
      }
      if (there.bytes() + bytes <= ROOM - METADATA) {
        return new Place.Beside(name, key);
      }
    }
  }

  /** The key of an attempt's report: {@code run-17-1.json.gz}. */
  public static String key(PlannedRun run, int attempt) {
    return "run-%d-%d.json.gz".formatted(run.index(), attempt);
  }

  /** What an entry of so many bytes takes in a ConfigMap's JSON, where it is base64. */
  public static long entryBytes(String key, int compressedBytes) {
    return key.length() + PUNCTUATION + 4 * Math.ceilDiv((long) compressedBytes, 3);
  }
}
