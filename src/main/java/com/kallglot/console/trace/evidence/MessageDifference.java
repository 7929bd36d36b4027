package com.kallglot.console.trace.evidence;

import com.kallglot.console.softphone.SipMessage;
import java.util.ArrayList;
import java.util.List;

/// Two messages line by line: what both have, and what only one of them has.
public record MessageDifference(List<Line> lines) {
  /// Messages are shorter; beyond this all lines are shown as different.
  private static final int LONGEST = 2_000;

  public MessageDifference {
    lines = List.copyOf(lines);
  }

  /// In which of both a line stands.
  public enum Side {
    BOTH,
    FIRST,
    SECOND
  }

  public record Line(Side side, String text) {}

  /// The longest common run of lines in order is what both have.
  public static MessageDifference of(SipMessage first, SipMessage second) {
    return of(Decision.linesOf(first), Decision.linesOf(second));
  }

  static MessageDifference of(List<String> first, List<String> second) {
    if (first.size() > LONGEST || second.size() > LONGEST) {
      var all = new ArrayList<Line>();
      first.forEach(line -> all.add(new Line(Side.FIRST, line)));
      second.forEach(line -> all.add(new Line(Side.SECOND, line)));
      return new MessageDifference(all);
    }
    int[][] common = common(first, second);
    var lines = new ArrayList<Line>();
    int i = 0;
    int j = 0;
    while (i < first.size() || j < second.size()) {
      boolean both = i < first.size() && j < second.size();
      if (both && first.get(i).equals(second.get(j))) {
        lines.add(new Line(Side.BOTH, first.get(i)));
        i++;
        j++;
      } else if (j >= second.size() || (both && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line(Side.FIRST, first.get(i++)));
      } else {
        lines.add(new Line(Side.SECOND, second.get(j++)));
      }
    }
    return new MessageDifference(lines);
  }

  /// How many lines the rests from i and j on have in common.
  private static int[][] common(List<String> first, List<String> second) {
    int[][] common = new int[first.size() + 1][second.size() + 1];
    for (int i = first.size() - 1; i >= 0; i--) {
      for (int j = second.size() - 1; j >= 0; j--) {
        common[i][j] =
            first.get(i).equals(second.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  /// How many lines only one of both has.
  public long different() {
    return lines.stream().filter(line -> line.side() != Side.BOTH).count();
  }
}
