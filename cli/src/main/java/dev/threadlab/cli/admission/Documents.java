package dev.threadlab.cli.admission;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** The documents of a YAML (or JSON) text. */
final class Documents {
  static final Tag PLAIN = new Tag("!plain");

  private Documents() {}

  /**
   * Reads all documents of the text.
   *
   * @throws NotYaml at the first thing that is no YAML
   */
  static List<Document> read(String text) throws NotYaml {
    var options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    var documents = new ArrayList<Document>();
    try {
      var reader = new StreamReader(new StringReader(text));
      var composer = new Composer(new ParserImpl(reader, options), new Unresolved(), options);
      while (composer.checkNode()) {
        documents.add(new DocumentBuilder().build(composer.getNode()));
      }
    } catch (MarkedYAMLException e) {
      throw new NotYaml(line(e), "this is no YAML: " + sentence(e));
    } catch (ReaderException e) {
      int line =
          1 + (int) text.substring(0, e.getPosition()).chars().filter(c -> c == '\n').count();
      throw new NotYaml(
          line, "the control character U+%04X may not stand in YAML".formatted(e.getCodePoint()));
    } catch (YAMLException e) {
      throw new NotYaml(1, "this is no YAML: " + e.getMessage());
    }
    return documents;
  }

  private static int line(MarkedYAMLException e) {
    var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    return mark == null ? 1 : mark.getLine() + 1;
  }

  private static String sentence(MarkedYAMLException e) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    String hint = problem.contains("'\\t(TAB)'") ? "; indent with spaces instead" : "";
    return context + problem + hint;
  }

  /** Leaves unquoted scalars for {@link PlainScalar}. */
  private static final class Unresolved extends Resolver {
    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
      return kind == NodeId.scalar && implicit ? PLAIN : super.resolve(kind, value, implicit);
    }

    @Override
    protected void addImplicitResolvers() {}
  }

  /** A text that is no YAML. */
  static final class NotYaml extends Exception {
    private static final long serialVersionUID = 1;

    final int line;
    final String problem;

    NotYaml(int line, String problem) {
      super(problem);
      this.line = line;
      this.problem = problem;
    }
  }
}
