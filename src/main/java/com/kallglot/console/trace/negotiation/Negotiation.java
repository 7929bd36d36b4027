package com.kallglot.console.trace.negotiation;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.negotiation.Point.Decider;
import com.kallglot.console.trace.negotiation.Point.Outcome;
import com.kallglot.console.trace.negotiation.Point.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The offers and answers of one call, found in its messages: in INVITE and its responses, the
/// other way round where the INVITE has no SDP and its response offers (RFC 3261 §13.2.1), in
/// UPDATE (RFC 3311) and in PRACK (RFC 3262 §5).
public final class Negotiation {
  private static final Set<String> ANSWERS_A_RESPONSE = Set.of("ACK", "PRACK");

  /// A call in which one line of this program calls another is seen twice; each end has offers of
  /// its own.
  private record Key(boolean sent, String method, long cseq) {}

  private record Carrier(SipMessage message, SipText text, SessionDescription description) {}

  private static final class Open {
    final Carrier offer;
    @Nullable Carrier answer;
    @Nullable SipMessage refusal;
    boolean challenged;

    Open(Carrier offer) {
      this.offer = offer;
    }
  }

  private final Map<Key, Open> offers = new LinkedHashMap<>();
  private final List<Open> all = new ArrayList<>();

  private Negotiation() {}

  /// All rounds, in the order of their offers. An offer that was asked for credentials is left out
  /// where it came again.
  ///
  /// @param messages of one call, in order, retransmissions included
  public static List<Round> of(List<SipMessage> messages) {
    var negotiation = new Negotiation();
    messages.forEach(negotiation::take);
    return negotiation.all.stream()
        .filter(open -> !open.challenged || !negotiation.cameAgain(open))
        .map(Negotiation::round)
        .toList();
  }

  private boolean cameAgain(Open challenged) {
    return all.stream()
        .skip(all.indexOf(challenged) + 1L)
        .anyMatch(later ->
            isSent(later.offer.message) == isSent(challenged.offer.message)
                && later.offer.text.isRequest()
                && later.offer.text.method().equals(challenged.offer.text.method()));
  }

  private void take(SipMessage message) {
    SipText text = SipText.of(message.text());
    Optional<Carrier> carrier =
        SessionDescription.in(text).map(found -> new Carrier(message, text, found));
    if (text.isRequest()) {
      carrier.ifPresent(this::request);
    } else if (text.status() >= 300) {
      refused(message, text);
    } else {
      carrier.ifPresent(this::response);
    }
  }

  private static boolean isSent(SipMessage message) {
    return message.heading() == SipMessage.Heading.SENT;
  }

  private void request(Carrier carrier) {
    String method = carrier.text.method();
    if (ANSWERS_A_RESPONSE.contains(method) && answered(carrier)) {
      return;
    }
    open(new Key(isSent(carrier.message), method, carrier.text.cseq()), carrier);
  }

  /// An offer in a response waits for the ACK or PRACK that follows, which may come again.
  private boolean answered(Carrier carrier) {
    for (Open open : all.reversed()) {
      boolean byResponse = !open.offer.text.isRequest();
      if (byResponse && isSent(open.offer.message) != isSent(carrier.message)) {
        open.answer = open.answer == null ? carrier : open.answer;
        return open.answer.description.text().equals(carrier.description.text());
      }
    }
    return false;
  }

  private void response(Carrier carrier) {
    Open open = offers.get(keyOfRequest(carrier.message, carrier.text));
    if (open == null) {
      String method = carrier.text.method() + " response";
      open(new Key(isSent(carrier.message), method, carrier.text.cseq()), carrier);
    } else if (open.answer == null) {
      open.answer = carrier;
    } else if (!open.answer.description.text().equals(carrier.description.text())) {
      again(open.offer, carrier);
    }
  }

  /// A second answer to the same offer: another phone that rang, or a far end that changed its
  /// mind.
  private void again(Carrier offer, Carrier answer) {
    boolean known =
        all.stream()
            .anyMatch(open ->
                open.offer.equals(offer)
                    && open.answer != null
                    && open.answer.description.text().equals(answer.description.text()));
    if (!known) {
      var other = new Open(offer);
      other.answer = answer;
      all.add(other);
    }
  }

  private void refused(SipMessage message, SipText text) {
    Open open = offers.get(keyOfRequest(message, text));
    if (open != null) {
      open.refusal = open.refusal == null ? message : open.refusal;
      open.challenged |= text.status() == 401 || text.status() == 407;
    }
  }

  private static Key keyOfRequest(SipMessage message, SipText text) {
    return new Key(!isSent(message), text.method(), text.cseq());
  }

  private void open(Key key, Carrier carrier) {
    if (!offers.containsKey(key)) {
      var open = new Open(carrier);
      offers.put(key, open);
      all.add(open);
    }
  }

  private static Round round(Open open) {
    List<Medium> offered = open.offer.description.media();
    SipMessage refusal = open.refusal;
    if (open.answer != null) {
      List<Medium> answered = open.answer.description.media();
      return new Round(open.offer.message, open.answer.message, side(offered, answered));
    }
    Decider decider = refusal == null ? null : decider(SipText.of(refusal.text()));
    Outcome outcome = refusal == null ? Outcome.OPEN : Outcome.REFUSED;
    return new Round(
        open.offer.message,
        refusal,
        offered.stream().map(medium -> Comparison.unanswered(medium, outcome, decider)).toList());
  }

  /// By position (RFC 3264 §6); an answer that is shorter leaves a medium without a word.
  private static List<AgreedMedium> side(List<Medium> offered, List<Medium> answered) {
    var media = new ArrayList<AgreedMedium>();
    for (int i = 0; i < offered.size(); i++) {
      media.add(
          i < answered.size()
              ? Comparison.of(offered.get(i), answered.get(i))
              : Comparison.unanswered(offered.get(i), Outcome.LEFT_OUT, null));
    }
    return media;
  }

  /// What a refusal says about why: `Warning` (RFC 3261 §20.43), or its status line.
  private static Decider decider(SipText refusal) {
    String told =
        refusal
            .joined("Warning")
            .map(warning -> "Warning: " + warning)
            .or(() -> refusal.joined("Reason").map(reason -> "Reason: " + reason))
            .orElse(refusal.startLine());
    return new Decider(Where.REFUSAL, 0, told);
  }
}
