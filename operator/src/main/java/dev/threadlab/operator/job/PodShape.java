package dev.threadlab.operator.job;

import dev.threadlab.crds.FileSource;
import dev.threadlab.crds.Input;
import dev.threadlab.crds.Neighbours;
import dev.threadlab.crds.Placement;
import dev.threadlab.crds.Profile;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.crds.ThreadExperimentSpec;
import dev.threadlab.crds.Variant;
import dev.threadlab.crds.WorkloadImage;
import dev.threadlab.experiment.plan.PlannedRun;
import dev.threadlab.experiment.run.NeighbourArguments;
import dev.threadlab.experiment.run.RunArguments;
import dev.threadlab.operator.job.Labels.Role;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the pod of a run, or that of its neighbours, looks like.
 *
 * @param role which of the two it is
 * @param containers how many containers there are, all alike: 1 for a run, one for each neighbour
 * @param image the image
 * @param pullPolicy when it is pulled, absent for the cluster's rule
 * @param cpu a container's CPUs: request, and limit unless it may burst
 * @param memory a container's memory: limit and request
 * @param burst whether it may use more CPUs than that, as far as nobody else wants them
 * @param arguments the workload's command line
 * @param input the ConfigMap key that is the input, absent where the workload makes its own
 * @param guest what it takes to measure in an image that is not Threadlab's, absent in one that is
 * @param nodeSelector labels that its node must have
 * @param tolerations taints that it tolerates
 * @param node the node that it has to be on, absent for any
 * @param timeoutSeconds what a run may take
 * @param runs how many runs it does, one after another
 * @param resized whether its CPUs are changed between them
 */
