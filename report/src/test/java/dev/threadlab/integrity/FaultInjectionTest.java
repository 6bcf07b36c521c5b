package dev.threadlab.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Makes faults in a good output, and expects each to be named, and no other. */
class FaultInjectionTest {

  /** What is done to the record of one line. */
  enum Injected {
    Nothing,
    Lose,
    Duplicate,
    DuplicateAtTheEnd,
    Tear,
    InterleaveWithTheNext,
    Delay
  }

  /** A place among the forms that a record may have. */
  record Form(
      boolean thread, boolean pid, boolean threads, boolean cpu, boolean write, boolean windows) {
    String record(String line) {
      return facts() + (write ? "write " : "") + line + end();
    }

    String facts() {
      return (thread ? "current thread:<Thread(Thread-3, started 14)>" + end() : "")
          + (pid ? "current pid:94" + end() : "")
          + (threads ? "total threads:30" + end() : "")
          + (cpu ? "CPU number:6" + end() : "");
    }

    String end() {
      return windows ? "\r\n" : "\n";
    }
  }

  @Property(tries = 300)
  void aGoodOutputIsIntact(@ForAll("forms") Form form, @ForAll("lines") List<String> lines) {
    var output = new StringBuilder();
    lines.forEach(line -> output.append(form.record(line)).append(form.end()));
    assertThat(Faults.of(String.join("\n", lines), output.toString()).integrity())
        .isEqualTo(new Integrity(lines.size(), lines.size(), 0, 0, 0, 0, List.of()));
  }

  @Property(tries = 300)
  void eachKindAloneIsNamedExactly(
      @ForAll("forms") Form form, @ForAll Injected fault, @ForAll("places") int place) {
    var faults = new ArrayList<>(Collections.nCopies(20, Injected.Nothing));
    faults.set(place, fault);
    Damage.of(form, faults).isNamedExactly();
  }

  @Property(tries = 500)
  void allKindsMixedAreNamedExactly(
      @ForAll("forms") Form form, @ForAll("mixtures") List<Injected> faults) {
    Damage.of(form, faults).isNamedExactly();
  }

  /** A damaged output of line1, line2, ... and what should be said of it. */
  private static final class Damage {
    private final Form form;
    private final int size;
    private final StringBuilder output = new StringBuilder();
    private final TreeSet<Integer> lost = new TreeSet<>();
    private final List<String> duplicated = new ArrayList<>();
    private final List<String> torn = new ArrayList<>();
    private final List<String> outOfOrder = new ArrayList<>();
    private final List<Integer> delayed = new ArrayList<>();
    private final List<Integer> again = new ArrayList<>();
    private int furthest;
    private int records;

    private Damage(Form form, int size) {
      this.form = form;
      this.size = size;
    }

    static Damage of(Form form, List<Injected> faults) {
      var damage = new Damage(form, faults.size());
      for (int line = 1; line <= faults.size(); line++) {
        boolean last = line == faults.size();
        line += damage.inject(line, faults.get(line - 1), last);
      }
      damage.delayed.forEach(damage::write);
      damage.again.forEach(damage::duplicate);
      return damage;
    }

    /** Returns how many more lines the fault took. */
    private int inject(int line, Injected fault, boolean last) {
      switch (fault) {
        case Nothing -> write(line);
        case Lose -> lost.add(line);
        case Duplicate -> {
          write(line);
          duplicate(line);
        }
        case DuplicateAtTheEnd -> {
          write(line);
          again.add(line);
        }
        case Tear -> {
          append(form.facts() + "write li", "li");
          lost.add(line);
        }
        case InterleaveWithTheNext -> {
          String next = "line" + (line + 1);
          append(form.record("line" + line) + form.record(next), next);
          lost.add(line);
          if (!last) {
            lost.add(line + 1);
            return 1;
          }
        }
        case Delay -> delayed.add(line);
      }
      return 0;
    }

    private void write(int line) {
      append(form.record("line" + line), null);
      if (line < furthest) {
        outOfOrder.add("line" + line);
      }
      furthest = Math.max(line, furthest);
    }

    private void duplicate(int line) {
      append(form.record("line" + line), null);
      duplicated.add("line" + line);
    }

    private void append(String rows, @Nullable String tornLine) {
      output.append(rows).append(form.end()).append(form.end());
      records++;
      if (tornLine != null) {
        torn.add(tornLine);
      }
    }

    void isNamedExactly() {
      var input = new StringBuilder();
      for (int line = 1; line <= size; line++) {
        input.append("line").append(line).append('\n');
      }
      var faults = Faults.of(input.toString(), output.toString());
      assertThat(faults.lost()).isEqualTo(lost.stream().map(line -> "line" + line).toList());
      assertThat(faults.duplicated()).isEqualTo(duplicated);
      assertThat(faults.torn()).isEqualTo(torn);
      assertThat(faults.outOfOrder()).isEqualTo(outOfOrder);
      var counts = faults.integrity();
      assertThat(counts.lines()).isEqualTo(size);
      assertThat(counts.records()).isEqualTo(records);
      assertThat(List.of(counts.lost(), counts.duplicated(), counts.torn(), counts.outOfOrder()))
          .containsExactly(
              (long) lost.size(),
              (long) duplicated.size(),
              (long) torn.size(),
              (long) outOfOrder.size());
    }
  }

  @Provide
  Arbitrary<Form> forms() {
    var flag = Arbitraries.of(true, false);
    return Combinators.combine(flag, flag, flag, flag, flag, flag).as(Form::new);
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.strings()
        .withChars("ab <>:0")
        .ofMinLength(1)
        .ofMaxLength(6)
        .filter(line -> !line.isBlank())
        .list()
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, 19);
  }

  @Provide
  Arbitrary<List<Injected>> mixtures() {
    return Arbitraries.of(Injected.values()).list().ofMinSize(1).ofMaxSize(40);
  }
}
