package com.kallglot.console.sandbox.edge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/// The calls that are not over.
final class LegBook {
  /// Each with its dialog, empty before that is known.
  private final Map<Leg, String> legs = new ConcurrentHashMap<>();

  private final Map<String, Leg> byDialog = new ConcurrentHashMap<>();

  /// A call of one other side: what its requests share from INVITE to BYE. Our own tag is left out,
  /// which a CANCEL does not have.
  private static String dialog(String callId, @Nullable String theirTag) {
    return callId + '\n' + theirTag;
  }

  private static String dialog(Request request) {
    CallIdHeader callId = (CallIdHeader) request.getHeader(CallIdHeader.NAME);
    FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
    return dialog(callId.getCallId(), from.getTag());
  }

  void add(Leg leg) {
    legs.put(leg, "");
  }

  /// From now on requests like this one are of the leg.
  void know(Request request, Leg leg) {
    know(dialog(request), leg);
  }

  /// From now on requests of whoever answered are of the leg.
  void know(Response answer, Leg leg) {
    CallIdHeader callId = (CallIdHeader) answer.getHeader(CallIdHeader.NAME);
    ToHeader to = (ToHeader) answer.getHeader(ToHeader.NAME);
    know(dialog(callId.getCallId(), to.getTag()), leg);
  }

  private void know(String dialog, Leg leg) {
    byDialog.put(dialog, leg);
    legs.put(leg, dialog);
  }

  void remove(Leg leg) {
    String dialog = legs.remove(leg);
    if (dialog != null) {
      byDialog.remove(dialog, leg);
    }
    synchronized (this) {
      notifyAll();
    }
  }

  /// The call a request belongs to.
  Optional<Leg> of(Request request) {
    return Optional.ofNullable(byDialog.get(dialog(request)));
  }

  void hangUp(String legId) {
    legs.keySet().stream()
        .filter(leg -> leg.id().equals(legId))
        .findFirst()
        .ifPresent(leg -> leg.end(EndedBy.PLATFORM));
  }

  /// Ends all calls and waits until they have reported.
  void hangUpAll(Duration longest) {
    List.copyOf(legs.keySet()).forEach(leg -> leg.end(EndedBy.PLATFORM));
    long until = System.nanoTime() + longest.toNanos();
    synchronized (this) {
      long left = longest.toMillis();
      while (!legs.isEmpty() && left > 0) {
        try {
          wait(left);
        } catch (InterruptedException wish) {
          Thread.currentThread().interrupt();
          return;
        }
        left = (until - System.nanoTime()) / 1_000_000;
      }
    }
  }
}
