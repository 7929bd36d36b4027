package com.kallglot.console.trace.ladder;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.telephony.SipTransport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Folds retransmissions into the message that they repeat.
///
/// A message is one where the same came in the same transaction before (RFC 3261 §17.2.3: topmost
/// branch and sent-by, and the method; CSeq keeps apart what an old agent gives one branch) and not
/// a byte of it differs. Over UDP every request and response is repeated by its transaction
/// (§17.1.1, §17.2.1); over TCP and TLS only what is repeated end to end, whatever carries it: 2xx
/// to INVITE with its ACK (§13.3.1.4, §13.2.2.4) and reliable provisional responses (RFC 3262 §3).
final class Folding {
  private static final String COOKIE = "z9hG4bK";

  private final Map<Object, List<Long>> repeats = new LinkedHashMap<>();
  private final List<Rung.Message> firsts = new ArrayList<>();

  private Folding() {}

  /// One message of one transaction, seen from one end.
  private record Key(SipMessage.Heading heading, String transaction, String text) {}

  static List<Rung.Message> of(List<SipMessage> messages) {
    var folding = new Folding();
    messages.forEach(folding::take);
    return folding.firsts.stream().map(folding::whole).toList();
  }

  private void take(SipMessage message) {
    SipText text = SipText.of(message.text());
    Object key =
        isRepeatable(message.transport(), text)
            ? new Key(message.heading(), transaction(text), message.text())
            : message;
    List<Long> again = repeats.get(key);
    if (again == null) {
      repeats.put(key, new ArrayList<>());
      firsts.add(new Rung.Message(message, what(text), List.of()));
    } else {
      again.add(message.atNanos());
    }
  }

  private Rung.Message whole(Rung.Message first) {
    SipMessage message = first.message();
    SipText text = SipText.of(message.text());
    List<Long> again =
        repeats.getOrDefault(
            new Key(message.heading(), transaction(text), message.text()), List.of());
    return new Rung.Message(message, first.what(), again);
  }

  private static boolean isRepeatable(SipTransport transport, SipText text) {
    return switch (transport) {
      case UDP, UNKNOWN -> true;
      case TCP, TLS ->
          text.isRequest()
              ? text.method().equals("ACK")
              : text.method().equals("INVITE")
                  && (text.status() / 100 == 2 || text.header("RSeq").isPresent());
    };
  }

  private static String transaction(SipText text) {
    String via = text.values("Via").stream().findFirst().orElse("");
    String branch = SipText.parameter(via, "branch").orElse("");
    String sentBy = via.split(";", 2)[0].strip();
    String cseq = text.header("CSeq").orElse("");
    return branch.startsWith(COOKIE)
        ? String.join("|", branch, sentBy, cseq)
        : String.join("|", sentBy, cseq, text.callId(), text.fromTag() + "", text.requestUri());
  }

  private static String what(SipText text) {
    if (text.isRequest()) {
      return text.startLine().replaceFirst(" SIP/2\\.0$", "");
    }
    String status = (text.status() + " " + text.reasonPhrase()).strip();
    return text.method().isEmpty() ? status : status + " (" + text.method() + ")";
  }
}
