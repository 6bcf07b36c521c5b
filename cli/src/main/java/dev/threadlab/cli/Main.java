package dev.threadlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadlab.cli.admission.Admission;
import dev.threadlab.cli.analyze.AnalyzeCommand;
import dev.threadlab.cli.run.RunCommand;
import dev.threadlab.cli.top.TopCommand;
import dev.threadlab.cli.validate.ValidateCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Set;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code threadlab}. Its subcommands load what they need; help needs none of it. */
@Command(
    name = "threadlab",
    description = {
      "Does this work get faster with more threads or CPUs, by how much, and is the output still right?",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      ValidateCommand.class,
      AnalyzeCommand.class,
      TopCommand.class,
      VersionCommand.class,
      GenerateCompletion.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  threadlab run deploy/examples/threading-in-python.yaml",
      "  threadlab validate deploy/examples/*.yaml",
      "  threadlab analyze output --input input",
      "  threadlab top threading-in-python 0",
      "  source <(threadlab generate-completion)",
      "",
      "'threadlab help COMMAND' or 'threadlab COMMAND --help' tells more of a command."
    })
public final class Main implements Runnable {
  private static final Set<String> ADMITTING = Set.of("run", "validate");

  @Spec private CommandSpec spec;

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    if (args.length > 0 && ADMITTING.contains(args[0])) {
      // What takes longest begins first, beside the reading of the command line.
      var _ = Admission.ofCommittedCrd();
    }
    System.exit(
        commandLine()
            .setOut(writer(FileDescriptor.out))
            .setErr(writer(FileDescriptor.err))
            .execute(args));
  }

  /** The command as it is wired: its subcommands, and how they fail. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .addSubcommand(new CommandLine.HelpCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, command, _) -> failed(failure, command));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  /** What is read or written not being there is for the user to mend, anything else is for us. */
  private static int failed(Exception failure, CommandLine command) {
    if (failure instanceof IOException io) {
      command.getErr().println(command.getCommandName() + ": " + Unreadable.sentence(io));
      return ExitCode.USAGE;
    }
    failure.printStackTrace(command.getErr());
    return ExitCode.INTERNAL;
  }

  /** UTF-8 whatever the locale, since JSON is read by programs. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    OutputStream out = new FileOutputStream(descriptor);
    return new PrintWriter(new OutputStreamWriter(out, UTF_8), true);
  }
}
