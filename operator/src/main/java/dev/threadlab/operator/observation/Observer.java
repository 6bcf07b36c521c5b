package dev.threadlab.operator.observation;

import dev.threadlab.crds.NodeEnvironment;
import dev.threadlab.crds.Placement.Scope;
import dev.threadlab.crds.Resize;
import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.experiment.plan.Plan;
import dev.threadlab.experiment.plan.Scopes;
import dev.threadlab.operator.job.Labels;
import dev.threadlab.operator.job.Labels.RunId;
import dev.threadlab.operator.job.Names;
import dev.threadlab.operator.ledger.Entry;
import dev.threadlab.operator.ledger.Ledger;
import dev.threadlab.operator.turn.Others;
import dev.threadlab.operator.turn.Reach;
import dev.threadlab.report.RunReport;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what the cluster shows of an experiment, from the watches' caches and from lookups. */
public final class Observer {
  private static final long LARGEST_SEED = (1L << 53) - 1;

  /** How old the list of nodes may be when an experiment starts. */
  private static final Duration NODES_FRESH = Duration.ofSeconds(5);

  /** How old the answer to whether pods can be resized may be: servers are replaced seldom. */
  private static final Duration RESIZING_FRESH = Duration.ofSeconds(60);

  private final SignsOfLife signs = new SignsOfLife();
  private final Lookups lookups;
  private final RunReading runs;
  private final KeptReports reports;
  private final Nodes nodes;
  private final InstantSource clock;

  /** An observer with all that it asks. */
  public Observer(
      Lookups lookups, RunReading runs, KeptReports reports, Nodes nodes, InstantSource clock) {
    this.lookups = lookups;
    this.runs = runs;
    this.reports = reports;
    this.nodes = nodes;
    this.clock = clock;
  }

  /** What there is to see; empty while something that a decision needs is still being read. */
  public Optional<Observation> observe(
      ThreadExperiment experiment, Context<ThreadExperiment> context) {
    var configMaps = owned(experiment, context.getSecondaryResources(ConfigMap.class, true));
    var jobs = owned(experiment, context.getSecondaryResources(Job.class, true));
    var pods = context.getSecondaryResources(Pod.class, true);
    String input = Names.input(experiment.getMetadata().getName());
    Ledger ledger = Ledger.read(configMaps.stream().filter(each -> !isNamed(input, each)).toList());
    var plan = Plan.of(experiment.getSpec(), seed(experiment), fixedNodes(experiment));
    var openNodes = needsNodes(experiment) ? openNodes(experiment) : Optional.<OpenNodes>empty();
    Instant now = clock.instant();
    var seenRuns =
        jobs.stream().collect(Collectors.groupingBy(Labels::runOf)).entrySet().stream()
            .map(each ->
                runs.read(experiment, plan, ledger, each.getKey(), each.getValue(), pods, now))
            .toList();
    var kept = new HashMap<RunId, RunReport>();
    var resizable = resizable(experiment);
    if (!readKept(experiment, ledger, kept)
        || (needsNodes(experiment) && openNodes.isEmpty())
        || resizable.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Observation(
            experiment,
            openNodes.orElse(null),
            plan,
            ledger,
            seenRuns,
            Stragglers.until(jobs, seenRuns, ledger, pods, now).orElse(null),
            configMaps.stream().anyMatch(each -> isNamed(input, each)),
            experiment.getSpec().exclusive() ? others(experiment, context, now) : null,
            resizable.get(),
            nodeFacts(experiment, seenRuns),
            kept,
            now));
  }

  /** Empty while that is looked up. */
  private Optional<Boolean> resizable(ThreadExperiment experiment) {
    var status = experiment.getStatus();
    boolean ended = status != null && status.completionTime() != null;
    return experiment.getSpec().resize() == Resize.None || ended
        ? Optional.of(true)
        : lookups.ask(
            "pods/resize",
            Boolean.class,
            ResourceID.fromResource(experiment),
            RESIZING_FRESH,
            () -> Optional.of(nodes.resizePods()));
  }

  private Others others(
      ThreadExperiment experiment, Context<ThreadExperiment> context, Instant now) {
    var sources = context.eventSourceRetriever();
    return new OthersReading(
            context.getPrimaryCache().list(), other -> reach(experiment, other), signs, now)
        .of(
            experiment,
            listed(sources.getEventSourceFor(Job.class)),
            listed(sources.getEventSourceFor(Pod.class)));
  }

