package dev.threadlab.cli.analyze;

import dev.threadlab.integrity.Integrity;
import dev.threadlab.integrity.OutputCheck;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An output held against its input, with the lines of all faults in file order.
 *
 * @param integrity the counts
 * @param lost lines of the input with no whole record
 * @param duplicated lines of records beyond their line's occurrences
 * @param torn last rows of records that are no whole record of any line
 * @param outOfOrder lines written after a line that they should have come before
 */
record Analysis(Integrity integrity, Texts lost, Texts duplicated, Texts torn, Texts outOfOrder) {

  static Analysis of(Path input, Path output) throws IOException {
    var lost = new Texts();
    var duplicated = new Texts();
    var torn = new Texts();
    var outOfOrder = new Texts();
    var integrity =
        OutputCheck.compare(
            input,
            output,
            (fault, line, _) -> {
              var texts =
                  switch (fault) {
                    case Lost -> lost;
                    case Duplicated -> duplicated;
                    case Torn -> torn;
                    case OutOfOrder -> outOfOrder;
                  };
              texts.add(line);
            });
    return new Analysis(integrity, lost, duplicated, torn, outOfOrder);
  }
}
