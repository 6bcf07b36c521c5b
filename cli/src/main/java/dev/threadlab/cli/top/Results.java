package dev.threadlab.cli.top;

import dev.threadlab.crds.Run.ReportRef;
import dev.threadlab.crds.ThreadExperiment;
import java.io.IOException;
import java.io.InputStream;

/** Where an experiment and its run reports are. */
sealed interface Results permits DirectoryResults, ClusterResults {

  /** The object with its status. */
  ThreadExperiment experiment() throws IOException;

  /** A run report as it is kept, compressed. */
  InputStream report(ReportRef ref) throws IOException;
}
