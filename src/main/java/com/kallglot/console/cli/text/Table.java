package com.kallglot.console.cli.text;

import com.kallglot.console.cli.text.Style.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Columns as wide as their widest cell, two spaces apart, under a dim heading. Where a terminal is
/// narrower, the columns that it has no room for stand below each row.
public final class Table {
  private static final String GAP = "  ";
  private static final String BELOW = "    ";

  private final Style style;
  private final List<String> headings;
  private final List<Align> aligns;
  private final List<Entry> entries = new ArrayList<>();
  private int together = Integer.MAX_VALUE;

  private sealed interface Entry {}

  private record Section(String title) implements Entry {}

  private record Row(List<Cell> cells) implements Entry {}

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
    entries.add(new Row(List.copyOf(row)));
  }

  /// A line of its own over the rows that follow.
  public void section(String title) {
    entries.add(new Section(title));
  }

  /// The columns from this heading on stand beside the others all, or below them all.
  public void together(String first) {
    together = headings.indexOf(first);
  }

  /// The lines of the table, heading first, without line ends.
  public List<String> lines() {
    return lines(Integer.MAX_VALUE);
  }

  /// The same with no more than `columns` characters in a line, as far as the first column lets
  /// them.
  public List<String> lines(int columns) {
    int beside = beside(columns);
    var lines = new ArrayList<String>();
    lines.add(line(headings.stream().map(text -> new Cell(text, Tone.DIM)).toList(), beside));
    for (Entry entry : entries) {
      switch (entry) {
        case Section(var title) -> lines.add(style.paint(Tone.STRONG, title));
        case Row(var cells) -> {
          lines.add(line(cells, beside));
          lines.addAll(below(cells, beside, columns));
        }
      }
    }
    return lines;
  }

  /// How many columns there is room for.
  private int beside(int columns) {
    int fitting = 1;
    for (int room = columns - width(0); fitting < headings.size(); fitting++) {
      room -= GAP.length() + width(fitting);
      if (room < 0) {
        break;
      }
    }
    return fitting < headings.size() ? Math.min(fitting, together) : fitting;
  }

  private String line(List<Cell> cells, int beside) {
    var line = new StringBuilder();
    for (int column = 0; column < beside; column++) {
      Cell cell = cells.get(column);
      String padding = " ".repeat(width(column) - length(cell.text()));
      String painted = style.paint(cell.tone(), cell.text());
      line.append(column == 0 ? "" : GAP)
          .append(aligns.get(column) == Align.RIGHT ? padding + painted : painted + padding);
    }
    return line.toString().stripTrailing();
  }

  /// The other cells, each after its heading, in as many lines as they need.
  private List<String> below(List<Cell> cells, int beside, int columns) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    int used = 0;
    for (int column = beside; column < headings.size(); column++) {
      Cell cell = cells.get(column);
      if (cell.equals(Cell.NOTHING)) {
        continue;
      }
      int more = length(headings.get(column)) + 1 + length(cell.text());
      boolean first = used == 0 || used + GAP.length() + more > columns;
      if (first && used > 0) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(first ? BELOW : GAP)
          .append(style.paint(Tone.DIM, headings.get(column)))
          .append(' ')
          .append(style.paint(cell.tone(), cell.text()));
      used = (first ? BELOW.length() : used + GAP.length()) + more;
    }
    return used == 0 ? lines : Stream.concat(lines.stream(), Stream.of(line.toString())).toList();
  }

  private int width(int column) {
    return IntStream.concat(
            IntStream.of(length(headings.get(column))),
            entries.stream()
                .mapMultiToInt((entry, to) -> {
                  if (entry instanceof Row(var cells)) {
                    to.accept(length(cells.get(column).text()));
                  }
                }))
        .max()
        .orElse(0);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
