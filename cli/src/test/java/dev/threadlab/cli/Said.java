package dev.threadlab.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What the command said, and its exit code. */
record Said(int code, String out, String err) {
  static Said by(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    return new Said(code, out.toString(), err.toString());
  }
}
