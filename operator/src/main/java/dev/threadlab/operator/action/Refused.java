package dev.threadlab.operator.action;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.Serial;

/**
 * The cluster does not let this be done, and says why: a quota, a policy, a missing right, a
 * webhook that does not answer.
 */
public final class Refused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String why;

  Refused(KubernetesClientException refusal) {
    super(refusal);
    this.why = String.valueOf(refusal.getMessage());
  }

  Refused(String why) {
    super(why);
    this.why = why;
  }

  /** In a sentence, the cluster's own where it has one. */
  public String why() {
    return why;
  }
}
