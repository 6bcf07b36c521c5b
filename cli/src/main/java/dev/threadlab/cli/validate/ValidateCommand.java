package dev.threadlab.cli.validate;

import dev.threadlab.cli.ExitCode;
import dev.threadlab.cli.Unreadable;
import dev.threadlab.cli.admission.Admission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says of files what the API server would say. */
@Command(
    name = "validate",
    description = "Check experiment files by the rules of the cluster's API, without a cluster.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every file is valid",
      "1:a file is not: each error is FILE:LINE: FIELD: what to write instead",
      "2:wrong usage, or a file that cannot be read"
    },
    footer = {
      "",
      "Examples:",
      "  threadlab validate experiment.yaml",
      "  threadlab validate deploy/examples/*.yaml"
    })
public final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "YAML or JSON, one or more documents each.")
  private List<Path> files;

  @Override
  public Integer call() {
    var admission = Admission.ofCommittedCrd();
    int worst = ExitCode.GOOD;
    for (Path file : files) {
      worst = Math.max(worst, validate(file, admission));
    }
    return worst;
  }

  private int validate(Path file, Admission admission) {
    var out = spec.commandLine().getOut();
    try {
      var checked = admission.check(file);
      checked.passedOver().forEach(other -> out.println(file + ": not checked: " + other));
      checked.problems().forEach(out::println);
      if (!checked.problems().isEmpty()) {
        return ExitCode.NOT_GOOD;
      }
      out.println(file + ": valid");
      return ExitCode.GOOD;
    } catch (IOException e) {
      spec.commandLine().getErr().println(file + ": cannot be read: " + Unreadable.sentence(e));
      return ExitCode.USAGE;
    }
  }
}
