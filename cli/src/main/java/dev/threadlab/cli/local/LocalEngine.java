package dev.threadlab.cli.local;

import dev.threadlab.crds.ThreadExperimentStatus.Enforcement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * Runs the packaged workload as child processes of this one, each held to its profile. What held a
 * run is removed while the next one starts, since the kernel takes its time for that.
 */
public final class LocalEngine implements AutoCloseable {
  private static final Path PROC = Path.of("/proc");
  private static final Pattern ALLOWED = Pattern.compile("(?m)^Cpus_allowed_list:\\s*(\\S+)$");

  private final EngineId id;
  private final Path workload;
  private final Enforcer enforcer;
  private final List<String> swept;
  private final ExecutorService remover =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("remover").factory());
  private final List<Future<Confinement>> removals = new ArrayList<>();
  private int started;

  private LocalEngine(EngineId id, Path workload, Enforcer enforcer, List<String> swept) {
    this.id = id;
    this.workload = workload;
    this.enforcer = enforcer;
    this.swept = List.copyOf(swept);
  }

  /**
   * Removes what killed engines left, and finds the best way that this machine has to hold runs to
   * these limits.
   *
   * @param workload the directory of the packaged workload
   * @param unenforced whether the user wants them held to nothing
   * @throws RefusedException if this machine cannot do it, with what to do instead
   * @throws IOException if the machine cannot be looked at
   */
  public static LocalEngine open(Path workload, List<Limits> limits, boolean unenforced)
      throws RefusedException, IOException {
    Program.mustBePackaged(workload);
    var id = EngineId.self(PROC);
    var hierarchies = Hierarchies.observe(PROC);
    var enforcer = unenforced ? new Unenforced(id) : enforcer(hierarchies, id);
    if (!unenforced) {
      var machine = Machine.observe();
      for (var each : limits) {
        machine.mustHold(each);
        enforcer.mustHold(each);
      }
    }
    var swept = new Sweep(PROC, hierarchies.mounts().toList(), id).run();
    return new LocalEngine(id, workload, enforcer, swept);
  }

  /** What holds the runs to their profiles. */
  public Enforcement enforcement() {
    return enforcer.enforcement();
  }

  /**
   * Refuses to change limits while a run goes on, where that cannot be.
   *
   * @throws RefusedException with what to do instead
   */
  public void mustResize() throws RefusedException {
    var _ = enforcer.resizing();
  }

  /** What killed engines had left and this one has ended and removed, for people. */
  public List<String> swept() {
    return swept;
  }

  /**
   * Starts a program, in the directory of the packaged workload. What held it is removed when it is
   * closed.
   *
   * @param limits those that it begins with
   * @param arguments what it is told
   * @throws IOException if it could not be started
   */
  public Child start(
      Limits limits, Program program, List<String> arguments, Interruption interruption)
      throws IOException {
    int n = ++started;
    var command = new ArrayList<>(program.command());
    command.addAll(arguments);
    var confinement = enforcer.confine(limits, n);
    var place = new Place(n, confinement);
    try {
      return Child.start(confinement, command, workload, id, interruption, place);
    } catch (IOException failed) {
      place.left();
      throw failed;
    }
  }

  /** Where the {@code n}th run is. */
  private final class Place implements Child.Place {
    private final int n;
    private final Confinement confinement;

    Place(int n, Confinement confinement) {
      this.n = n;
      this.confinement = confinement;
    }

    @Override
    public void resize(Limits limits) throws IOException {
      try {
        enforcer.resizing().resize(limits, n);
      } catch (RefusedException none) {
        throw new IOException(none.getMessage(), none);
      }
    }

    @Override
    public void left() {
      remove(confinement);
    }
  }

  /**
   * Starts what works beside a run.
   *
   * @param each what each may have
   * @param arguments of one after another
   * @param working the line by which each says that it works
   * @throws IOException if one could not be started; then none is left
   */
  public Neighbours neighbours(Limits each, List<List<String>> arguments, String working)
      throws IOException {
    var neighbours = new Neighbours(working, this::remove);
    try {
      for (var words : arguments) {
        var command = new ArrayList<>(Program.java().command());
        command.addAll(words);
        var confinement = enforcer.confine(each, ++started);
        neighbours.add(confinement, Child.start(confinement, command, workload, id));
      }
      return neighbours;
    } catch (IOException failed) {
      neighbours.close();
      throw failed;
    }
  }

  private void remove(Confinement confinement) {
    removals.add(remover.submit(() -> removed(confinement)));
  }

  private static Confinement removed(Confinement confinement) throws IOException {
    confinement.close();
    return confinement;
  }

  /**
   * Waits until nothing is left of the runs.
   *
   * @throws IOException if something is and cannot be removed
   */
  @Override
  public void close() throws IOException {
    remover.close();
    for (var removal : removals) {
      if (removal.state() == Future.State.FAILED) {
        throw new IOException("what held a run cannot be removed", removal.exceptionNow());
      }
    }
  }

  private static Enforcer enforcer(Hierarchies hierarchies, EngineId id) throws IOException {
    Optional<Enforcer> group = CgroupV1.find(hierarchies, id).map(found -> found);
    if (group.isEmpty()) {
      group = CgroupV2.find(hierarchies, id).map(found -> found);
    }
    return group.isPresent() ? group.get() : affinity(id);
  }

  private static Affinity affinity(EngineId id) throws IOException {
    var allowed = ALLOWED.matcher(Files.readString(PROC.resolve("self/status")));
    if (!allowed.find()) {
      throw new IOException("/proc/self/status does not tell which CPUs may be used");
    }
    return new Affinity(CpuList.parse(allowed.group(1)), id);
  }
}
