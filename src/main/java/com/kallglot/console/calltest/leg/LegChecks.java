package com.kallglot.console.calltest.leg;

import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Check.Name;
import com.kallglot.console.calltest.result.DtmfFigures;
import com.kallglot.console.calltest.result.MediaFigures.Flow;
import com.kallglot.console.media.Heard;
import com.kallglot.console.media.Mos;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.quality.Figure;
import com.kallglot.console.trace.quality.QualitySeries;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The checks that rest on one call alone.
public final class LegChecks {
  private static final String ENDED_FIRST = "not sent: the call ended first";

  private final Leg leg;
  private final LegFindings findings;

  public LegChecks(Leg leg, LegFindings findings) {
    this.leg = leg;
    this.findings = findings;
  }

  public Check auth() {
    CallEvidence.Registration registration = leg.registration();
    if (registration != null && !registration.isTaken()) {
      return Check.failed(Name.AUTH, "registered", "not registered: " + registration.words());
    }
    String expected = "our credentials accepted";
    Optional<Integer> refused =
        leg.ended()
            .filter(end -> !leg.answered() && !end.local())
            .map(CallEvent.Ended::code)
            .filter(code -> code == 401 || code == 407 || (code == 403 && leg.challenged()));
    if (refused.isPresent()) {
      return Check.failed(Name.AUTH, expected, refused(refused.get()));
    }
    if (!leg.challenged() && registration != null) {
      return Check.passed(Name.AUTH, "registered", "registered; the call was asked for nothing");
    }
    if (leg.unheard()) {
      return Check.untold(Name.AUTH, expected, "nobody was reached");
    }
    if (!leg.challenged()) {
      return Check.untold(Name.AUTH, expected, "the far end asked for none");
    }
    return leg.answered() || leg.ended().filter(end -> end.local() || end.code() == 0).isEmpty()
        ? Check.passed(Name.AUTH, expected, "accepted")
        : Check.untold(Name.AUTH, expected, "challenged, then nothing more was heard");
  }

  /// Where the challenge was not answered, it was not our credentials that were refused.
  private String refused(int code) {
    if (leg.challenged()) {
      return code + " after the challenge";
    }
    return code
        + (leg.account().password() == null
            ? ", the challenge: there were no credentials to answer it with"
            : ", the challenge: it was not answered");
  }

  public Check answer(Timing timing) {
    String expected = "200 within " + seconds(timing.answer());
    Optional<CallEvent.Ended> brokenOff = leg.brokenOff();
    if (brokenOff.isPresent()) {
      return Check.failed(Name.ANSWER, expected, words(brokenOff.get()));
    }
    if (leg.answered()) {
      Long after = findings.answerMs();
      String actual = "200 after " + after + " ms";
      return after == null || after <= timing.answer().toMillis()
          ? Check.passed(Name.ANSWER, expected, actual)
          : Check.failed(Name.ANSWER, expected, actual);
    }
    return Check.failed(Name.ANSWER, expected, unanswered(timing));
  }

  /// Compares the way the call ended with a status that is wanted.
  public Check ending(int wanted, Timing timing) {
    String expected = String.valueOf(wanted);
    Optional<CallEvent.Ended> brokenOff = leg.brokenOff();
    if (brokenOff.isPresent()) {
      return Check.failed(Name.ANSWER, expected, words(brokenOff.get()));
    }
    if (leg.answered()) {
      return wanted == 200
          ? Check.passed(Name.ANSWER, expected, "200")
          : Check.failed(Name.ANSWER, expected, "200, answered");
    }
    boolean same = leg.ended().filter(end -> !end.local() && end.code() == wanted).isPresent();
    return same
        ? Check.passed(Name.ANSWER, expected, unanswered(timing))
        : Check.failed(Name.ANSWER, expected, unanswered(timing));
  }

  private static String words(CallEvent.Ended brokenOff) {
    return "200, then ended by our own engine: %d %s"
        .formatted(brokenOff.code(), brokenOff.reason());
  }

  private String unanswered(Timing timing) {
    if (leg.giveUp() == Leg.GiveUp.NO_RESPONSE) {
      return "no response of any kind within " + seconds(timing.anyResponse());
    }
    if (leg.giveUp() == Leg.GiveUp.NO_ANSWER) {
      return "no answer within " + seconds(timing.answer()) + ", cancelled by us";
    }
    return leg.ended().map(CallEvent.Ended::words).orElse("no final response");
  }

  public Check sound(CallEvidence.Expected wanted) {
    String expected = expectation(wanted);
    Heard heard = findings.heard();
    if (heard == null) {
      return Check.untold(Name.MEDIA, expected, "not answered");
    }
    Flow flow = Flow.of(leg.heardPackets(), leg.sentPackets());
    String actual = lower(heard.kind()) + ", RTP " + words(flow);
    boolean held =
        switch (wanted) {
          case ANSWER -> true;
          case CONVERSATION -> flow == Flow.BOTH;
          case AUDIO -> isSound(heard);
          case ECHO -> heard.kind() == Heard.Kind.ECHO && flow == Flow.BOTH;
          case TONE -> heard.kind() == Heard.Kind.TONE;
          case SPEECH -> heard.kind() == Heard.Kind.SPEECH;
        };
    if (wanted == CallEvidence.Expected.ANSWER) {
      return Check.untold(Name.MEDIA, null, actual + "; no sound was expected");
    }
    return held
        ? Check.passed(Name.MEDIA, expected, actual)
        : Check.failed(Name.MEDIA, expected, actual);
  }

