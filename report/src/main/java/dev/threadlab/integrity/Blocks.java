package dev.threadlab.integrity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the whole records of an output say of themselves. Torn ones are left out: which line they
 * are of, and which facts are that line's, is not known.
 *
 * @param first the first, in the output's order
 * @param others how many more there are
 */
public record Blocks(List<Block> first, int others) {
  public Blocks {
    first = List.copyOf(first);
  }

  /**
   * Reads them.
   *
   * @param most how many are kept
   * @throws IOException if one of the files cannot be read
   */
  public static Blocks read(Path input, Path output, int most) throws IOException {
    var reading = new Reading(most);
    OutputCheck.forEachWhole(input, output, reading);
    return new Blocks(reading.first, reading.others);
  }

  private static final class Reading implements Consumer<Supplier<Block>> {
    private final int most;
    private final List<Block> first = new ArrayList<>();
    private int others;

    private Reading(int most) {
      this.most = most;
    }

    @Override
    public void accept(Supplier<Block> block) {
      if (first.size() < most) {
        first.add(block.get());
      } else {
        others++;
      }
    }
  }
}
