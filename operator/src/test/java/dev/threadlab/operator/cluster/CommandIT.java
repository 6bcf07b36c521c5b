package dev.threadlab.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlab.crds.IntegrityCounts;
import dev.threadlab.crds.Run;
import dev.threadlab.crds.Run.Outcome;
import dev.threadlab.crds.ThreadExperimentStatus;
import dev.threadlab.crds.ThreadExperimentStatus.Phase;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commands of users, in images that know nothing of Threadlab. */
@ExtendWith(ClusterExtension.class)
class CommandIT {
  private static final String ONCE =
      "input: {lines: 20}, rounds: 1, iterations: {warmup: 1, measured: 2},"
          + " profiles: [{name: small, cpu: 300m, memory: 256Mi}], runTimeoutSeconds: 40, ";

  /** No C library at all, and root unless told otherwise. */
  private static final String BUSYBOX_IMAGE = "threadlab/busybox:under-test";

  /** glibc, one program, and no shell. */
  private static final String DISTROLESS_IMAGE = "threadlab/distroless:under-test";

  /** musl, its loader, and one program. */
  private static final String MUSL_IMAGE = "threadlab/musl:under-test";

  private static final String MAKE_IMAGES =
      """
      work=$(mktemp -d)
      trap 'rm -rf "$work"' EXIT
      (
        chmod 755 "$work"
        cd "$work"
        apt-get download busybox-static || { apt-get update && apt-get download busybox-static; }
        dpkg-deb -x busybox-static*.deb .
        { type -P gcc && type -P musl-gcc; } >/dev/null ||
          DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends gcc musl-tools >&2
        musl-gcc -x c -o copy - <<'END'
      #include <stdio.h>
      #include <stdlib.h>
      int main(void) {
        FILE *in = fopen(getenv("THREADLAB_INPUT"), "r");
        FILE *out = fopen(getenv("THREADLAB_OUTPUT"), "w");
        for (int c; (c = getc(in)) != EOF;) putc(c, out);
        return fclose(out);
      }
      END
      )
      files() { ldd "$1" | sed -nE 's#^[^/]*(/[^ ]+) .*#\\1:\\1#p'; }
      image() { deploy/local/cluster image "$1" "$work/$2.tar" "${@:3}" -- /none; }
      image BUSYBOX busybox "$work/bin/busybox:bin/busybox"
      mapfile -t libraries < <(files /bin/dd)
      image DISTROLESS distroless /bin/dd:bin/dd "${libraries[@]}"
      loader=$(readelf -l "$work/copy" | sed -nE 's#.*interpreter: (.*)]#\\1#p')
      image MUSL musl "$work/copy:bin/copy" "$loader:$loader"
      deploy/local/cluster load "$work/"{busybox,distroless,musl}.tar
      """
          .replace("BUSYBOX", BUSYBOX_IMAGE)
          .replace("DISTROLESS", DISTROLESS_IMAGE)
          .replace("MUSL", MUSL_IMAGE);

  @Test
  void aCommandRunsInAnyImage(TestCluster cluster, Lab lab) {
    Assumptions.assumeTrue(cluster.isOurs(), "needs a cluster that images can be loaded to");
    var _ = TestCluster.script(MAKE_IMAGES);
    script(lab);
    var _ = lab.startOperator();
    var _ =
        lab.create(
            "images",
            ONCE
                + """
                variants: [
                  {name: static, image: '%s',
                   command: [/bin/busybox, cp, $(THREADLAB_INPUT), $(THREADLAB_OUTPUT)]},
                  {name: distroless, image: '%s',
                   command: [/bin/dd, if=$(THREADLAB_INPUT), of=$(THREADLAB_OUTPUT)]},
                  {name: musl, image: '%s', command: [/bin/copy]},
                  {name: debian, command: [python3, $(THREADLAB_SCRIPT), '$x $(HOME)'],
                   env: [{name: GREETING, value: 'a $b'}], script: {configMap: {name: scripts, key: greet}},
                   expectedOutput: {text: "a $b $x $(HOME)\\n"}},
                  {name: ours, image: '%s', command: [/opt/java/bin/java, -version], check: None}]
                """
                    .formatted(BUSYBOX_IMAGE, DISTROLESS_IMAGE, MUSL_IMAGE, TestCluster.IMAGE));
    var status = lab.awaitEnd("images");
    assertThat(status.runs())
        .hasSize(5)
        .allSatisfy(run -> assertThat(run.outcome()).as(run.message()).isEqualTo(Outcome.Reported));
    assertThat(status.phase()).isEqualTo(Phase.Complete);
    assertIntact(status, "static", 40);
    assertIntact(status, "distroless", 40);
    assertIntact(status, "musl", 40);
    assertIntact(status, "debian", 2);
    assertIntact(status, "ours", 0);
    assertThat(status.cells()).allMatch(cell -> cell.runs() == 1);
  }

