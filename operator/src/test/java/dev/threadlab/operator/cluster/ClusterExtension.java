package dev.threadlab.operator.cluster;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives tests the cluster of this build, started once, and each as many {@link Lab}s as it has
 * parameters. Where there can be no cluster, it says loudly what it leaves out; where {@code CI} is
 * true, that is a failure.
 */
final class ClusterExtension implements BeforeAllCallback, ParameterResolver {
  private static final Namespace HERE = Namespace.create(ClusterExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    if (TestCluster.isPossible()) {
      var _ = cluster(context);
      return;
    }
    String left =
        "LEFT OUT: %s needs a cluster: be root on Linux, or set THREADLAB_KUBECONFIG"
            .formatted(context.getDisplayName());
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(left);
    }
    System.err.println(left);
    throw new TestAbortedException(left);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestCluster.class || type == Lab.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestCluster cluster = cluster(context);
    return parameter.getParameter().getType() == TestCluster.class
        ? cluster
        : context
            .getStore(HERE)
            .computeIfAbsent(parameter.getIndex(), _ -> Lab.open(cluster), Lab.class);
  }

  /** Kept at the root, so that all have the same. */
  private static TestCluster cluster(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(TestCluster.class, _ -> TestCluster.start(), TestCluster.class);
  }
}
