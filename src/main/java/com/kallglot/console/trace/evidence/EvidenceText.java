package com.kallglot.console.trace.evidence;

import com.kallglot.console.trace.evidence.Testimony.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The evidence for a cause as lines of text, strongest first.
public final class EvidenceText {
  private static final int SOURCE = 16;

  private EvidenceText() {}

  /// Without line ends; empty where nothing failed.
  public static List<String> of(Weighing weighing) {
    var lines = new ArrayList<String>();
    for (Testimony testimony : weighing.testimonies()) {
      String source = lower(testimony.source());
      String weight = lower(testimony.weight());
      String said =
          testimony.weight() == Weight.ABSENT ? weight : weight + ": " + finding(testimony);
      lines.add(source + " ".repeat(SOURCE - source.length()) + said);
    }
    return lines;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String finding(Testimony testimony) {
    String first = testimony.values().isEmpty() ? "" : testimony.values().getFirst();
    return switch (testimony.finding()) {
      case NOT_THERE -> "not in the answer";
      case NO_ANSWER -> "no answer that it could stand in";
      case ANSWERED -> "the call was answered, and the fault came later";
      case QUOTED, SEEN -> first;
      case PHRASE -> "reason phrase " + first;
      case MAPPED ->
          "%s is Q.850 %s, %s"
              .formatted(first, testimony.values().get(1), testimony.values().get(2));
      case UNMAPPED -> first + " has no fixed Q.850 cause";
      case UNMAPPED_FOR_WARNING -> first + " has no fixed Q.850 cause and defers to Warning";
      case OFFERED_PLAIN -> "the offer was " + first + " with no a=crypto line";
      case OFFERED_KEYS -> "the offer was " + first + ", with keys";
      case OFFERED_CODECS -> "offered were " + first;
      case CREDENTIALS_NOT_SENT -> "the last INVITE had no credentials, though some were asked for";
      case CREDENTIALS_SENT -> "the last INVITE had credentials";
      case CREDENTIALS_NOT_ASKED -> "no credentials were asked for";
      case OWN_CANCEL -> "the caller cancelled the call";
      case NOTHING_MORE -> "nothing beyond the answer itself";
    };
  }
}