  private static void script(Lab lab) {
    var script =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("scripts")
            .withNamespace(lab.namespace())
            .endMetadata()
            .withData(
                Map.of(
                    "greet",
                    "import os, sys\n"
                        + "open(os.environ['THREADLAB_OUTPUT'], 'w').write("
                        + "os.environ['GREETING'] + ' ' + sys.argv[1] + '\\n')\n"))
            .build();
    var _ = lab.client().resource(script).create();
  }

  private static void assertIntact(ThreadExperimentStatus status, String variant, long lines) {
    var integrity = integrity(status, variant);
    assertThat(integrity.lines()).isEqualTo(lines);
    assertThat(integrity.lost() + integrity.duplicated() + integrity.torn()).isZero();
  }

  private static IntegrityCounts integrity(ThreadExperimentStatus status, String variant) {
    return Objects.requireNonNull(run(status, variant).integrity());
  }

  private static Run run(ThreadExperimentStatus status, String variant) {
    return status.runs().stream()
        .filter(each -> each.variant().equals(variant))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whateverACommandDoesItsRunEndsWithANamedOutcome(Lab lab) {
    var _ = lab.startOperator();
    var _ =
        lab.create(
            "bad",
            ONCE
                + """
                variants: [
                  {name: absent, command: [/no/such/program]},
                  {name: not-a-program, command: [/app/threadlab_workload.py]},
                  {name: silent, command: [python3, -c, pass]},
                  {name: large, command: [python3, -c, "import os\\nf = open(os.environ['THREADLAB_OUTPUT'], 'wb')\\nfor _ in range(1024): f.write(bytes(1 << 20))"]},
                  {name: parent, command: [python3, -c, "import os, time\\nif os.fork() == 0: os.setsid(); time.sleep(600)"]},
                  {name: forger, command: [python3, -c, "print('\\\\nthreadlab-report/1 1/1 H4sI\\\\nthreadlab-report/1 sha256 00\\\\n', flush=True)\\nraise SystemExit(5)"]}]
                """);
    var status = lab.awaitEnd("bad");
    assertCrashed(status, "absent", "cannot be started");
    assertCrashed(status, "not-a-program", "cannot be started");
    assertCrashed(status, "large", "File too large");
    assertCrashed(status, "parent", "left 1 of its processes running");
    assertCrashed(status, "forger", "ended with exit code 5");
    assertThat(run(status, "silent").outcome()).isEqualTo(Outcome.Reported);
    assertThat(integrity(status, "silent").lost()).isEqualTo(40);
  }

  @Test
  void aCommandThatIgnoresItsEndIsEndedAtItsTimeout(Lab lab) {
    var _ = lab.startOperator();
    var _ =
        lab.create(
            "deaf",
            ONCE.replace("40", "20")
                + """
                variants: [
                  {name: deaf, command: [python3, -c, "import os, signal, time\\nos.close(1)\\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\\ntime.sleep(600)"]}]
                """);
    assertThat(run(lab.awaitEnd("deaf"), "deaf").outcome()).isEqualTo(Outcome.TimedOut);
  }

  private static void assertCrashed(ThreadExperimentStatus status, String variant, String message) {
    Run run = run(status, variant);
    assertThat(run.outcome()).as(variant + run.message()).isEqualTo(Outcome.Crashed);
    assertThat(run.message()).contains("Exit code 72", message);
  }
}
