package dev.threadlab.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Text in columns. Of a table wider than it may be, the widest columns of words are narrowed, whose
 * texts then take more lines; numbers stay whole.
 *
 * @param columns the columns
 * @param rows a text for each column in each row
 */
public record Table(List<Column> columns, List<List<String>> rows) {
  private static final int GAP = 2;
  private static final int NARROWEST = 8;

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** How a column's texts stand. */
  public enum Side {
    Left,
    Right
  }

  /** One column. */
  public record Column(String title, Side side) {}

  /** The titles and then the rows, each line at most so wide. */
  public List<String> lines(int width) {
    int[] widths = fitted(width);
    var lines = new ArrayList<String>(row(columns.stream().map(Column::title).toList(), widths));
    rows.forEach(row -> lines.addAll(row(row, widths)));
    return lines;
  }

  private int[] fitted(int width) {
    int[] widths = IntStream.range(0, columns.size()).map(this::natural).toArray();
    int room = width - GAP * (columns.size() - 1);
    while (Arrays.stream(widths).sum() > room) {
      var widest = widest(widths);
      if (widest.isEmpty()) {
        break;
      }
      widths[widest.getAsInt()]--;
    }
    return widths;
  }

  private int natural(int column) {
    return Math.max(
        columns.get(column).title().length(),
        rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
  }

  /** The widest column that can still be narrowed. */
  private OptionalInt widest(int[] widths) {
    return IntStream.range(0, widths.length)
        .filter(column -> columns.get(column).side() == Side.Left)
        .filter(column -> widths[column] > NARROWEST)
        .reduce((one, other) -> widths[other] > widths[one] ? other : one);
  }

  private List<String> row(List<String> texts, int[] widths) {
    var cells =
        IntStream.range(0, texts.size())
            .mapToObj(column -> Wrapping.lines(texts.get(column), widths[column]))
            .toList();
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, height).mapToObj(line -> line(cells, line, widths)).toList();
  }

  private String line(List<List<String>> cells, int line, int[] widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(column -> {
          var cell = cells.get(column);
          return padded(line < cell.size() ? cell.get(line) : "", column, widths[column]);
        })
        .collect(Collectors.joining(" ".repeat(GAP)))
        .stripTrailing();
  }

  private String padded(String text, int column, int width) {
    var padding = " ".repeat(Math.max(0, width - text.length()));
    return columns.get(column).side() == Side.Left ? text + padding : padding + text;
  }
}
