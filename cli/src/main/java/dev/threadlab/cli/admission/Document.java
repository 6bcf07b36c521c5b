package dev.threadlab.cli.admission;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One YAML document as JSON would hold it: maps with string keys, lists, String, Long, Double,
 * Boolean, null.
 *
 * @param value the document itself; null if it is empty
 * @param lines the line of each field by its path, from 1
 * @param findings what is wrong with it as YAML
 */
record Document(
    @Nullable Object value, Map<String, Integer> lines, List<Findings.Finding> findings) {

  /** The line of the field, or of the nearest one around it that stands in the file. */
  int line(String field) {
    for (String path = field; !path.isEmpty(); path = FieldPath.parent(path)) {
      Integer line = lines.get(path);
      if (line != null) {
        return line;
      }
    }
    return lines.getOrDefault("", 1);
  }
}
