package dev.threadlab.report;

import dev.threadlab.report.Frames.Decoding;
import java.io.IOException;
import java.io.InputStream;

/** The reports of a text that has several, one after another. */
public final class ReportSequence {
  private final FrameLines lines;
  private boolean ended;

  /** Those of a text of whatever length and with whatever other lines. */
  public ReportSequence(InputStream text) {
    this.lines = new FrameLines(text);
  }

  /**
   * The next report, as soon as its last frame has come; where the text ends before, what is known
   * of it.
   *
   * @throws IOException when the text cannot be read
   */
  public Decoding next() throws IOException {
    var reassembly = new Reassembly();
    for (String line = lines.next(); line != null; line = lines.next()) {
      reassembly.add(line);
      if (line.startsWith(Frames.DIGEST_MARK)) {
        return reassembly.result();
      }
    }
    ended = true;
    return reassembly.result();
  }

  /** Whether the text has ended, so that what came last may be cut short. */
  public boolean hasEnded() {
    return ended;
  }
}
