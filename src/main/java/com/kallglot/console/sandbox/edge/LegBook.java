package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.Dialler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.message.Request;

/// The calls that are not over.
final class LegBook implements Dialler {
  private final Map<String, Leg> byDialog = new ConcurrentHashMap<>();

  /// A call of one caller: what its requests share from INVITE to BYE. Our own tag is left out,
  /// which a CANCEL does not have.
  private static String dialog(Request request) {
    CallIdHeader callId = (CallIdHeader) request.getHeader(CallIdHeader.NAME);
    FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
    return callId.getCallId() + '\n' + from.getTag();
  }

  void add(Leg leg) {
    byDialog.put(dialog(leg.invitation().request()), leg);
  }

  void remove(Leg leg) {
    byDialog.remove(dialog(leg.invitation().request()), leg);
    synchronized (this) {
      notifyAll();
    }
  }

  /// The call a request belongs to.
  Optional<Leg> of(Request request) {
    return Optional.ofNullable(byDialog.get(dialog(request)));
  }

  @Override
  public void hangUp(String legId) {
    byDialog.values().stream()
        .filter(leg -> leg.id().equals(legId))
        .findFirst()
        .ifPresent(leg -> leg.end(EndedBy.PLATFORM));
  }

  /// Ends all calls and waits until they have reported.
  void hangUpAll(Duration longest) {
    List.copyOf(byDialog.values()).forEach(leg -> leg.end(EndedBy.PLATFORM));
    long until = System.nanoTime() + longest.toNanos();
    synchronized (this) {
      long left = longest.toMillis();
      while (!byDialog.isEmpty() && left > 0) {
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
