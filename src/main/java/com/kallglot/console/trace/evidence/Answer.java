package com.kallglot.console.trace.evidence;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a call ended and the messages that tell it, read once for all who weigh it.
///
/// @param ended null while the call is not over
/// @param invite the last INVITE that was handed out before an answer; null where none was
/// @param last the final response to it, or the BYE; null where neither was on the wire
record Answer(
    List<CallEvent> events,
    CallEvent.@Nullable Ended ended,
    @Nullable SipMessage invite,
    @Nullable SipMessage last) {

  static Answer of(List<CallEvent> events, List<SipMessage> messages) {
    CallEvent.Ended ended =
        events.stream()
            .filter(CallEvent.Ended.class::isInstance)
            .map(CallEvent.Ended.class::cast)
            .findFirst()
            .orElse(null);
    SipMessage invite = invite(messages);
    return new Answer(events, ended, invite, last(events, ended, invite, messages));
  }

  private static @Nullable SipMessage invite(List<SipMessage> messages) {
    SipMessage first = null;
    long cseq = -1;
    for (SipMessage message : messages) {
      SipText text = SipText.of(message.text());
      boolean invites = text.isRequest() && text.method().equals("INVITE");
      boolean theSame = first == null || message.heading() == first.heading();
      if (invites && theSame && text.toTag() == null && text.cseq() > cseq) {
        first = message;
        cseq = text.cseq();
      }
    }
    return first;
  }

  /// The first of its retransmissions.
  private static @Nullable SipMessage last(
      List<CallEvent> events,
      CallEvent.@Nullable Ended ended,
      @Nullable SipMessage invite,
      List<SipMessage> messages) {
    if (ended == null || ended.local() || invite == null) {
      return null;
    }
    long cseq = SipText.of(invite.text()).cseq();
    boolean answered = isAnswered(events);
    return messages.stream()
        .filter(message -> {
          SipText text = SipText.of(message.text());
          return answered
              ? text.isRequest() && text.method().equals("BYE")
              : text.status() == ended.code()
                  && text.method().equals("INVITE")
                  && text.cseq() == cseq;
        })
        .findFirst()
        .orElse(null);
  }

  private static boolean isAnswered(List<CallEvent> events) {
    return events.stream().anyMatch(CallEvent.Answered.class::isInstance);
  }

  boolean isAnswered() {
    return isAnswered(events);
  }

  /// A final response came over the wire, and it was no answer.
  boolean isRefused() {
    return ended != null && !ended.local() && !isAnswered() && ended.code() >= 300;
  }

  int code() {
    return ended == null ? 0 : ended.code();
  }

  /// Of what ended the call; from the event where no message was kept.
  Optional<String> header(String name) {
    Optional<String> written =
        Optional.ofNullable(last).flatMap(message -> SipText.of(message.text()).joined(name));
    if (written.isPresent() || ended == null) {
      return written;
    }
    return Optional.ofNullable(
        switch (name) {
          case "Reason" -> ended.reasonHeader();
          case "Warning" -> ended.warningHeader();
          default -> null;
        });
  }
}
