package dev.threadlab.operator.job;

import dev.threadlab.experiment.plan.PlannedRun;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.TreeMap;

/** How the objects of an experiment are labelled, and found again. */
public final class Labels {
  /** The experiment's name. */
  public static final String EXPERIMENT = "threadlab.dev/experiment";

  private static final String COMPONENT = "app.kubernetes.io/component";
  private static final String RUN = "threadlab.dev/run";
  private static final String ATTEMPT = "threadlab.dev/attempt";
  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  private static final String OPERATOR = "threadlab-operator";

  /** Selects every object that an operator has made for an experiment. */
  public static final String SELECTOR = MANAGED_BY + "=" + OPERATOR + "," + EXPERIMENT;

  private Labels() {}

  /**
   * Which attempt of which run an object belongs to.
   *
   * @param run the run's index in the plan
   * @param attempt from 1
   */
  public record RunId(int run, int attempt) {
    @Override
    public String toString() {
      return run + "-" + attempt;
    }
  }

  /** Labels of an object that belongs to the whole experiment. */
  public static Map<String, String> of(String experiment, String component) {
    var labels = new TreeMap<String, String>();
    labels.put("app.kubernetes.io/name", "threadlab");
    labels.put("app.kubernetes.io/instance", experiment);
    labels.put(COMPONENT, component);
    labels.put("app.kubernetes.io/part-of", "threadlab");
    labels.put(MANAGED_BY, OPERATOR);
    labels.put(EXPERIMENT, experiment);
    return labels;
  }

  /** What a Job and its pod are to a run. */
  public enum Role {
    /** What is measured. */
    Workload("workload"),
    /** What is in its way. */
    Neighbours("neighbours");

    private final String component;

    Role(String component) {
      this.component = component;
    }
  }

  /** Labels of a Job of a run and of its pod. */
  static Map<String, String> of(String experiment, PlannedRun run, int attempt, Role role) {
    var labels = of(experiment, role.component);
    labels.put(RUN, Integer.toString(run.index()));
    labels.put(ATTEMPT, Integer.toString(attempt));
    return labels;
  }

  /** Whether an object has this role in its run. */
  public static boolean has(Role role, HasMetadata object) {
    return role.component.equals(object.getMetadata().getLabels().get(COMPONENT));
  }

  /**
   * Which attempt an object belongs to.
   *
   * @throws IllegalArgumentException if its labels do not say
   */
  public static RunId runOf(HasMetadata object) {
    var labels = object.getMetadata().getLabels();
    try {
      return new RunId(Integer.parseInt(labels.get(RUN)), Integer.parseInt(labels.get(ATTEMPT)));
    } catch (NumberFormatException notOurs) {
      throw new IllegalArgumentException(
          object.getKind() + " " + object.getMetadata().getName() + " has no run in its labels",
          notOurs);
    }
  }
}
