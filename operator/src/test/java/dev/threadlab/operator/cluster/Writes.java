package dev.threadlab.operator.cluster;

import java.util.List;
import java.util.regex.Pattern;

/** The writes that operators do, as the API server counts them. */
final class Writes {
  /** An operator's, and nobody else's in a cluster where nothing else happens. */
  private static final List<String> OURS =
      List.of(
          "resource=\"jobs\",scope=\"resource\",subresource=\"\",verb=\"POST\"",
          "resource=\"jobs\",scope=\"resource\",subresource=\"\",verb=\"DELETE\"",
          "resource=\"configmaps\",scope=\"resource\",subresource=\"\",verb=\"POST\"",
          "resource=\"configmaps\",scope=\"resource\",subresource=\"\",verb=\"PATCH\"",
          "resource=\"threadexperiments\",scope=\"resource\",subresource=\"status\",verb=\"APPLY\"");

  private static final Pattern REQUESTS =
      Pattern.compile("(?m)^apiserver_request_total\\{(.*)} ([0-9.e+]+)$");

  private Writes() {}

  static long atTheApiServer(TestCluster cluster) {
    return REQUESTS
        .matcher(cluster.client().raw("/metrics"))
        .results()
        .filter(each -> OURS.stream().anyMatch(each.group(1)::contains))
        .mapToLong(each -> Math.round(Double.parseDouble(each.group(2))))
        .sum();
  }

  /** Events are counted by looking, since everybody writes some. */
  static long ofEvents(Lab lab) {
    return lab.client().v1().events().inNamespace(lab.namespace()).list().getItems().stream()
        .filter(event -> "threadlab-operator".equals(event.getReportingComponent()))
        .count();
  }
}
