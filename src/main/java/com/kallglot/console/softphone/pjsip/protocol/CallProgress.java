package com.kallglot.console.softphone.pjsip.protocol;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.SipText;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Follows one call through its messages on the wire and makes its signalling events from them:
/// [CallEvent.Invited], [CallEvent.Challenged], [CallEvent.Provisional], [CallEvent.Answered] and,
/// exactly once, [CallEvent.Ended]. For one thread.
///
/// The wire is the witness and not PJSIP's callbacks, because those come late, are silent after a
/// hang-up, and do not tell a 408 that was received from one that a timer made.
public final class CallProgress {
  /// Which end of the call this is.
  public enum Role {
    CALLER,
    CALLEE
  }

  private record FinalResponse(long atNanos, SipText message) {}

  private record Bye(long atNanos, Origin by, @Nullable SipText received) {}

  private final Role role;
  private final Consumer<CallEvent> events;
  private final SrtpInSdp srtp = new SrtpInSdp();
  private final TransferProgress transfer;
  private boolean invited;
  private boolean responded;
  private boolean answered;
  private boolean cancelReceived;
  private boolean endAsked;
  private boolean ended;
  private String answerReason = "OK";
  private @Nullable FinalResponse refusal;
  private @Nullable Bye bye;

  public CallProgress(Role role, Consumer<CallEvent> events) {
    this.role = role;
    this.events = events;
    this.transfer = new TransferProgress(events);
  }

  public boolean hasEnded() {
    return ended;
  }

  public boolean isAnswered() {
    return answered;
  }

  /// How the media that was agreed last is encrypted, null where it is not.
  public @Nullable String srtpSuite() {
    return srtp.suite();
  }

  /// Takes a message that this end sent.
  public void sent(SipText message, long atNanos) {
    srtp.saw(message);
    if (ended) {
      return;
    }
    if (message.isRequest()) {
      switch (message.method()) {
        case "INVITE" -> inviteSent(message, atNanos);
        case "BYE" -> byeSent(atNanos);
        case "REFER" -> transfer.referSent();
        default -> {}
      }
    } else {
      switch (message.method()) {
        case "INVITE" -> inviteAnswered(message, atNanos, Role.CALLEE);
        case "BYE" -> byeConfirmed(atNanos);
        default -> {}
      }
    }
  }

  /// Takes a message that came for this end.
  public void received(SipText message, long atNanos) {
    srtp.saw(message);
    if (ended) {
      return;
    }
    if (message.isRequest()) {
      switch (message.method()) {
        case "INVITE" -> invite(atNanos);
        case "CANCEL" -> cancelReceived = true;
        case "BYE" -> bye = bye == null ? new Bye(atNanos, Origin.FAR_END, message) : bye;
        case "NOTIFY" -> transfer.notified(message, atNanos);
        default -> {}
      }
    } else {
      switch (message.method()) {
        case "INVITE" -> inviteAnswered(message, atNanos, Role.CALLER);
        case "BYE" -> byeAnswered(message, atNanos);
        case "REFER" -> transfer.answered(message, atNanos);
        default -> {}
      }
    }
  }

  /// The engine gave a transfer up by itself, or after what was seen here before.
  public void transferGivenUp(int code, String reason, long atNanos) {
    if (!ended) {
      transfer.gaveUp(code, reason, atNanos);
    }
  }

  /// We hang up or reject: what ends the call from here on is our doing.
  public void endAsked() {
    endAsked = true;
  }

  /// The engine gave the call up by itself, with the status it made for it, or after the final
  /// response that was seen here before.
  public void disconnected(int code, String reason, long atNanos) {
    end(invited ? code : 0, reason, atNanos);
  }

  /// We asked for the end and the far end did not confirm it in time.
  public void endUnconfirmed(long atNanos) {
    String reason =
        responded ? "The end was not confirmed" : "No response at all until the call was given up";
    end(invited ? 408 : 0, reason, atNanos);
  }

