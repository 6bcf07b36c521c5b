package dev.threadlab.cli.admission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the nodes of one YAML document into values, with aliases and merge keys resolved. */
final class DocumentBuilder {
  private static final int MOST_VALUES = 100_000;
  private static final int DEEPEST = 50;
  private static final String MERGE = "<<";

  private final Map<String, Integer> lines = new HashMap<>();
  private final Findings findings = new Findings();
  private int values;

  Document build(Node root) {
    Object value = null;
    try {
      value = value(root, "", 0);
    } catch (TooMuch e) {
      findings.add("", e.problem);
    }
    return new Document(value, lines, findings.all());
  }

  private @Nullable Object value(Node node, String path, int depth) throws TooMuch {
    if (depth > DEEPEST) {
      throw new TooMuch("this is nested more than " + DEEPEST + " levels deep");
    }
    if (++values > MOST_VALUES) {
      throw new TooMuch(
          "this has more than " + MOST_VALUES + " values once its aliases are followed");
    }
    lines.putIfAbsent(path, node.getStartMark().getLine() + 1);
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode list -> list(list, path, depth);
      case MappingNode map -> map(map, path, depth);
      default -> throw new IllegalStateException("a YAML node of no known kind: " + node);
    };
  }

  private List<@Nullable Object> list(SequenceNode node, String path, int depth) throws TooMuch {
    var list = new ArrayList<@Nullable Object>();
    for (Node item : node.getValue()) {
      list.add(value(item, FieldPath.item(path, list.size()), depth + 1));
    }
    return list;
  }

  private Map<String, @Nullable Object> map(MappingNode node, String path, int depth)
      throws TooMuch {
    var map = new LinkedHashMap<String, @Nullable Object>();
    var merged = new ArrayList<NodeTuple>();
    for (NodeTuple field : node.getValue()) {
      if (isMerge(field.getKeyNode())) {
        merged.add(field);
        continue;
      }
      String key = key(field.getKeyNode());
      if (key == null) {
        findings.add(path, "a field's name must be text");
        continue;
      }
      String child = FieldPath.child(path, key);
      if (map.containsKey(key)) {
        findings.add(child, "this field is written twice: keep one of them");
      }
      lines.put(child, field.getKeyNode().getStartMark().getLine() + 1);
      map.put(key, value(field.getValueNode(), child, depth + 1));
    }
    for (NodeTuple field : merged) {
      merge(field.getValueNode(), map, path, depth + 1);
    }
    return map;
  }

  /** Fills in what the map does not have itself; of several sources, the first one counts. */
  private void merge(Node source, Map<String, @Nullable Object> map, String path, int depth)
      throws TooMuch {
    if (source instanceof SequenceNode sources && depth <= DEEPEST) {
      for (Node each : sources.getValue()) {
        merge(each, map, path, depth + 1);
      }
    } else if (value(source, path, depth) instanceof Map<?, ?> fields) {
      fields.forEach((key, value) -> map.putIfAbsent((String) key, value));
    } else {
      findings.add(
          path, "a merge (<<) takes the fields of a map or of a list of maps: give it one");
    }
  }

  private static @Nullable String key(Node node) {
    Object key = node instanceof ScalarNode scalar ? scalar(scalar) : null;
    return key == null ? null : key.toString();
  }

  private static boolean isMerge(Node node) {
    return node instanceof ScalarNode scalar
        && scalar.getTag().equals(Documents.PLAIN)
        && scalar.getValue().equals(MERGE);
  }

  private static @Nullable Object scalar(ScalarNode node) {
    Tag tag = node.getTag();
    boolean isPlain =
        tag.equals(Documents.PLAIN)
            || tag.equals(Tag.INT)
            || tag.equals(Tag.FLOAT)
            || tag.equals(Tag.BOOL)
            || tag.equals(Tag.NULL);
    return isPlain ? PlainScalar.value(node.getValue()) : node.getValue();
  }

  /** A document that is larger than anything that could be meant. */
  private static final class TooMuch extends Exception {
    private static final long serialVersionUID = 1;

    final String problem;

    TooMuch(String problem) {
      super(problem);
      this.problem = problem;
    }
  }
}
