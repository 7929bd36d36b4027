package com.kallglot.console.trace.negotiation;

import com.kallglot.console.softphone.SipMessage.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Offers beside answers as lines of text.
public final class NegotiationText {
  private static final String GAP = "  ";

  private NegotiationText() {}

  /// Without line ends.
  public static List<String> of(List<Round> rounds) {
    return of(rounds, "We", "The far end");
  }

  /// The same of a call that others made, seen from its caller.
  public static List<String> ofCaller(List<Round> rounds) {
    return of(rounds, "The caller", "The called side");
  }

  private static List<String> of(List<Round> rounds, String here, String there) {
    var lines = new ArrayList<String>();
    for (Round round : rounds) {
      String who = round.offer().heading() == Heading.SENT ? here : there;
      lines.add(heading(who, round));
      for (AgreedMedium medium : round.media()) {
        lines.add(GAP + medium.kind());
        table(medium).forEach(line -> lines.add(GAP + GAP + line));
      }
    }
    return lines;
  }

  private static String heading(String who, Round round) {
    String offered = who + " offered in " + round.offered();
    String answered = round.answered();
    return answered == null
        ? offered + ", without an answer:"
        : offered + ", answered in " + answered + ":";
  }

  private static List<String> table(AgreedMedium medium) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("WHAT", "OFFERED", "ANSWERED", "", "DECIDED BY"));
    for (Point point : medium.points()) {
      rows.add(
          List.of(
              word(point.topic()),
              point.offered(),
              Objects.requireNonNullElse(point.answered(), "–"),
              word(point.outcome()),
              decider(point.decider())));
    }
    List<Integer> widths =
        IntStream.range(0, rows.getFirst().size())
            .mapToObj(
                column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toList();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static String decider(Point.@Nullable Decider decider) {
    if (decider == null) {
      return "nothing said";
    }
    String line = decider.line() == 0 ? "" : " line " + decider.line();
    return word(decider.where()) + line + ": " + decider.text();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
