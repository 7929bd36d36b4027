package com.kallglot.console.calltest.proof;

import com.kallglot.console.calltest.leg.Leg;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.SandboxControl;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What the sandbox's edge counted of a call, beside what we counted.
///
/// @param sent packets we sent, @param arrived those of them the edge counted
/// @param returned packets the edge sent, @param received those of them we counted
public record FarEndCount(long sent, long arrived, long returned, long received, String digits) {
  /// Packets on their way while a call ends, of 20 ms each: ours are counted to the last, while the
  /// far end answers what waits for it for as long as it takes to come to our BYE.
  private static final long SENT_UNDER_WAY = 5;

  private static final long RETURNED_UNDER_WAY = 25;

  private static final Duration PAUSE = Duration.ofMillis(20);

  /// The count of a call that is over; empty where the edge does not know it, or does not know
  /// within `limit` that it is over.
  public static Optional<FarEndCount> of(
      SandboxControl control, String sessionId, Leg leg, Duration limit)
      throws PlatformException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<SandboxControl.Leg> far =
          control.legs(sessionId).stream()
              .filter(candidate -> candidate.callId().equals(leg.callId()))
              .filter(candidate -> candidate.state() == SandboxControl.Leg.State.OVER)
              .findFirst();
      if (far.isPresent() || System.nanoTime() - deadline > 0) {
        return far.map(counted -> of(counted, leg));
      }
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
  }

  private static FarEndCount of(SandboxControl.Leg far, Leg leg) {
    return new FarEndCount(
        leg.statistics().txPackets(),
        far.rxPackets(),
        far.txPackets(),
        leg.statistics().rxPackets(),
        far.digits() == null ? "" : far.digits());
  }

  /// Whether both ends counted the same, but for what was on its way at the end.
  boolean agrees() {
    return Math.abs(sent - arrived) <= SENT_UNDER_WAY
        && Math.abs(returned - received) <= RETURNED_UNDER_WAY;
  }

  /// The check of the sound with both counts in it.
  public Check beside(Check sound) {
    return new Check(
        sound.name(),
        sound.expected(),
        sound.actual() + "; " + this,
        sound.breaks() ? Boolean.FALSE : Boolean.valueOf(agrees()));
  }

  /// The same where the far end knows nothing of the call.
  public static Check missing(Check sound) {
    return Check.failed(
        sound.name(),
        sound.expected() + ", counted by the far end",
        "the far end never counted this call: it was another one that was answered");
  }

  /// The same where the far end's count could not be read.
  public static Check unknown(Check sound, PlatformException problem) {
    return new Check(
        sound.name(),
        sound.expected(),
        sound.actual() + "; the far end's count could not be read: " + problem.getMessage(),
        sound.passed());
  }

  /// The check of the digits with those that arrived; as it is where it tells nothing.
  public Check digitsBeside(Check seen, String sent) {
    if (seen.passed() == null) {
      return seen;
    }
    boolean arrived = digits.equals(sent);
    return new Check(
        seen.name(),
        seen.expected(),
        seen.actual() + ", far end counted " + (arrived ? "the same" : "'" + digits + "'"),
        !seen.breaks() && arrived);
  }

  @Override
  public String toString() {
    return "far end counted %d of %d packets, we %d of %d"
        .formatted(arrived, sent, received, returned);
  }
}
