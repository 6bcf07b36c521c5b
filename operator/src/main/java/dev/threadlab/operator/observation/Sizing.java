package dev.threadlab.operator.observation;

import dev.threadlab.crds.Profile;
import dev.threadlab.operator.job.Labels.RunId;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a pod that goes through CPU sizes stands to that of its run.
 *
 * @param wanted the size that the run is to have
 * @param asked the CPUs that the pod asks its node for
 * @param hindrance what keeps the node from giving them, absent when it has
 * @param rest what the pod does after this run
 */
public record Sizing(
    Profile wanted, Quantity asked, @Nullable Hindrance hindrance, List<Sized> rest) {
  public Sizing {
    rest = List.copyOf(rest);
  }

  /** A run and its size. */
  public record Sized(RunId run, Profile profile) {}

  /** Whether the pod does not ask for the size yet. */
  public boolean isToBeAsked() {
    return !isSame(asked, wanted.cpu());
  }

  /** The same for the next run. */
  Sizing ofNext() {
    return new Sizing(rest.getFirst().profile(), asked, null, rest.subList(1, rest.size()));
  }

  static boolean isSame(Quantity one, Quantity other) {
    return one.getNumericalAmount().compareTo(other.getNumericalAmount()) == 0;
  }
}
