package com.kallglot.console.cli.text;

import com.kallglot.console.cli.text.Style.Tone;
import java.util.ArrayList;
import java.util.List;

/// Columns as wide as their widest cell, two spaces apart, under a dim heading.
public final class Table {
  private static final String GAP = "  ";

  private final Style style;
  private final List<String> headings;
  private final List<Align> aligns;
  private final List<List<Cell>> rows = new ArrayList<>();

  /// Numbers stand right, words left.
  public enum Align {
    LEFT,
    RIGHT
  }

  /// Makes a table of these headings in the style of the terminal.
  @FunctionalInterface
  public interface Maker {
    Table of(String... headings);
  }

  /// One field of the table.
  public record Cell(String text, Tone tone) {
    public static Cell of(String text) {
      return new Cell(text, Tone.NORMAL);
    }

    /// Where there is nothing to say.
    public static final Cell NOTHING = new Cell("–", Tone.DIM);
  }

  /// A heading that starts with `>` makes a column of numbers.
  public Table(Style style, String... headings) {
    this.style = style;
    this.aligns =
        List.of(headings).stream().map(h -> h.startsWith(">") ? Align.RIGHT : Align.LEFT).toList();
    this.headings =
        List.of(headings).stream().map(h -> h.startsWith(">") ? h.substring(1) : h).toList();
  }

  /// Adds a row with as many cells as there are headings.
  public void add(List<Cell> row) {
    if (row.size() != headings.size()) {
      throw new IllegalArgumentException(
          "A row of " + row.size() + " cells in a table of " + headings.size() + " columns");
    }
    rows.add(List.copyOf(row));
  }

  /// The lines of the table, heading first, without line ends.
  public List<String> lines() {
    var heading = headings.stream().map(text -> new Cell(text, Tone.DIM)).toList();
    var lines = new ArrayList<String>();
    lines.add(line(heading));
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  private String line(List<Cell> cells) {
    var line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      Cell cell = cells.get(column);
      String padding = " ".repeat(width(column) - length(cell.text()));
      String painted = style.paint(cell.tone(), cell.text());
      line.append(column == 0 ? "" : GAP)
          .append(aligns.get(column) == Align.RIGHT ? padding + painted : painted + padding);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    int heading = length(headings.get(column));
    return rows.stream().mapToInt(row -> length(row.get(column).text())).reduce(heading, Math::max);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
