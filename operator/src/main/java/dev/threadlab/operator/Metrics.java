package dev.threadlab.operator;

import dev.threadlab.crds.ThreadExperiment;
import dev.threadlab.operator.decision.Action;
import dev.threadlab.operator.decision.Decisions;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** What the operator counts of itself and of its experiments. */
final class Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** What the framework reports: among others, how long reconciling takes. */
  MicrometerMetricsV2 ofReconciling() {
    return MicrometerMetricsV2.newBuilder(registry).build();
  }

  /** Counts the experiments that have not ended. */
  void countActive(IndexedResourceCache<ThreadExperiment> experiments) {
    var _ =
        Gauge.builder(
                "threadlab.experiments.active",
                experiments,
                all -> all.list(each -> !Decisions.hasEnded(each.getStatus())).count())
            .description("Experiments that have not ended.")
            .register(registry);
  }

  /** Counts what was done. */
  void count(Action done) {
    if (done instanceof Action.KeepRun(var write)) {
      Counter.builder("threadlab.runs")
          .description("Attempts that have ended, by outcome.")
          .tag("outcome", write.entry().outcome().name())
          .register(registry)
          .increment();
    }
  }

  /** Everything, in Prometheus's text form. */
  String scrape() {
    return registry.scrape();
  }
}
