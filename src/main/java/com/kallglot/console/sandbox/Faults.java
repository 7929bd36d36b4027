package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.CallDesk.MediaBehaviour;
import com.kallglot.console.sandbox.impairment.Impairment;
import com.kallglot.console.telephony.E164;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What goes wrong on purpose, by what is called; of this run only, so that no forgotten fault
/// surprises the next one.
final class Faults {
  /// Calls to `sip:<session_id>@domain`.
  static final String SIP = "sip";

  /// Every call that no other fault is for.
  static final String ANY = "*";

  private volatile List<Fault> faults = List.of();

  /// @param called a number in E.164, `sip` or `*`
  /// @param answerDelay from ringing to the final response; null as usual
  /// @param finalCode null for 200
  /// @param hangUpAfter from the answer to our BYE; null never
  /// @param media null for the echo
  /// @param impairment of the network that its sound goes through
  record Fault(
      String called,
      @Nullable Duration answerDelay,
      @Nullable Integer finalCode,
      boolean dropSilently,
      @Nullable Duration hangUpAfter,
      @Nullable MediaBehaviour media,
      boolean earlyMedia,
      Impairment impairment) {

    CallPlan plan() {
      return new CallPlan(
          answerDelay == null ? CallPlan.ECHO.ringFor() : answerDelay,
          earlyMedia,
          finalCode == null ? CallPlan.ECHO.finalCode() : finalCode,
          hangUpAfter,
          media == null ? CallPlan.ECHO.media() : media,
          impairment);
    }
  }

  /// Replaces all.
  void set(List<Fault> next) {
    faults = List.copyOf(next);
  }

  /// The fault for exactly what is called, otherwise the one for any.
  ///
  /// @param user of the address called; whatever is no number is a session
  Optional<Fault> of(String user) {
    return now(called(user));
  }

  private Optional<Fault> now(String called) {
    List<Fault> now = faults;
    return named(now, called).or(() -> named(now, ANY));
  }

  private static String called(String user) {
    return E164.parse(user).isPresent() ? user : SIP;
  }

  /// What the network does to the sound of calls to that user part, at each moment that it is
  /// asked.
  Supplier<Impairment> network(String user) {
    String called = called(user);
    return () -> now(called).map(Fault::impairment).orElse(Impairment.NONE);
  }

  private static Optional<Fault> named(List<Fault> faults, String called) {
    return faults.stream().filter(fault -> fault.called.equals(called)).findFirst();
  }
}
