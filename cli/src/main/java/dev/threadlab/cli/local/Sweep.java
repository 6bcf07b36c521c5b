package dev.threadlab.cli.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ends and removes what engines that were killed left on the machine.
 *
 * @param proc where the kernel shows processes
 * @param trees the tops of the trees of control groups
 * @param self the engine that sweeps
 */
record Sweep(Path proc, List<Path> trees, EngineId self) {
  /** What was ended and removed, one a line, for people. */
  List<String> run() throws IOException {
    var swept = new ArrayList<String>();
    for (var child : ProcessHandle.allProcesses().filter(this::isLeft).toList()) {
      if (child.destroyForcibly()) {
        swept.add("process " + child.pid());
      }
    }
    for (var tree : trees) {
      for (var directory : leftBelow(tree).toList()) {
        try (var group = ControlGroup.left(directory)) {
          group.kill();
        }
        swept.add("control group " + directory);
      }
    }
    return swept;
  }

  /** A child without a control group is known by its environment. */
  private boolean isLeft(ProcessHandle process) {
    return EngineId.ofProcess(proc, process.pid()).filter(this::isDead).isPresent();
  }

  /** A group of this user's may be anywhere below: where the engine was when it made it. */
  private Stream<Path> leftBelow(Path directory) {
    File[] below = directory.toFile().listFiles(File::isDirectory);
    return below == null
        ? Stream.empty()
        : Stream.of(below).map(File::toPath).flatMap(this::leftAt);
  }

  private Stream<Path> leftAt(Path group) {
    var engine = EngineId.ofGroup(group.getFileName().toString());
    if (engine.isEmpty()) {
      return leftBelow(group);
    }
    return isDead(engine.get()) ? Stream.of(group) : Stream.empty();
  }

  private boolean isDead(EngineId engine) {
    return engine.isDead(proc, self);
  }
}
