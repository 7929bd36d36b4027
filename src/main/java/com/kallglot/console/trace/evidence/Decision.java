package com.kallglot.console.trace.evidence;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.evidence.Testimony.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The message that decided how a call ended, and which of its lines say so.
///
/// @param lines of the message's text, counted from 0
public record Decision(SipMessage message, Set<Integer> lines) {
  public Decision {
    lines = Set.copyOf(lines);
  }

  /// Empty where nothing failed, and where no message says why.
  public static Optional<Decision> of(
      List<CallEvent> events, List<SipMessage> messages, Cause cause) {
    Optional<Testimony> deciding = Weighing.of(events, messages, cause).deciding();
    if (deciding.isEmpty()) {
      return Optional.empty();
    }
    Answer answer = Answer.of(events, messages);
    if (cause.code() == CauseCode.ANSWER_UNUSABLE) {
      return unusable(messages);
    }
    SipMessage last = answer.last();
    boolean theirs = answer.isRefused() || deciding.get().finding() == Finding.QUOTED;
    if (last == null || !theirs) {
      return Optional.empty();
    }
    return Optional.of(new Decision(last, lines(last, deciding.get())));
  }

  private static Set<Integer> lines(SipMessage message, Testimony deciding) {
    if (deciding.finding() == Finding.QUOTED) {
      return switch (deciding.source()) {
        case REASON_HEADER -> header(message, "reason");
        case WARNING_HEADER -> header(message, "warning");
        case STATUS_MAPPING, INFERENCE -> Set.of(0);
      };
    }
    return Set.of(0);
  }

  /// All lines of that name, those folded onto them included.
  private static Set<Integer> header(SipMessage message, String name) {
    var found = new TreeSet<Integer>();
    List<String> lines = linesOf(message);
    boolean within = false;
    for (int i = 1; i < lines.size() && !lines.get(i).isEmpty(); i++) {
      String line = lines.get(i);
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      within = folded ? within : line.toLowerCase(Locale.ROOT).startsWith(name);
      if (within) {
        found.add(i);
      }
    }
    return found.isEmpty() ? Set.of(0) : found;
  }

  /// The answer that did not fit: its media and their keys.
  private static Optional<Decision> unusable(List<SipMessage> messages) {
    for (SipMessage message : messages) {
      List<String> lines = linesOf(message);
      boolean answer = lines.getFirst().startsWith("SIP/2.0 2");
      var found = new ArrayList<Integer>();
      for (int i = 1; answer && i < lines.size(); i++) {
        if (lines.get(i).startsWith("m=") || lines.get(i).startsWith("a=crypto")) {
          found.add(i);
        }
      }
      if (!found.isEmpty()) {
        return Optional.of(new Decision(message, new TreeSet<>(found)));
      }
    }
    return Optional.empty();
  }

  /// The lines of a message as they are shown, without line ends.
  public static List<String> linesOf(SipMessage message) {
    return message.text().replace("\r\n", "\n").stripTrailing().lines().toList();
  }
}
