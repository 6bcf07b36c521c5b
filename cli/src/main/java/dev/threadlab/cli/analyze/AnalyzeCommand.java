package dev.threadlab.cli.analyze;

import dev.threadlab.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds an output against its input. */
@Command(
    name = "analyze",
    description =
        "Hold an output against its input: name every line lost, duplicated, torn or out of order.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:intact: every line written once, whole and in order",
      "1:not intact",
      "2:wrong usage, or a file that cannot be read"
    },
    footer = {
      "",
      "An output has a record for each line: rows such as 'current pid:94', then 'write LINE' or",
      "LINE alone, then a blank row. Facts may be missing.",
      "",
      "Examples:",
      "  threadlab analyze output --input input",
      "  threadlab analyze output --input input --format json | jq .lost"
    })
public final class AnalyzeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "OUTPUT", description = "The file that was written.")
  private Path output;

  @Option(
      names = "--input",
      paramLabel = "INPUT",
      required = true,
      description = "The file that should have been copied.")
  private Path input;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "table: in words, the first lines of each fault. json: all of them. Default: ${DEFAULT-VALUE}.")
  private Format format;

  enum Format {
    table,
    json
  }

  @Override
  public Integer call() throws IOException {
    requireFile(input);
    var analysis = Analysis.of(input, output);
    var out = spec.commandLine().getOut();
    switch (format) {
      case table -> new TableFormat(out).write(analysis);
      case json -> JsonFormat.write(analysis, out);
    }
    out.flush();
    return analysis.integrity().intact() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
  }

  /** The input is read again for lost lines, which a pipe cannot be. */
  private static void requireFile(Path input) throws IOException {
    if (!Files.exists(input)) {
      throw new NoSuchFileException(input.toString());
    }
    if (!Files.isRegularFile(input)) {
      throw new IOException(input + " is no regular file: the input may be read twice");
    }
  }
}
