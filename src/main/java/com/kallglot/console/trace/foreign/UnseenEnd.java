package com.kallglot.console.trace.foreign;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.Ended;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.Undelivered;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// How a call ended whose final response is not in the capture, as far as what is there tells.
/// Where the capture stops too soon to tell, the call is not over.
final class UnseenEnd {
  /// An INVITE is repeated after 0.5 and 1.5 s (RFC 3261 §17.1.1.2); an answer that was only slow
  /// is there by then.
  private static final int ENOUGH_INVITES = 3;

  /// The same of TCP and TLS, which repeat nothing.
  private static final Duration ENOUGH_SILENCE = Duration.ofSeconds(5);

  /// How long a call may ring or be on its way without a word (Timer C, RFC 3261 §16.6).
  private static final Duration LONGEST_RINGING = Duration.ofMinutes(3);

  private UnseenEnd() {}

  /// @param ended when the capture did
  static Optional<CallEvent> of(
      List<SipMessage> messages, List<Undelivered> undelivered, long ended) {
    Optional<SipMessage> cancel = messages.stream().filter(is(Heading.SENT, "CANCEL")).findFirst();
    if (cancel.isPresent()) {
      return Optional.of(
          new Ended(
              cancel.get().atNanos(),
              487,
              "cancelled by the caller",
              CallEvent.Origin.US,
              true,
              null,
              null));
    }
    SipMessage last = messages.getLast();
    boolean answered = messages.stream().anyMatch(message -> message.heading() == Heading.RECEIVED);
    boolean told =
        answered
            ? ended - last.atNanos() >= LONGEST_RINGING.toNanos()
            : isUnanswered(messages, ended) || !undelivered.isEmpty();
    return told
        ? Optional.of(
            new Ended(
                last.atNanos(),
                408,
                "no final response in the capture",
                CallEvent.Origin.ENGINE,
                true,
                null,
                null))
        : Optional.empty();
  }

  private static boolean isUnanswered(List<SipMessage> messages, long ended) {
    long invites = messages.stream().filter(is(Heading.SENT, "INVITE")).count();
    long since = ended - messages.getFirst().atNanos();
    return invites >= ENOUGH_INVITES || since >= ENOUGH_SILENCE.toNanos();
  }

  /// Whether what the caller sent shows that responses came which are not in the capture: a request
  /// within the dialog that only they can have made, or an INVITE after another one.
  static boolean isHalf(List<SipMessage> messages) {
    boolean received = messages.stream().anyMatch(message -> message.heading() == Heading.RECEIVED);
    List<SipText> sent = messages.stream().map(message -> SipText.of(message.text())).toList();
    boolean begun = sent.getFirst().toTag() == null;
    boolean within =
        sent.stream().anyMatch(text -> text.toTag() != null && !text.method().equals("CANCEL"));
    long invites =
        sent.stream()
            .filter(text -> text.method().equals("INVITE"))
            .map(SipText::cseq)
            .distinct()
            .count();
    return !received && begun && (within || invites > 1);
  }

  private static Predicate<SipMessage> is(Heading heading, String method) {
    return message -> {
      SipText text = SipText.of(message.text());
      return message.heading() == heading && text.isRequest() && text.method().equals(method);
    };
  }
}
