package com.kallglot.console.softphone.pjsip.protocol;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.TransferStep;
import com.kallglot.console.softphone.SipText;
import java.util.Locale;
import java.util.function.Consumer;

/// Follows a transfer of ours through the answers to REFER (RFC 3515 §2.4.4) and the NOTIFYs that
/// carry the far end's own call as `message/sipfrag` (RFC 3420). For one thread.
final class TransferProgress {
  private final Consumer<CallEvent> events;
  private boolean open;
  private boolean accepted;
  private int lastCode;

  TransferProgress(Consumer<CallEvent> events) {
    this.events = events;
  }

  /// A REFER was sent, the first time or with credentials.
  void referSent() {
    if (!open) {
      open = true;
      accepted = false;
      lastCode = 0;
    }
  }

  /// REFER was answered.
  void answered(SipText response, long atNanos) {
    int code = response.status();
    boolean challenge = code == 401 || code == 407;
    if (!open || accepted || code < 200 || challenge) {
      return;
    }
    if (code < 300) {
      accepted = true;
      tell(atNanos, TransferStep.ACCEPTED, code, response.reasonPhrase());
    } else {
      finish(atNanos, TransferStep.REFUSED, code, response.reasonPhrase());
    }
  }

  /// The far end tells how its own call fares.
  void notified(SipText notify, long atNanos) {
    String event = notify.header("Event").orElse("").toLowerCase(Locale.ROOT);
    if (!open || !event.startsWith("refer")) {
      return;
    }
    SipText told = SipText.of(notify.body());
    int code = told.status();
    if (code >= 300) {
      finish(atNanos, TransferStep.FAILED, code, told.reasonPhrase());
    } else if (code >= 200) {
      finish(atNanos, TransferStep.DONE, code, told.reasonPhrase());
    } else {
      if (code > 0) {
        lastCode = code;
        tell(atNanos, TransferStep.PROGRESS, code, told.reasonPhrase());
      }
      String state = notify.header("Subscription-State").orElse("").toLowerCase(Locale.ROOT);
      if (state.startsWith("terminated")) {
        finish(atNanos, TransferStep.FAILED, lastCode, "The far end tells no more");
      }
    }
  }

  /// The engine's own end of it: nothing came in time, or what came it could not use.
  void gaveUp(int code, String reason, long atNanos) {
    if (open && code >= 300) {
      finish(atNanos, accepted ? TransferStep.FAILED : TransferStep.REFUSED, code, reason);
    }
  }

  private void finish(long atNanos, TransferStep step, int code, String reason) {
    open = false;
    tell(atNanos, step, code, reason);
  }

  private void tell(long atNanos, TransferStep step, int code, String reason) {
    events.accept(new CallEvent.Transfer(atNanos, step, code, reason));
  }
}
