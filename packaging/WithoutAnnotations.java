import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleParameterAnnotationsAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Copies jars without those annotations of classes, fields, methods and parameters that only a
 * build reads: {@code java WithoutAnnotations.java LIST FOLDER JAR...}. LIST is a file of the
 * annotations' names, one a line; the copies have the jars' names and come into FOLDER.
 *
 * <p>Whoever reads a class by reflection makes an object of each of its annotations. That is a
 * twentieth of an operator's start; and to leave the annotations' own classes out of the class path
 * instead has the JVM look for them in all of its jars, each time that it meets one.
 *
 * @param unread the descriptors of these annotations
 */
record WithoutAnnotations(Set<String> unread) {
  private static final ClassFile CLASS_FILE = ClassFile.of();

  static void main(String[] arguments) throws IOException {
    try (var names = Files.lines(Path.of(arguments[0]))) {
      var without =
          new WithoutAnnotations(
              names
                  .filter(line -> !line.isBlank() && !line.startsWith("#"))
                  .map(name -> "L" + name.replace('.', '/') + ";")
                  .collect(Collectors.toSet()));
      for (String jar : List.of(arguments).subList(2, arguments.length)) {
        Path from = Path.of(jar);
        without.copy(from, Path.of(arguments[1]).resolve(from.getFileName()));
      }
    }
  }

  private void copy(Path from, Path to) throws IOException {
    try (var in = new ZipInputStream(Files.newInputStream(from));
        var out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        var copy = new ZipEntry(each.getName());
        copy.setTimeLocal(each.getTimeLocal());
        out.putNextEntry(copy);
        byte[] content = in.readAllBytes();
        out.write(each.getName().endsWith(".class") ? reduced(content) : content);
      }
    }
  }

  private byte[] reduced(byte[] bytes) {
    return CLASS_FILE.transformClass(CLASS_FILE.parse(bytes), this::reduce);
  }

  private void reduce(ClassBuilder builder, ClassElement element) {
    switch (element) {
      case RuntimeVisibleAnnotationsAttribute all -> builder.with(read(all));
      case FieldModel field ->
          builder.transformField(
              field,
              (copy, each) ->
                  copy.with(
                      each instanceof RuntimeVisibleAnnotationsAttribute all ? read(all) : each));
      case MethodModel method ->
          builder.transformMethod(
              method,
              (copy, each) ->
                  copy.with(
                      switch (each) {
                        case RuntimeVisibleAnnotationsAttribute all -> read(all);
                        case RuntimeVisibleParameterAnnotationsAttribute all -> read(all);
                        default -> each;
                      }));
      default -> builder.with(element);
    }
  }

  private RuntimeVisibleAnnotationsAttribute read(RuntimeVisibleAnnotationsAttribute all) {
    return RuntimeVisibleAnnotationsAttribute.of(read(all.annotations()));
  }

  private RuntimeVisibleParameterAnnotationsAttribute read(
      RuntimeVisibleParameterAnnotationsAttribute all) {
    return RuntimeVisibleParameterAnnotationsAttribute.of(
        all.parameterAnnotations().stream().map(this::read).toList());
  }

  private List<Annotation> read(List<Annotation> all) {
    return all.stream().filter(each -> !unread.contains(each.className().stringValue())).toList();
  }
}
