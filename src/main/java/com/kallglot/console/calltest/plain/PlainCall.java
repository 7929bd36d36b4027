package com.kallglot.console.calltest.plain;

import com.kallglot.console.calltest.leg.Causes;
import com.kallglot.console.calltest.leg.Leg;
import com.kallglot.console.calltest.leg.LegCall;
import com.kallglot.console.calltest.leg.LegChecks;
import com.kallglot.console.calltest.leg.LegFindings;
import com.kallglot.console.calltest.leg.Lines;
import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.calltest.leg.SipLog;
import com.kallglot.console.calltest.leg.Timing;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.DtmfFigures;
import com.kallglot.console.calltest.result.MediaFigures;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.calltest.result.SipFigures;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.Diagnosis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A call to an address, with no platform involved, judged by what it was told to expect.
public final class PlainCall {
  private final Softphone softphone;
  private final Timing timing;
  private final AtomicReference<@Nullable Thread> placing = new AtomicReference<>();
  private volatile boolean cancelled;

  /// @param profile whose line is used; null where none is
  /// @param route the address as typed, for reports
  /// @param uri what is dialled
  /// @param stay the least time from the answer to our hanging up
  public record Request(
      @Nullable String profile,
      String route,
      String uri,
      SipAccount account,
      Map<String, String> headers,
      Signal signal,
      Duration stay,
      Expectation expectation) {
    public Request {
      headers = Map.copyOf(headers);
    }
  }

  public PlainCall(Softphone softphone, Timing timing) {
    this.softphone = softphone;
    this.timing = timing;
  }

  /// Places the call and returns when it is over.
  ///
  /// @throws InterruptedException after [#cancel], once the call is hung up
  public CallReport place(Request request) throws InterruptedException {
    placing.set(Thread.currentThread());
    try (var log = new SipLog(softphone);
        var lines = new Lines(softphone)) {
      if (cancelled) {
        throw new InterruptedException("Cancelled before the call");
      }
      Leg leg =
          new LegCall(lines.of(request.account()), timing)
              .place(request.uri(), request.headers(), request.signal(), request.stay(), _ -> {});
      return new Judgement(request, timing).of(leg, log.take(leg.callId()));
    } catch (SoftphoneException e) {
      return notPlaced(request, e);
    } finally {
      placing.set(null);
    }
  }

  /// Hangs up; [#place] returns by an exception when that is done.
  public void cancel() {
    cancelled = true;
    Thread thread = placing.get();
    if (thread != null) {
      thread.interrupt();
    }
  }

  private static CallReport notPlaced(Request request, SoftphoneException failure) {
    return report(
        request,
        Verdict.FAIL,
        Set.of(Blame.DEVICE),
        "The call could not be placed: " + failure.getMessage(),
        SipFigures.NONE,
        MediaFigures.NONE,
        DtmfFigures.NONE,
        List.of());
  }

  private static CallReport report(
      Request request,
      Verdict verdict,
      Set<Blame> blame,
      @Nullable String cause,
      SipFigures sip,
      MediaFigures media,
      DtmfFigures dtmf,
      List<Check> checks) {
    return new CallReport(
        request.profile(),
        request.route(),
        wanted(request.expectation()) == CallEvidence.Expected.ECHO ? Proof.ECHO : null,
        null,
        null,
        null,
        null,
        null,
        request.uri(),
        null,
        verdict,
        null,
        false,
        blame,
        cause,
        sip,
        media,
        dtmf,
        null,
        checks);
  }

  private static CallEvidence.Expected wanted(Expectation expectation) {
    return switch (expectation) {
      case Expectation.Answered _, Expectation.FinalCode _ -> CallEvidence.Expected.ANSWER;
      case Expectation.AnySound _ -> CallEvidence.Expected.AUDIO;
      case Expectation.Sound sound ->
          switch (sound.kind()) {
            case ECHO -> CallEvidence.Expected.ECHO;
            case TONE -> CallEvidence.Expected.TONE;
            case SPEECH -> CallEvidence.Expected.SPEECH;
            case NOTHING, SILENCE, OTHER -> CallEvidence.Expected.ANSWER;
          };
    };
  }

  /// Compares what happened with what was expected.
  private record Judgement(Request request, Timing timing) {
    CallReport of(Leg leg, List<SipMessage> messages) {
      CallEvidence.Expected wanted = wanted(request.expectation());
      var findings = new LegFindings(leg);
      var checks = new LegChecks(leg, findings);
      DtmfFigures dtmf = findings.dtmf(null);
      List<Check> all =
          List.of(
              checks.auth(),
              answer(checks),
              checks.sound(wanted),
              checks.quality(),
              digits(leg, checks, dtmf, wanted));
      Cause cause = Diagnosis.of(findings.evidence(messages, wanted));
      boolean failed = all.stream().anyMatch(check -> breaks(check));
      return report(
          request,
          failed ? Verdict.FAIL : Verdict.PASS,
          failed ? blame(cause) : Set.of(Blame.NONE),
          failed ? sentence(cause) : null,
          findings.sip(cause),
          findings.media(),
          dtmf,
          all);
    }

    private Check answer(LegChecks checks) {
      return request.expectation() instanceof Expectation.FinalCode wanted
          ? checks.ending(wanted.code(), timing)
          : checks.answer(timing);
    }

    /// Only an echo brings digits back; another far end must take them, no more.
    private Check digits(
        Leg leg, LegChecks checks, DtmfFigures dtmf, CallEvidence.Expected wanted) {
      Check check = checks.digits(request.signal().digits(), dtmf, "came back");
      return wanted == CallEvidence.Expected.ECHO || leg.digitsRefusal() != null
          ? check
          : new Check(check.name(), check.expected(), check.actual(), null);
    }

    /// A refusal that was expected is no failure, and neither is being asked for credentials then.
    private boolean breaks(Check check) {
      return check.breaks()
          && !(request.expectation() instanceof Expectation.FinalCode
              && check.name() != Check.Name.ANSWER);
    }

    private Set<Blame> blame(Cause cause) {
      return !cause.isFault() ? Set.of(Blame.SIGNALLING) : cause.blame();
    }

    private String sentence(Cause cause) {
      return !cause.isFault()
          ? "The call went well, but " + request.expectation().label() + " was expected."
          : Causes.words(cause);
    }
  }
}
