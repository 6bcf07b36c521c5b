package dev.threadlab;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrows between the modules, and what each may touch. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.threadlab");

  /**
   * A module.
   *
   * @param name its name
   * @param packages its packages
   * @param knows the modules that it may depend on
   */
  record Module(String name, List<String> packages, List<String> knows) {}

  private static final Module EXPERIMENT =
      new Module("experiment", List.of("dev.threadlab.experiment.."), List.of("report", "crds"));

  private static final List<Module> MODULES =
      List.of(
          new Module(
              "report", List.of("dev.threadlab.report..", "dev.threadlab.integrity.."), List.of()),
          new Module("crds", List.of("dev.threadlab.crds.."), List.of()),
          new Module("workload", List.of("dev.threadlab.workload.."), List.of("report")),
          EXPERIMENT,
          new Module(
              "operator",
              List.of("dev.threadlab.operator.."),
              List.of("report", "crds", "experiment")),
          new Module(
              "cli", List.of("dev.threadlab.cli.."), List.of("report", "crds", "experiment")));

  /** What a pure class may use of the packages that reach outside the process. */
  private static final List<Class<?>> PURE =
      List.of(
          ByteArrayInputStream.class,
          ByteArrayOutputStream.class,
          InputStream.class,
          OutputStream.class,
          IOException.class,
          UncheckedIOException.class);

  /** Of the client, this alone reaches no cluster. */
  private static final DescribedPredicate<JavaClass> READS_AND_WRITES_YAML =
      belongToAnyOf(KubernetesSerialization.class);

  static Stream<Module> modules() {
    return MODULES.stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void arrowsPointOneWay(Module module) {
    String[] forbidden =
        modules()
            .filter(other -> !other.equals(module) && !module.knows().contains(other.name()))
            .flatMap(other -> other.packages().stream())
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAnyPackage(packages(module))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .check(CLASSES);
  }

  @Test
  void everyClassBelongsToAModule() {
    String[] known = modules().flatMap(module -> module.packages().stream()).toArray(String[]::new);
    assertThat(CLASSES.that(not(resideInAnyPackage(known)))).isEmpty();
  }

  @Test
  void theCoreReachesNothingOutsideItself() {
    noClasses()
        .that()
        .resideInAnyPackage(packages(EXPERIMENT))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
                .and(not(belongToAnyOf(pure()))))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Thread.class, Process.class, ProcessBuilder.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("io.fabric8.kubernetes.client..", "java.util.concurrent..")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(CLASSES);
  }

  /** A module's own package, which wires its features and holds what they share, is no feature. */
  @Test
  void featuresDependOnEachOtherWithoutCycles() {
    slices().matching("dev.threadlab.(*).(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheWorkloadReadsTheHardware() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.threadlab.workload..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("oshi..")
        .check(CLASSES);
  }

  @Test
  void onlyTheApiAndTheOperatorKnowTheKubernetesClient() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.threadlab.crds..", "dev.threadlab.operator..", "dev.threadlab.cli.admission..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.fabric8.kubernetes.client..").and(not(READS_AND_WRITES_YAML)))
        .check(CLASSES);
  }

  private static String[] packages(Module module) {
    return module.packages().toArray(String[]::new);
  }

  private static Class<?>[] pure() {
    return PURE.toArray(Class<?>[]::new);
  }
}
