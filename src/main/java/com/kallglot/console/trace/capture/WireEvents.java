package com.kallglot.console.trace.capture;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.ladder.Rung;
import com.kallglot.console.trace.negotiation.AgreedSound;
import com.kallglot.console.trace.negotiation.Negotiation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happened in a call, read from what was on its wire alone: the same events that an engine
/// tells, where there is no engine to tell them. Of several calls it follows the first.
final class WireEvents {
  private final List<CallEvent> events = new ArrayList<>();
  private final Heading invites;
  private final String callId;
  private long invitedCseq = -1;
  private boolean answered;
  private boolean cancelled;
  private @Nullable SipMessage challenge;
  private @Nullable SipMessage refusal;
  private @Nullable SipMessage bye;

  private WireEvents(SipMessage invite) {
    this.invites = invite.heading();
    this.callId = SipText.of(invite.text()).callId();
  }

  /// @param runs of its media
  static List<CallEvent> of(List<SipMessage> messages, List<Rung.Run> runs) {
    Optional<SipMessage> invite =
        messages.stream().filter(message -> isInvite(SipText.of(message.text()))).findFirst();
    if (invite.isEmpty()) {
      return List.of();
    }
    var wire = new WireEvents(invite.get());
    messages.forEach(wire::take);
    wire.end();
    Negotiation.of(messages).stream()
        .flatMap(round -> AgreedSound.of(round).stream())
        .forEach(
            sound -> wire.events.add(new CallEvent.MediaStarted(sound.atNanos(), sound.info())));
    runs.stream()
        .filter(run -> run.heading() == Heading.RECEIVED && run.kind() == MediaPacket.Kind.RTP)
        .mapToLong(Rung.Run::atNanos)
        .min()
        .ifPresent(at -> wire.events.add(new CallEvent.FirstMedia(at)));
    wire.events.sort(Comparator.comparingLong(CallEvent::atNanos));
    return List.copyOf(wire.events);
  }

  private static boolean isInvite(SipText text) {
    return text.isRequest() && text.method().equals("INVITE");
  }

  private void take(SipMessage message) {
    SipText text = SipText.of(message.text());
    if (!text.callId().equals(callId)) {
      return;
    }
    if (!text.isRequest()) {
      response(message, text);
    } else if (isInvite(text)) {
      invite(message, text);
    } else if (text.method().equals("BYE")) {
      bye = bye == null ? message : bye;
    } else if (text.method().equals("CANCEL")) {
      cancelled |= message.heading() == invites;
    }
  }

  private void invite(SipMessage message, SipText text) {
    if (message.heading() != invites || answered) {
      return;
    }
    if (invitedCseq < 0 && text.toTag() != null) {
      answered = true; // of a dialog that was up before (RFC 3261 §12.2.1.1)
      events.add(new CallEvent.Answered(message.atNanos()));
    } else if (invitedCseq < 0) {
      events.add(new CallEvent.Invited(message.atNanos()));
    } else if (text.cseq() != invitedCseq) {
      again();
    }
    invitedCseq = text.cseq();
  }

  /// The caller tries once more: with credentials, or as a refusal told it to, as after 422 (RFC
  /// 4028 §7.4), 420 or a redirection.
  private void again() {
    if (challenge != null) {
      int code = SipText.of(challenge.text()).status();
      events.add(new CallEvent.Challenged(challenge.atNanos(), code));
    }
    refusal = null;
    challenge = null;
  }

  private void response(SipMessage message, SipText text) {
    if (answered || message.heading() == invites || !text.method().equals("INVITE")) {
      return;
    }
    int code = text.status();
    boolean ownTrying = code == 100 && message.heading() == Heading.SENT;
    if (code < 200 && !ownTrying) {
      events.add(new CallEvent.Provisional(message.atNanos(), code, text.reasonPhrase()));
    } else if (code / 100 == 2) {
      answered = true;
      events.add(new CallEvent.Answered(message.atNanos()));
    } else if (code >= 300 && refusal == null) {
      refusal = message;
      challenge = code == 401 || code == 407 ? message : null;
    }
  }

  private void end() {
    SipMessage last = answered ? bye : refusal;
    if (last == null) {
      return;
    }
    SipText text = SipText.of(last.text());
    boolean ours = (answered || !cancelled ? last.heading() : invites) == Heading.SENT;
    events.add(
        new CallEvent.Ended(
            last.atNanos(),
            answered ? 200 : text.status(),
            answered ? "OK" : text.reasonPhrase(),
            ours ? Origin.US : Origin.FAR_END,
            false,
            text.joined("Reason").orElse(null),
            text.joined("Warning").orElse(null)));
  }
}
