package dev.threadlab.operator;

import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.operator.action.Announcer;
import dev.threadlab.operator.action.Applier;
import dev.threadlab.operator.observation.CaughtUp;
import dev.threadlab.operator.observation.Hindrances;
import dev.threadlab.operator.observation.KeptReports;
import dev.threadlab.operator.observation.Lookups;
import dev.threadlab.operator.observation.Nodes;
import dev.threadlab.operator.observation.Observer;
import dev.threadlab.operator.observation.PodLogs;
import dev.threadlab.operator.observation.RunReading;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.OperatorException;
import io.javaoperatorsdk.operator.RuntimeInfo;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's process. Configured by environment variables, see {@link Settings}. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final String LEASE = "threadlab-operator";
  private static final int WRONG_USE = 64;
  private static final int NOT_STARTED = 70;

  /** Some seconds in all: a leader that cannot renew its Lease must end before that does. */
  private static final int REQUEST_RETRIES = 5;

  private static final int FIRST_RETRY_MILLIS = 500;
  private static final int LAST_RETRY_MILLIS = 30_000;

  private Main() {}

  /** Runs until the process is ended or loses its Lease. */
  public static void main(String[] arguments) {
    try {
      start(Settings.of(System.getenv()));
    } catch (IllegalArgumentException wrong) {
      System.err.println("threadlab-operator: " + wrong.getMessage());
      System.exit(WRONG_USE);
    } catch (OperatorException | KubernetesClientException | IOException failed) {
      LOG.error("cannot start", failed);
      System.exit(NOT_STARTED); // whatever it started keeps a JVM alive, and looks healthy
    }
  }

  private static void start(Settings settings) throws IOException {
    var _ = Thread.ofPlatform().daemon().start(FirstHello::say);
    var serialization = Kinds.serialization();
    var _ = Thread.ofVirtual().start(() -> Kinds.learnToRead(serialization));
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder().withRequestRetryBackoffLimit(REQUEST_RETRIES).build())
            .withKubernetesSerialization(serialization)
            .build();
    var metrics = new Metrics();
    var operator = new Operator(overrides -> configure(overrides, client, metrics, settings));
    operator.register(reconciler(client, metrics, settings), each -> configure(each, settings));
    var runtime = new RuntimeInfo(operator);
    var server =
        HealthServer.start(
            settings.port(),
            () -> !runtime.isStarted() || runtime.allEventSourcesAreHealthy(),
            () -> runtime.isStarted() && runtime.allEventSourcesAreHealthy(),
            metrics::scrape);
    new LeaseRelease(client, LEASE, settings.lease()).atEnd();
    operator.start();
    keepTheSchedulersThread(operator);
    LOG.info(
        "started as {}, health and metrics at port {}", settings.lease().identity(), server.port());
  }

  /**
   * The framework's scheduler has no core thread. Its one worker would wake up each 10 ms, to see
   * whether it is still needed, and that was half of what an idle operator used.
   */
  private static void keepTheSchedulersThread(Operator operator) {
    var executors = operator.getConfigurationService().getExecutorServiceManager();
    if (executors.scheduledExecutorService() instanceof ScheduledThreadPoolExecutor scheduler) {
      scheduler.setCorePoolSize(1);
    }
  }

  private static ExperimentReconciler reconciler(
      KubernetesClient client, Metrics metrics, Settings settings) {
    var clock = InstantSource.system();
    var answers = new SimpleInboundEventSource<ThreadExperiment>("lookups");
    var lookups = new Lookups(answers::propagateEvent, clock);
    var runs =
        new RunReading(lookups, new PodLogs(client), new Hindrances(client), settings.images());
    return new ExperimentReconciler(
        new CaughtUp(client, lookups),
        new Observer(lookups, runs, new KeptReports(client), new Nodes(client), clock),
        new Applier(new Announcer(client, clock), settings.images(), client, settings.namespaces()),
        metrics,
        answers);
  }

  private static void configure(
      ConfigurationServiceOverrider overrides,
      KubernetesClient client,
      Metrics metrics,
      Settings settings) {
    overrides
        .withKubernetesClient(client)
        .withExecutorService(
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("reconcile-", 0).factory()))
        .withMetrics(metrics.ofReconciling())
        .withLeaderElectionConfiguration(election(settings.lease()))
        .withUseSSAToPatchPrimaryResource(true);
  }

  private static LeaderElectionConfiguration election(Settings.Lease lease) {
    long millis = lease.duration().toMillis(); // a Duration divides by decimals, slow at a start
    return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
        .withLeaseNamespace(lease.namespace())
        .withIdentity(lease.identity())
        .withLeaseDuration(lease.duration())
        .withRenewDeadline(Duration.ofMillis(millis * 2 / 3))
        .withRetryPeriod(Duration.ofMillis(millis / 7))
        .buildForTest(true); // the only way to say that the process ends with its lease
  }

  private static void configure(
      ControllerConfigurationOverrider<ThreadExperiment> overrides, Settings settings) {
    if (settings.namespaces().isEmpty()) {
      overrides.watchingAllNamespaces();
    } else {
      overrides.settingNamespaces(settings.namespaces());
    }
    overrides.withRetry(
        new GenericRetry()
            .setInitialInterval(FIRST_RETRY_MILLIS)
            .setIntervalMultiplier(2)
            .setMaxInterval(LAST_RETRY_MILLIS)
            .withoutMaxAttempts());
  }
}
