package dev.threadlab.cli.run;

import dev.threadlab.cli.local.Program;
import dev.threadlab.cli.local.Python;
import dev.threadlab.cli.local.RefusedException;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.Variant.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The program of each language that an experiment asks for. */
final class Programs {
  private static final Path PYTHON = Path.of("workload", "python", "threadlab_workload.py");

  private final Map<Language, Program> programs = new EnumMap<>(Language.class);

  /**
   * Finds what these variants need.
   *
   * @param home the checkout
   * @param path where commands are
   * @throws RefusedException if this machine lacks one of them
   */
  Programs(List<Variant> variants, Path home, String path) throws RefusedException, IOException {
    programs.put(Language.Java, Program.java());
    if (variants.stream().anyMatch(variant -> variant.language() == Language.Python)) {
      programs.put(Language.Python, Program.python(Python.find(path), home.resolve(PYTHON)));
    }
  }

  Program of(Variant variant) {
    return Objects.requireNonNull(programs.get(variant.language()));
  }
}
