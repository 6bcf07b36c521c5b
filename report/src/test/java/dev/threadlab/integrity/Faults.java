package dev.threadlab.integrity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The texts of all faults by kind, and the counts that go with them. */
record Faults(
    Integrity integrity,
    List<String> lost,
    List<String> duplicated,
    List<String> torn,
    List<String> outOfOrder) {

  static Faults of(String input, String output) {
    try {
      Path in = Files.createTempFile("input", null);
      Path out = Files.createTempFile("output", null);
      try {
        return of(Files.writeString(in, input), Files.writeString(out, output));
      } finally {
        Files.delete(in);
        Files.delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Faults of(Path input, Path output) throws IOException {
    var lost = new ArrayList<String>();
    var duplicated = new ArrayList<String>();
    var torn = new ArrayList<String>();
    var outOfOrder = new ArrayList<String>();
    var integrity =
        OutputCheck.compare(
            input,
            output,
            (fault, line, _) -> {
              var list =
                  switch (fault) {
                    case Lost -> lost;
                    case Duplicated -> duplicated;
                    case Torn -> torn;
                    case OutOfOrder -> outOfOrder;
                  };
              list.add(line);
            });
    return new Faults(integrity, lost, duplicated, torn, outOfOrder);
  }
}
