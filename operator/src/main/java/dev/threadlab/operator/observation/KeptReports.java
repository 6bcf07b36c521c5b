package dev.threadlab.operator.observation;

import dev.threadlab.experiment.report.ReportReader;
import dev.threadlab.operator.observation.RunLog.NoReport;
import dev.threadlab.operator.observation.RunLog.Report;
import dev.threadlab.report.Frames;
import dev.threadlab.report.Sha256;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** Reads reports that are kept already. */
public final class KeptReports {
  private final KubernetesClient client;

  /** Reports as this client sees them. */
  public KeptReports(KubernetesClient client) {
    this.client = client;
  }

  /** The report below this key. */
  public RunLog read(String namespace, String page, String key) {
    var there = client.configMaps().inNamespace(namespace).withName(page).get();
    String encoded = there == null ? null : there.getBinaryData().get(key);
    return encoded == null
        ? new NoReport("there is no key %s in ConfigMap %s".formatted(key, page))
        : decompress(Base64.getDecoder().decode(encoded));
  }

  private static RunLog decompress(byte[] compressed) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      byte[] json = gzip.readNBytes(Frames.JSON_MOST + 1);
      return switch (ReportReader.read(json)) {
        case ReportReader.Result.Read(var report) ->
            new Report(report, compressed, Sha256.of(json));
        case ReportReader.Result.Unreadable(var why) -> new NoReport(why);
      };
    } catch (IOException damaged) {
      return new NoReport("a report that is kept does not decompress: " + damaged.getMessage());
    }
  }
}
