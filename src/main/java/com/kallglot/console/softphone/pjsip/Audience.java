package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SipText;

/// Who hears of one call, on the event thread and nowhere else.
final class Audience {
  private final EventThread events;
  private CallListener listener;

  Audience(EventThread events, CallListener listener) {
    this.events = events;
    this.listener = listener;
  }

  void tell(CallEvent event) {
    events.post(() -> listener.on(event));
  }

  /// The same where the event thread may have ended.
  void tellLast(CallEvent event) {
    events.postOrRun(() -> listener.on(event));
  }

  /// The line's owner is told of a call and says who listens from now on.
  void offer(LineListener owner, CallHandle call, SipText invite) {
    var details =
        new IncomingCall(
            invite.address("From"),
            invite.address("To"),
            invite.requestUri(),
            invite.extensionHeaders());
    events.post(() -> {
      try {
        listener = owner.incoming(call, details);
      } catch (RuntimeException e) {
        var _ = call.reject(500);
        throw e;
      }
    });
  }

  /// The line's owner is told that `next` follows a transfer of `from`.
  void follow(LineListener owner, CallHandle from, CallHandle next, String uri) {
    events.post(() -> listener = owner.transferred(from, next, uri));
  }
}