  /** The objects of all experiments in a watch's cache. */
  private static <T extends HasMetadata> List<T> listed(EventSource<T, ThreadExperiment> watch) {
    if (watch instanceof InformerEventSource<T, ThreadExperiment> informer) {
      return informer.list().toList();
    }
    throw new IllegalStateException("not a watch: " + watch);
  }

  /** The nodes that match an experiment's placement; while nobody knows, any. */
  private Reach reach(ThreadExperiment who, ThreadExperiment experiment) {
    return lookups
        .ask("all nodes", AllNodes.class, ResourceID.fromResource(who), NODES_FRESH, nodes::all)
        .map(all -> Reach.of(all.matching(experiment.getSpec().placement())))
        .orElse(Reach.ANYWHERE);
  }

  private static List<String> fixedNodes(ThreadExperiment experiment) {
    var status = experiment.getStatus();
    return status == null ? List.of() : status.nodes();
  }

  /** Each node is to run all rounds, and it is not written down yet which nodes there are. */
  private static boolean needsNodes(ThreadExperiment experiment) {
    var status = experiment.getStatus();
    boolean ended = status != null && status.completionTime() != null;
    return Scopes.of(experiment.getSpec()) == Scope.EveryNode
        && fixedNodes(experiment).isEmpty()
        && !ended;
  }

  private Optional<OpenNodes> openNodes(ThreadExperiment experiment) {
    return lookups.ask(
        "nodes for " + experiment.getMetadata().getUid(),
        OpenNodes.class,
        ResourceID.fromResource(experiment),
        NODES_FRESH,
        () -> Optional.of(nodes.open(experiment.getSpec().placement())));
  }

  /** Of an object with the same name that was there before, something may still be around. */
  private static <T extends HasMetadata> List<T> owned(
      ThreadExperiment experiment, Set<T> objects) {
    String uid = experiment.getMetadata().getUid();
    return objects.stream()
        .filter(each ->
            each.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(uid)))
        .toList();
  }

  private static boolean isNamed(String name, HasMetadata object) {
    return object.getMetadata().getName().equals(name);
  }

  /** The design's seed; else one that follows from the object, so that every look sees the same. */
  static long seed(ThreadExperiment experiment) {
    Long given = experiment.getSpec().seed();
    return given == null
        ? UUID.fromString(experiment.getMetadata().getUid()).getMostSignificantBits() & LARGEST_SEED
        : given;
  }

  /** Reads the reports of runs that the status before does not show; false while some are read. */
  private boolean readKept(ThreadExperiment experiment, Ledger ledger, Map<RunId, RunReport> kept) {
    boolean complete = true;
    for (Entry entry : Unseen.in(ledger, experiment.getStatus())) {
      var log = ask(experiment, ledger, entry);
      if (log.orElse(null) instanceof RunLog.Report there) {
        kept.put(entry.id(), there.report());
      }
      complete &= log.isPresent();
    }
    return complete;
  }

  private Optional<RunLog> ask(ThreadExperiment experiment, Ledger ledger, Entry entry) {
    return lookups.ask(
        "kept " + experiment.getMetadata().getUid() + " " + entry.id(),
        RunLog.class,
        ResourceID.fromResource(experiment),
        () ->
            Optional.of(
                reports.read(
                    experiment.getMetadata().getNamespace(),
                    ledger.pageOf(entry.id()),
                    Ledger.reportKey(entry.id()))));
  }

  private Map<String, NodeFacts> nodeFacts(
      ThreadExperiment experiment, Collection<SeenRun> seenRuns) {
    var status = experiment.getStatus();
    List<NodeEnvironment> known = status == null ? List.of() : status.environment();
    var complete =
        known.stream()
            .filter(node -> node.kubelet() != null)
            .map(NodeEnvironment::name)
            .collect(Collectors.toSet());
    var facts = new HashMap<String, NodeFacts>();
    Stream.concat(known.stream().map(NodeEnvironment::name), seenRuns.stream().map(SeenRun::node))
        .filter(Objects::nonNull)
        .filter(name -> !complete.contains(name))
        .distinct()
        .forEach(name -> node(experiment, name).ifPresent(there -> facts.put(name, there)));
    return facts;
  }

  private Optional<NodeFacts> node(ThreadExperiment experiment, String name) {
    return lookups.ask(
        "node " + name,
        NodeFacts.class,
        ResourceID.fromResource(experiment),
        () -> nodes.facts(name));
  }
}