public record PodShape(
    Role role,
    int containers,
    String image,
    @Nullable String pullPolicy,
    Quantity cpu,
    Quantity memory,
    boolean burst,
    List<String> arguments,
    Input.@Nullable ConfigMapKey input,
    @Nullable Guest guest,
    Map<String, String> nodeSelector,
    List<Toleration> tolerations,
    @Nullable String node,
    int timeoutSeconds,
    int runs,
    boolean resized) {
  /** The key of the input's text in its own ConfigMap, and the name of the file in the pod. */
  public static final String INPUT = "input";

  static final String SCRIPT = "script";
  static final String EXPECTED = "expected";

  public PodShape {
    arguments = List.copyOf(arguments);
    nodeSelector = Map.copyOf(nodeSelector);
    tolerations = List.copyOf(tolerations);
  }

  /**
   * What it takes to measure in an image that is not Threadlab's.
   *
   * @param image that of the workload, which is brought there
   * @param user the user that it runs as, since the image may say root; absent for the cluster's
   *     choice
   * @param script the ConfigMap key that is the command's script, absent where there is none
   * @param expectedOutput the ConfigMap key that is the output expected, absent where there is none
   */
  public record Guest(
      String image,
      @Nullable Long user,
      Input.@Nullable ConfigMapKey script,
      Input.@Nullable ConfigMapKey expectedOutput) {}

  /**
   * The pod of some runs of this experiment, which has the size of the first.
   *
   * @param runs those that it does one after another, most often one
   * @param node the node that it has to be on, absent for any
   * @param images what runs where the design names none
   */
  public static PodShape of(
      ThreadExperiment experiment, List<PlannedRun> runs, @Nullable String node, Images images) {
    PlannedRun run = runs.getFirst();
    ThreadExperimentSpec spec = experiment.getSpec();
    Profile profile = spec.profile(run.profile());
    var sizes = RunArguments.sizes(spec, runs);
    Variant variant = spec.variant(run.variant());
    Optional<WorkloadImage> workload = Optional.ofNullable(spec.workload());
    Optional<Placement> placement = Optional.ofNullable(spec.placement());
    return new PodShape(
        Role.Workload,
        1,
        image(variant, workload, images),
        pullPolicy(spec),
        profile.cpu(),
        profile.memory(),
        profile.burst(),
        RunArguments.of(
            spec,
            variant,
            sizes,
            new RunArguments.Files(
                spec.input().lines() == null ? RunJob.INPUT_DIRECTORY + "/" + INPUT : null,
                RunJob.WORK_DIRECTORY,
                configMap(variant.script()) == null ? null : RunJob.SCRIPT_DIRECTORY + "/" + SCRIPT,
                configMap(variant.expectedOutput()) == null
                    ? null
                    : RunJob.EXPECTED_DIRECTORY + "/" + EXPECTED)),
        input(experiment),
        variant.command() == null
            ? null
            : new Guest(
                images.java(),
                images.user(),
                configMap(variant.script()),
                configMap(variant.expectedOutput())),
        placement.map(Placement::nodeSelector).orElse(Map.of()),
        placement.map(Placement::tolerations).orElse(List.of()),
        node,
        spec.runTimeoutSeconds(),
        runs.size(),
        !sizes.isEmpty());
  }

  /**
   * The pod of the neighbours of a run of this experiment; empty if it has none. They are one pod,
   * so that all have room on a node or none is there.
   */
  public static Optional<PodShape> ofNeighbours(
      ThreadExperiment experiment, PlannedRun run, @Nullable String node, Images images) {
    ThreadExperimentSpec spec = experiment.getSpec();
    Optional<Placement> placement = Optional.ofNullable(spec.placement());
    return Optional.ofNullable(spec.profile(run.profile()).neighbours())
        .map(neighbours ->
            new PodShape(
                Role.Neighbours,
                neighbours.count(),
                images.java(),
                pullPolicy(spec),
                neighbours.cpu(),
                Neighbours.MEMORY,
                false,
                NeighbourArguments.of(neighbours, RunJob.WORK_DIRECTORY),
                null,
                null,
                placement.map(Placement::nodeSelector).orElse(Map.of()),
                placement.map(Placement::tolerations).orElse(List.of()),
                node,
                spec.runTimeoutSeconds(),
                1,
                false));
  }

  /** Whether a run of this experiment has neighbours. */
  public static boolean hasNeighbours(ThreadExperiment experiment, PlannedRun run) {
    return experiment.getSpec().profile(run.profile()).neighbours() != null;
  }

  private static @Nullable String pullPolicy(ThreadExperimentSpec spec) {
    return Optional.ofNullable(spec.workload())
        .map(WorkloadImage::imagePullPolicy)
        .map(Enum::name)
        .orElse(null);
  }

  private static String image(Variant variant, Optional<WorkloadImage> workload, Images images) {
    if (variant.command() != null) {
      return variant.image() == null ? images.python() : variant.image();
    }
    return workload.map(WorkloadImage::image).orElse(images.of(variant.language()));
  }

  private static Input.@Nullable ConfigMapKey configMap(@Nullable FileSource source) {
    return source == null ? null : source.configMap();
  }

  /** What its node sets aside for a container, by resource. */
  Map<String, Quantity> requests() {
    return Map.of("cpu", cpu, "memory", memory);
  }

  /** What a container never has more of, by resource. */
  Map<String, Quantity> limits() {
    return burst ? Map.of("memory", memory) : requests();
  }

  /** What its node sets aside for it, by resource. */
  public Map<String, Quantity> requested() {
    return inAll(requests());
  }

  /** What it never has more of, by resource. */
  public Map<String, Quantity> limited() {
    return inAll(limits());
  }

  private Map<String, Quantity> inAll(Map<String, Quantity> each) {
    return each.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().multiply(containers)));
  }

  /** The keys of ConfigMaps that the pod does not start without. */
  public List<Input.ConfigMapKey> configMaps() {
    return Stream.of(
            input,
            guest == null ? null : guest.script(),
            guest == null ? null : guest.expectedOutput())
        .filter(Objects::nonNull)
        .toList();
  }

  private static Input.@Nullable ConfigMapKey input(ThreadExperiment experiment) {
    Input input = experiment.getSpec().input();
    return input.text() == null
        ? input.configMap()
        : new Input.ConfigMapKey(Names.input(experiment.getMetadata().getName()), INPUT);
  }
}
