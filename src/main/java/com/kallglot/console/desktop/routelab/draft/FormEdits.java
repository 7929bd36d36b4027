package com.kallglot.console.desktop.routelab.draft;

import com.kallglot.console.desktop.routelab.DraftEdits;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.telephony.SessionRequest;
import org.jspecify.annotations.Nullable;

/// What a change of a field of the form is to the text.
final class FormEdits {
  private FormEdits() {}

  /// What was pasted loses the blanks that no number and no code has. A route that was chosen stays
  /// chosen while its field is empty.
  static Draft set(Draft draft, String path, @Nullable String text) {
    String plain = plain(text);
    boolean gone = plain.isEmpty() && !path.startsWith("routing.");
    return gone ? draft.without(path) : draft.with(path, plain);
  }

  static String plain(@Nullable String text) {
    return text == null ? "" : text.replaceAll("[\\s\\u00a0]", "");
  }

  /// Another way to route, with what was typed for it before or is offered first.
  static Draft routeBy(
      Draft draft, String by, RouteMemory memory, String number, String connection) {
    if (by.equals(methodOf(draft.request()))) {
      return draft;
    }
    Draft bare =
        draft
            .without(DraftEdits.PHONE_NUMBER)
            .without(DraftEdits.CONNECTION_ID)
            .without(DraftEdits.TYPE)
            .without(by.equals("sip") ? "" : DraftEdits.SIP);
    return switch (by) {
      case "number" -> bare.with(DraftEdits.PHONE_NUMBER, memory.numberOr(number));
      case "connection" -> bare.with(DraftEdits.CONNECTION_ID, memory.connectionOr(connection));
      case "sip" -> memory.withHints(bare.with(DraftEdits.TYPE, "sip"));
      default -> bare;
    };
  }

  static Draft direct(Draft draft, String word) {
    return word.isEmpty()
        ? draft.without("routing.direction")
        : draft.with("routing.direction", word);
  }

  /// Where several are named, the one that decides.
  static String methodOf(SessionRequest request) {
    if (request.routing().connectionId() != null) {
      return "connection";
    }
    if (request.routing().type() != null) {
      return "sip";
    }
    return request.routing().phoneNumber() == null ? "nothing" : "number";
  }
}
