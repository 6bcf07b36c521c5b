package dev.threadlab.cli.admission;

/** Paths of fields, as Kubernetes writes them: {@code spec.profiles[1].cpu}. */
final class FieldPath {
  private FieldPath() {}

  static String child(String parent, String field) {
    return parent.isEmpty() ? field : parent + "." + field;
  }

  /** The field at that path below the parent, where the path begins with a point or is empty. */
  static String below(String parent, String path) {
    return parent.isEmpty() && !path.isEmpty() ? path.substring(1) : parent + path;
  }

  static String item(String list, int index) {
    return list + "[" + index + "]";
  }

  /** The field or list that the field is in; the document itself has the empty path. */
  static String parent(String field) {
    return field.substring(
        0, Math.max(0, Math.max(field.lastIndexOf('.'), field.lastIndexOf('['))));
  }
}
