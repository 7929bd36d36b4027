package com.kallglot.console.calltest;

import com.kallglot.console.calltest.leg.AwaitedCall;
import com.kallglot.console.calltest.leg.AwaitedCall.Arrival;
import com.kallglot.console.calltest.leg.AwaitedCall.Registration;
import com.kallglot.console.calltest.leg.Leg;
import com.kallglot.console.calltest.leg.LineAccess;
import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.Refusal;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.conversation.Dial.Party;
import com.kallglot.console.trace.Cause;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The test line as the platform calls it into a session: the platform is told to, and what it
/// sends is answered here. Another session's call is refused.
final class CalledLine {
  private static final String SESSION_HEADER = "x-kallglot-session-id";

  /// What a platform answers that has no such path.
  private static final Set<Integer> NOT_OFFERED = Set.of(404, 405, 501);

  /// A 404 with one of these is of what was named, not of the path.
  private static final Set<String> OF_SOMETHING_ELSE =
      Set.of("session_not_found", "phone_number_not_found", "connection_not_found");

  private final Softphone softphone;

  /// The test line's registration is one, and so is the call that it can be told by.
  private final Semaphore theLine = new Semaphore(1);

  CalledLine(Softphone softphone) {
    this.softphone = softphone;
  }

  /// What is asked of it.
  ///
  /// @param party whose voice the call carries; null for the platform's choice
  record Order(TestCase test, SessionUnderTest session, @Nullable Party party, Signal signal) {
    private Duration ringing() {
      return test.site().timing().answer();
    }
  }

  /// What a test does as soon as the call is answered, while the signal plays.
  @FunctionalInterface
  interface OnAnswer {
    /// @param isUp whether the call still is
    void answered(Dial dial, Correlation correlation, CallHandle call, BooleanSupplier isUp)
        throws InterruptedException;
  }

  /// What came of it.
  sealed interface Outcome {
    /// A call of the session came and is over.
    ///
    /// @param line how the line's registration was answered
    record Talked(Dial dial, Leg leg, String caller, Optional<Registration> line)
        implements Outcome {}

    /// A call of another session came, and was refused.
    record Crossed(Dial dial, String otherSession) implements Outcome {
      static final String EXPECTED = "a call of this session";

      String words() {
        return "crossed: it is of " + otherSession;
      }

      Cause cause() {
        return SessionCauses.crossed("its " + SESSION_HEADER + " is " + otherSession);
      }
    }

    /// No call came.
    ///
    /// @param dial null where there is no line to be called on
    record Missed(@Nullable Dial dial, String expected, String evidence, Cause cause)
        implements Outcome {}

    /// The platform has no such path.
    record NotOffered(Refusal refusal) implements Outcome {
      String words() {
        return "this platform does not call out by the API (" + refusal + ")";
      }
    }
  }

  /// Why the line cannot or must not be called, or empty where it can.
  static Optional<String> obstacle(TestSite site) {
    LineAccess line = site.line();
    if (line == null) {
      return Optional.of(Dial.noTestLine(site));
    }
    return line.number() == null
        ? Optional.of(
            "the test line of profile '%s' has no number to be called on; add number= to it"
                .formatted(site.profile()))
        : site.destinations().refusal(line.number().value());
  }

  Outcome answer(Order order, OnAnswer hook) throws InterruptedException {
    theLine.acquire();
    try {
      return await(order, hook);
    } finally {
      theLine.release();
    }
  }

  private Outcome await(Order order, OnAnswer hook) throws InterruptedException {
    TestSite site = order.test.site();
    LineAccess line = site.line();
    E164 number = line == null ? null : line.number();
    if (line == null || number == null) {
      return noLine("this profile has no test line to be called on");
    }
    Optional<Registration> registered = Optional.empty();
    try (var awaited = AwaitedCall.on(line.callable(), softphone, site.timing())) {
      registered = awaited.registration();
      Correlation correlation = order.session.calledNow();
      order.session.dial(
          new com.kallglot.console.telephony.conversation.Dial(
              number.value(), null, order.party, Math.toIntExact(order.ringing().toSeconds())));
      Optional<Arrival> arrival = awaited.arrival(order.ringing());
      return arrival.isEmpty()
          ? neverCame(line, order.ringing(), registered)
          : came(order, line, number, awaited, arrival.get(), correlation, registered, hook);
    } catch (SoftphoneException e) {
      return noLine("the test line could not be opened: " + e.getMessage());
    } catch (PlatformException e) {
      return notDialled(e, line, registered);
    }
  }

  private static Outcome noLine(String why) {
    return new Outcome.Missed(null, "a call", why, SessionCauses.device(why));
  }

  private static Outcome neverCame(
      LineAccess line, Duration ringing, Optional<Registration> registered) {
    return new Outcome.Missed(
        dial(line, new Dial.Reach.ByHeader()),
        "a call within " + ringing.toSeconds() + " s",
        "none came; " + words(registered),
        SessionCauses.platformDidNotCall(words(registered)));
  }

  private static Outcome notDialled(
      PlatformException failure, LineAccess line, Optional<Registration> registered) {
    if (failure instanceof PlatformException.Refused refused && isNotOffered(refused.refusal())) {
      return new Outcome.NotOffered(refused.refusal());
    }
    String evidence = failure.getMessage() + " Here, " + words(registered);
    return new Outcome.Missed(
        dial(line, new Dial.Reach.ByHeader()),
        "the platform calls " + line.number(),
        evidence,
        SessionCauses.platformDidNotCall(evidence));
  }

  private static boolean isNotOffered(Refusal refusal) {
    return NOT_OFFERED.contains(refusal.status()) && !OF_SOMETHING_ELSE.contains(refusal.code());
  }

  private static Outcome came(
      Order order,
      LineAccess line,
      E164 number,
      AwaitedCall awaited,
      Arrival arrival,
      Correlation correlation,
      Optional<Registration> registered,
      OnAnswer hook)
      throws InterruptedException {
    String named = header(arrival.details());
    Dial dial =
        dial(
            line,
            named == null
                ? new Dial.Reach.ByNumber(number, caller(arrival.details()))
                : new Dial.Reach.ByHeader());
    if (named != null && !named.equals(order.session.created().id())) {
      awaited.refuse(arrival);
      return new Outcome.Crossed(dial, named);
    }
    Leg leg =
        awaited.answer(
            arrival,
            order.signal,
            call -> hook.answered(dial, correlation, call, () -> !awaited.isOver()));
    return new Outcome.Talked(dial, leg, arrival.details().from(), registered);
  }

  private static Dial dial(LineAccess line, Dial.Reach reach) {
    return new Dial("tel:" + line.number(), line.account(), Map.of(), reach);
  }

  private static @Nullable String header(IncomingCall call) {
    return call.headers().entrySet().stream()
        .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(SESSION_HEADER))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable E164 caller(IncomingCall call) {
    return E164.parse(call.from().replaceFirst("(?i)^sips?:", "").replaceFirst("[@;].*", ""))
        .orElse(null);
  }

  static String words(Optional<Registration> registered) {
    return registered
        .map(answer ->
            answer.taken()
                ? "the test line is registered"
                : "the test line is not registered: " + answer.code() + " " + answer.reason())
        .orElse("the registration of the test line was not answered");
  }
}
