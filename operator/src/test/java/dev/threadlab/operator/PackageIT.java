package dev.threadlab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the operator's image holds, as the build puts it together. */
class PackageIT {
  private static final Path PACKAGE =
      Path.of(System.getProperty("threadlab.root"), "operator/target/root");

  /** Each kind that is there costs the operator's start some milliseconds, each use a fraction. */
  @Test
  void experimentsHaveNoAnnotationsThatTheOperatorDoesNotRead() throws IOException {
    var kinds = new TreeSet<String>();
    try (FileSystem jar = FileSystems.newFileSystem(jarOfExperiments());
        Stream<Path> files = Files.walk(jar.getPath("/dev"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        collect(ClassFile.of().parse(Files.readAllBytes(file)), kinds);
      }
    }
    assertThat(kinds)
        .containsExactly(
            "com.fasterxml.jackson.annotation.JsonIgnoreProperties",
            "com.fasterxml.jackson.annotation.JsonInclude",
            "io.fabric8.kubernetes.model.annotation.Group",
            "io.fabric8.kubernetes.model.annotation.Version",
            "org.jspecify.annotations.NullMarked");
  }

  private static Path jarOfExperiments() throws IOException {
    try (var jars = Files.newDirectoryStream(PACKAGE.resolve("app"), "crds-*.jar")) {
      return jars.iterator().next();
    }
  }

  private static void collect(ClassModel type, Set<String> kinds) {
    Stream.of(List.of(type), type.fields(), type.methods())
        .flatMap(List::stream)
        .forEach(each -> kindsOf(each).forEach(kinds::add));
  }

  private static Stream<String> kindsOf(AttributedElement element) {
    var own =
        element.findAttributes(Attributes.runtimeVisibleAnnotations()).stream()
            .flatMap(all -> all.annotations().stream());
    var ofParameters =
        element.findAttributes(Attributes.runtimeVisibleParameterAnnotations()).stream()
            .flatMap(all -> all.parameterAnnotations().stream())
            .flatMap(List::stream);
    return Stream.concat(own, ofParameters)
        .map(annotation -> annotation.classSymbol())
        .map(type -> type.packageName() + "." + type.displayName());
  }
}
