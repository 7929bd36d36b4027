package com.kallglot.console.trace.foreign;

import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.trace.foreign.LegJoint.By;
import com.kallglot.console.trace.foreign.LegJoint.Sureness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the legs of one call across proxies, B2BUAs and SBCs. A leg follows from one earlier leg
/// at most: the one that it has the strongest trait in common with, of several one that was sent on
/// rather than tried again, and of those the one that began last before it.
final class LegJoints {
  /// Numbers alone join only what follows at once.
  private static final long AT_ONCE = 2_000_000_000L;

  private static final Comparator<LegJoint> STRONGEST =
      Comparator.comparing(LegJoint::by)
          .thenComparing(LegJoint::isTriedAgain)
          .thenComparingLong(joint -> -began(joint.earlier()));

  private LegJoints() {}

  static List<LegJoint> of(List<ForeignCall> legs) {
    List<LegTraits> traits = legs.stream().map(LegTraits::of).toList();
    var joints = new ArrayList<LegJoint>();
    for (int later = 0; later < traits.size(); later++) {
      before(traits, later).ifPresent(joints::add);
    }
    return joints;
  }

  /// Of legs that began in the same moment the one that comes first in the capture is the earlier.
  private static Optional<LegJoint> before(List<LegTraits> traits, int at) {
    LegTraits later = traits.get(at);
    LegJoint best = null;
    for (int i = 0; i < traits.size(); i++) {
      LegTraits earlier = traits.get(i);
      boolean first =
          earlier.beganNanos() < later.beganNanos()
              || (earlier.beganNanos() == later.beganNanos() && i < at);
      LegJoint found = first ? joint(earlier, later).orElse(null) : null;
      if (found != null && (best == null || STRONGEST.compare(found, best) < 0)) {
        best = found;
      }
    }
    return Optional.ofNullable(best);
  }

  private static long began(ForeignCall leg) {
    return leg.capture().messages().getFirst().atNanos();
  }

  private static Optional<LegJoint> joint(LegTraits earlier, LegTraits later) {
    String callId = earlier.leg().callId();
    if (callId.equals(later.leg().callId())) {
      return joined(earlier, later, By.CALL_ID, Sureness.CERTAIN, callId);
    }
    if (!earlier.isUpFor(later)) {
      return Optional.empty();
    }
    if (later.ids().containsKey(callId)) {
      String header = later.ids().get(callId);
      return joined(earlier, later, By.HEADER, Sureness.CERTAIN, header + ": " + callId);
    }
    List<String> ids = earlier.idNames(later);
    if (!ids.isEmpty()) {
      String detail = later.ids().get(ids.getFirst()) + ": " + ids.getFirst();
      return joined(earlier, later, By.HEADER, Sureness.CERTAIN, detail);
    }
    return earlier.isOpenFor(later) ? byTraits(earlier, later) : Optional.empty();
  }

  private static Optional<LegJoint> byTraits(LegTraits earlier, LegTraits later) {
    boolean chained = earlier.isTakenWhereSent(later);
    boolean called = LegTraits.isSame(earlier.called(), later.called());
    boolean calling = LegTraits.isSame(earlier.calling(), later.calling());
    if (earlier.sound().isPresent() && earlier.sound().equals(later.sound())) {
      String address = HostAndPort.of(earlier.sound().get());
      return joined(earlier, later, By.MEDIA_ADDRESS, Sureness.LIKELY, address);
    }
    if (chained && called) {
      return joined(earlier, later, By.NUMBER_AND_HOST, Sureness.LIKELY, later.called());
    }
    boolean atOnce = later.beganNanos() - earlier.beganNanos() < AT_ONCE;
    return called && calling && atOnce
        ? joined(
            earlier, later, By.NUMBERS, Sureness.POSSIBLE, later.calling() + " → " + later.called())
        : Optional.empty();
  }

  private static Optional<LegJoint> joined(
      LegTraits earlier, LegTraits later, By by, Sureness sureness, String detail) {
    return Optional.of(new LegJoint(earlier.leg(), later.leg(), by, sureness, detail));
  }
}