  private void invite(long atNanos) {
    if (!invited) {
      invited = true;
      events.accept(new CallEvent.Invited(atNanos));
    }
  }

  private void inviteSent(SipText message, long atNanos) {
    invite(atNanos);
    var challenge = refusal;
    boolean retried = challenge != null && message.cseq() != challenge.message().cseq();
    if (challenge != null && retried && !answered) {
      if (isChallenge(challenge.message())) {
        events.accept(new CallEvent.Challenged(challenge.atNanos(), challenge.message().status()));
      }
      refusal = null;
    }
  }

  /// PJSIP tries again after others too, as after a 422 with a longer session timer (RFC 4028).
  private static boolean isChallenge(SipText response) {
    return response.status() == 401 || response.status() == 407;
  }

  private void byeSent(long atNanos) {
    bye = bye == null ? new Bye(atNanos, endAsked ? Origin.US : Origin.ENGINE, null) : bye;
  }

  /// 401 to a BYE is answered by a BYE with credentials.
  private void byeAnswered(SipText message, long atNanos) {
    if (message.status() >= 200 && !isChallenge(message)) {
      byeConfirmed(atNanos);
    }
  }

  /// A BYE before the answer is followed by the final response of the INVITE; one that the engine
  /// sent by itself by [#disconnected], which alone knows why.
  private void byeConfirmed(long atNanos) {
    if (answered && !(bye != null && bye.by() == Origin.ENGINE)) {
      end(200, answerReason, atNanos);
    }
  }

  private void inviteAnswered(SipText message, long atNanos, Role side) {
    if (answered || role != side) {
      return;
    }
    responded = true;
    int code = message.status();
    if (code < 200) {
      boolean ownTrying = code == 100 && role == Role.CALLEE;
      if (!ownTrying) {
        events.accept(new CallEvent.Provisional(atNanos, code, message.reasonPhrase()));
      }
    } else if (code < 300) {
      answered = true;
      answerReason = message.reasonPhrase();
      events.accept(new CallEvent.Answered(atNanos));
    } else {
      refusal = new FinalResponse(atNanos, message);
      if (role == Role.CALLEE || endAsked) {
        end(code, message.reasonPhrase(), atNanos);
      }
    }
  }

  /// Ends by the best evidence: BYE, then the final response, then the engine's own verdict.
  private void end(int verdict, String reason, long atNanos) {
    if (ended) {
      return;
    }
    ended = true;
    events.accept(lastEvent(verdict, reason, atNanos));
  }

  private CallEvent.Ended lastEvent(int verdict, String reason, long atNanos) {
    if (answered && bye != null && bye.by() != Origin.ENGINE) {
      var told = bye.received();
      return ended(bye.atNanos(), 200, answerReason, bye.by(), told);
    }
    if (answered && endAsked) {
      return new CallEvent.Ended(atNanos, 200, reason, Origin.US, false, null, null);
    }
    if (answered) {
      long at = bye == null ? atNanos : bye.atNanos();
      return new CallEvent.Ended(at, verdict, reason, Origin.ENGINE, true, null, null);
    }
    if (refusal != null) {
      SipText message = refusal.message();
      return ended(
          refusal.atNanos(), message.status(), message.reasonPhrase(), refusedBy(), message);
    }
    return new CallEvent.Ended(
        atNanos, verdict, reason, endAsked ? Origin.US : Origin.ENGINE, true, null, null);
  }

  private Origin refusedBy() {
    if (role == Role.CALLER) {
      return endAsked ? Origin.US : Origin.FAR_END;
    }
    if (cancelReceived) {
      return Origin.FAR_END;
    }
    return endAsked ? Origin.US : Origin.ENGINE;
  }

  private static CallEvent.Ended ended(
      long atNanos, int code, String reason, Origin origin, @Nullable SipText message) {
    String why = message == null ? null : message.joined("Reason").orElse(null);
    String warning = message == null ? null : message.joined("Warning").orElse(null);
    return new CallEvent.Ended(atNanos, code, reason, origin, false, why, warning);
  }
}
