package dev.threadlab.workload.strategy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlab.report.LineReport;
import dev.threadlab.report.RunReport;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finished copy, and what its workers saw. Times are of {@link System#nanoTime}. */
public final class Copied {
  /** Characters of a line's text in its report. */
  static final int TEXT_MOST = 120;

  private final Job job;
  private final long started;
  private final long ended;
  private final List<Account> accounts;

  Copied(Job job, long started, long ended, List<Account> accounts) {
    this.job = job;
    this.started = started;
    this.ended = ended;
    this.accounts = accounts;
  }

  /** Wall time from before the output was opened to after it was closed. */
  public long durationNanos() {
    return ended - started;
  }

  /** When the first line was taken. */
  public long firstTaken() {
    long first = ended;
    for (Account account : accounts) {
      if (!account.seen().isEmpty()) {
        first = Math.min(first, account.seen().getFirst().taken());
      }
    }
    return first;
  }

  /** The most threads that any line saw. */
  public int threadsMost() {
    int most = 0;
    for (Account account : accounts) {
      most = Math.max(most, account.threadsMost());
    }
    return most;
  }

  /** The CPUs that lines were written on. */
  public BitSet cpus() {
    BitSet cpus = new BitSet();
    for (Account account : accounts) {
      cpus.or(account.cpus());
    }
    return cpus;
  }

  /** How many records were written. */
  public int records() {
    int records = 0;
    for (Account account : accounts) {
      records += account.records();
    }
    return records;
  }

  /** The first records in the order of writing, at most {@value RunReport#LINES_KEPT}. */
  public List<LineReport> lines() {
    List<Written> all = new ArrayList<>();
    for (Account account : accounts) {
      for (Seen seen : account.seen()) {
        all.add(new Written(account, seen));
      }
    }
    // Differences, since nanoTime may overflow.
    all.sort(Comparator.comparingLong(written -> written.seen().begun() - started));
    return all.stream().limit(RunReport.LINES_KEPT).map(this::report).toList();
  }

  private LineReport report(Written written) {
    Seen seen = written.seen();
    return new LineReport(
        text(seen.line()),
        written.account().thread(),
        (long) seen.threadId(),
        written.account().pid(),
        seen.threads(),
        known(seen.cpu()),
        seen.taken() - started,
        seen.ended() - started,
        seen.waited(),
        seen.worked());
  }

  private String text(Line line) {
    // No character takes more than four bytes: a longer line need not be decoded whole.
    int length = Math.min(line.to() - line.from(), 4 * TEXT_MOST);
    String text = new String(job.input(), line.from(), length, UTF_8);
    if (text.length() <= TEXT_MOST) {
      return text;
    }
    // Two Java characters that make one are not cut apart.
    boolean apart = Character.isHighSurrogate(text.charAt(TEXT_MOST - 1));
    return text.substring(0, apart ? TEXT_MOST - 1 : TEXT_MOST);
  }

  private static @Nullable Integer known(int cpu) {
    return cpu < 0 ? null : cpu;
  }

  private record Written(Account account, Seen seen) {}
}
