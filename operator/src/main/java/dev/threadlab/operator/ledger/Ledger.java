package dev.threadlab.operator.ledger;

import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.store.ReportPacking;
import dev.threadlab.experiment.store.ReportPacking.Held;
import dev.threadlab.experiment.store.ReportPacking.Place;
import dev.threadlab.operator.job.Labels.RunId;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that have ended, and the pages that they are written on. A page is a ConfigMap; an
 * attempt has two keys on it: its entry in {@code data}, its compressed report in {@code
 * binaryData}. Both are written at once, and once.
 *
 * @param entries by attempt
 * @param pages by name
 */
public record Ledger(Map<RunId, Entry> entries, Map<String, Page> pages) {
  private static final String REPORT = ".gz";

  public Ledger {
    entries = Map.copyOf(entries);
    pages = Map.copyOf(pages);
  }

  /**
   * A ConfigMap with entries.
   *
   * @param resourceVersion the version that was read
   * @param entries what is written on it
   */
  public record Page(String resourceVersion, List<Entry> entries) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /**
   * What to write where.
   *
   * @param page the ConfigMap's name
   * @param resourceVersion the version that it must still have, absent if it must not exist yet
   * @param entry what to write in {@code data}
   * @param report what to write in {@code binaryData}, absent for nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, neither changed nor compared
  public record Write(
      String page, @Nullable String resourceVersion, Entry entry, byte @Nullable [] report) {
    /** The entry's key. */
    public String entryKey() {
      return Ledger.entryKey(entry.id());
    }

    /** The report's key. */
    public String reportKey() {
      return Ledger.reportKey(entry.id());
    }
  }

  /** Reads the pages of an experiment. */
  public static Ledger read(Collection<ConfigMap> configMaps) {
    var entries = new HashMap<RunId, Entry>();
    var pages = new HashMap<String, Page>();
    for (ConfigMap each : configMaps) {
      var there =
          Optional.ofNullable(each.getData()).orElse(Map.of()).values().stream()
              .map(EntryJson::read)
              .toList();
      there.forEach(entry -> entries.put(entry.id(), entry));
      var metadata = each.getMetadata();
      pages.put(metadata.getName(), new Page(metadata.getResourceVersion(), there));
    }
    return new Ledger(entries, pages);
  }

  /** Whether this attempt is recorded. */
  public boolean has(RunId attempt) {
    return entries.containsKey(attempt);
  }

  /** The entries of runs that are not tried again. */
  public List<Entry> finished() {
    return entries.values().stream().filter(entry -> !entry.isTriedAgain()).toList();
  }

  /** How many attempts of a run were lost, by the run's index. */
  public Map<Integer, Integer> lost() {
    return entries.values().stream()
        .filter(Entry::isTriedAgain)
        .collect(Collectors.toMap(Entry::run, _ -> 1, Integer::sum));
  }

  /**
   * Where to write an attempt that is not recorded yet. A report that is too large for a page is
   * left out; its figures are in the entry all the same.
   *
   * @param report compressed, absent where there is none
   */
  public Write place(String experiment, Plan plan, Entry entry, byte @Nullable [] report) {
    int bytes = report == null ? 0 : report.length;
    Entry whole = entry.withReportBytes(bytes);
    return switch (place(experiment, plan, whole)) {
      case Place.New(String page, _) -> new Write(page, null, whole, report);
      case Place.Beside(String page, _) -> new Write(page, versionOf(page), whole, report);
      case Place.There(String page, _) ->
          throw new IllegalStateException(entry.id() + " is recorded already, in " + page);
      case Place.TooLarge _ -> place(experiment, plan, entry, null);
    };
  }

  private Place place(String experiment, Plan plan, Entry entry) {
    return ReportPacking.place(
        experiment, held(plan), plan.runs().get(entry.run()), entry.attempt(), size(entry));
  }

  private String versionOf(String page) {
    Page there = pages.get(page);
    if (there == null) {
      throw new IllegalStateException("no page " + page);
    }
    return there.resourceVersion();
  }

  private Map<String, Held> held(Plan plan) {
    var held = new LinkedHashMap<String, Held>();
    pages.forEach((name, page) -> held.put(name, held(plan, page)));
    return held;
  }

  private static Held held(Plan plan, Page page) {
    var sizes =
        page.entries().stream()
            .collect(
                Collectors.toMap(
                    entry -> ReportPacking.key(plan.runs().get(entry.run()), entry.attempt()),
                    Ledger::size));
    long bytes =
        sizes.entrySet().stream()
            .mapToLong(each -> ReportPacking.entryBytes(each.getKey(), each.getValue()))
            .sum();
    return new Held(bytes, sizes.keySet());
  }

  /** Entry and report together, both counted as if they were base64: a little too much. */
  private static int size(Entry entry) {
    return entry.reportBytes() + EntryJson.write(entry).length();
  }

  /**
   * The page of an attempt that is recorded.
   *
   * @throws IllegalArgumentException if it is not
   */
  public String pageOf(RunId attempt) {
    return pages.entrySet().stream()
        .filter(page -> page.getValue().entries().stream().anyMatch(e -> e.id().equals(attempt)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("run " + attempt + " is not recorded"));
  }

  /** The ledger with this written. */
  public Ledger with(Write write) {
    var moreEntries = new HashMap<>(entries);
    moreEntries.put(write.entry().id(), write.entry());
    var morePages = new HashMap<>(pages);
    Page before = pages.getOrDefault(write.page(), new Page("", List.of()));
    var there = new java.util.ArrayList<>(before.entries());
    there.add(write.entry());
    morePages.put(write.page(), new Page(before.resourceVersion(), there));
    return new Ledger(moreEntries, morePages);
  }

  /** {@code run-17-1.json.gz}: the key of an attempt's report. */
  public static String reportKey(RunId attempt) {
    return entryKey(attempt) + REPORT;
  }

  private static String entryKey(RunId attempt) {
    return "run-" + attempt + ".json";
  }
}