  /// What a far end shows that does not echo: RTP both ways, and anything but silence.
  public Check conversation() {
    String expected = "RTP both ways, any sound but silence";
    Heard heard = findings.heard();
    if (heard == null) {
      return Check.untold(Name.MEDIA, expected, "not answered");
    }
    Flow flow = Flow.of(leg.heardPackets(), leg.sentPackets());
    String actual = lower(heard.kind()) + ", RTP " + words(flow);
    return flow == Flow.BOTH && isSound(heard)
        ? Check.passed(Name.MEDIA, expected, actual)
        : Check.failed(Name.MEDIA, expected, actual);
  }

  private static boolean isSound(Heard heard) {
    return heard.kind() != Heard.Kind.NOTHING && heard.kind() != Heard.Kind.SILENCE;
  }

  public Check quality() {
    String expected = "loss up to 3 %, MOS from 3.5 (estimated)";
    if (!leg.answered() || leg.statistics().rxPackets() == 0) {
      return Check.untold(Name.QUALITY, expected, "no sound to rate");
    }
    CallStatistics.Loss counted = leg.statistics().loss();
    if (counted == null) {
      return Check.untold(
          Name.QUALITY,
          expected,
          "loss not measured: this computer was too busy to see every packet");
    }
    double loss = counted.percent();
    String mos =
        findings
            .rating()
            .map(LegChecks::words)
            .orElse("MOS not rated: no published figures for this codec");
    String actual =
        String.format(Locale.ROOT, "loss %.1f %% (measured), %s%s", loss, mos, warnings());
    boolean good =
        !Figure.LOSS.isBeyond(loss)
            && findings.rating().filter(rated -> Figure.MOS.isBeyond(rated.mos())).isEmpty();
    return good
        ? Check.passed(Name.QUALITY, expected, actual)
        : Check.failed(Name.QUALITY, expected, actual);
  }

  /// What was warned of while the call lasted, each figure once; no reason to fail by itself.
  private String warnings() {
    String figures =
        QualitySeries.of(leg.events()).warnings().stream()
            .map(warning -> lower(warning.figure()).replace('_', ' '))
            .distinct()
            .collect(Collectors.joining(", "));
    return figures.isEmpty() ? "" : "; warned of meanwhile: " + figures;
  }

  /// The estimate with its scale, what it speaks for, and where its inputs come from.
  private static String words(Mos.Rating rating) {
    Mos.Input delay = rating.conditions().oneWayDelayMs();
    return String.format(
        Locale.ROOT,
        "delay %.0f ms (%s), MOS %.2f (estimated, %s, access leg)",
        delay.value(),
        lower(delay.origin()),
        rating.mos(),
        lower(rating.scale()));
  }

  /// @param wanted the digits that were to be sent
  public Check digits(String wanted, DtmfFigures figures, String witness) {
    if (wanted.isEmpty()) {
      return Check.untold(Name.DTMF, null, "none were to be sent");
    }
    String sent = figures.sent();
    if (sent == null) {
      return leg.answered()
          ? Check.failed(Name.DTMF, wanted, ENDED_FIRST)
          : Check.untold(Name.DTMF, wanted, "not answered");
    }
    if (!sent.equals(wanted)
        && leg.ended().filter(e -> e.origin() != CallEvent.Origin.US).isPresent()) {
      return Check.failed(Name.DTMF, wanted, ENDED_FIRST);
    }
    if (!sent.equals(wanted)) {
      return Check.failed(Name.DTMF, wanted, "not sent: " + leg.digitsRefusal());
    }
    String confirmed = figures.confirmed() == null ? "" : figures.confirmed();
    String actual = confirmed.isEmpty() ? "none " + witness : confirmed + " " + witness;
    return wanted.equals(confirmed)
        ? Check.passed(Name.DTMF, wanted, actual)
        : Check.failed(Name.DTMF, wanted, actual);
  }

  private static String expectation(CallEvidence.Expected wanted) {
    return switch (wanted) {
      case ANSWER -> "answered";
      case CONVERSATION -> "RTP both ways";
      case AUDIO -> "any sound but silence";
      case ECHO -> "echo, RTP both ways";
      case TONE -> "tone";
      case SPEECH -> "speech";
    };
  }

  private static String words(Flow flow) {
    return switch (flow) {
      case BOTH -> "both ways";
      case NONE -> "neither way";
      case RX_ONLY -> "only received";
      case TX_ONLY -> "only sent";
    };
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
