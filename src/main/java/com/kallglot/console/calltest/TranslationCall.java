package com.kallglot.console.calltest;

import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.calltest.proof.Languages;
import com.kallglot.console.calltest.proof.SecondParty;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.translation.Dialogue;
import com.kallglot.console.calltest.translation.Judgement;
import com.kallglot.console.calltest.translation.LegParty;
import com.kallglot.console.calltest.translation.OpenStream;
import com.kallglot.console.media.Signals;
import com.kallglot.console.stream.StreamEvent;
import com.kallglot.console.telephony.SessionRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tests that a session translates: our call is one party, the console too is the other, and both
/// say recorded sentences to each other. Without the second party it is skipped or fails; it never
/// passes.
record TranslationCall(FirstLeg.Means means, Dialogue.Plan plan) {
  private static final Signal NOTHING_YET =
      new Signal(Signals.silence(Duration.ofMillis(20), 16_000), "");

  CallReport test(TestCase test) throws InterruptedException {
    Languages languages = Languages.of(test);
    SecondParty who = Objects.requireNonNullElse(test.choice().second(), SecondParty.STREAM);
    return SessionUnderTest.of(
        test,
        languages.in(test.route().body()),
        obstacle(test, languages, who),
        (session, findings) -> {
          try (var stream =
              OpenStream.of(
                  session.created(), test.site().timing().stream(), test.site().journal())) {
            findings.saw(stream.check());
            talk(session, findings, stream, languages, who);
          }
        });
  }

  private static Optional<String> obstacle(TestCase test, Languages languages, SecondParty who) {
    SessionRequest body = test.route().body();
    return Languages.obstacle(body)
        .or(languages::obstacle)
        .or(() -> FirstLeg.obstacle(test))
        .or(() -> SecondSeat.obstacle(test, who));
  }

  private void talk(
      SessionUnderTest session,
      CaseFindings findings,
      OpenStream stream,
      Languages languages,
      SecondParty who)
      throws InterruptedException {
    if (who == SecondParty.STREAM && stream.stream().isEmpty()) {
      findings.skip(
          "one party alone proves no translation, and a stream beside the call was not to be had: "
              + stream.check().actual());
      return;
    }
    var dialogue = new Dialogue(plan);
    var seat = new SecondSeat(session, stream, findings, means, who, NOTHING_YET);
    String label = findings.test().route() instanceof Route.Outbound ? "test line" : "call";
    new FirstLeg(means)
        .make(
            session,
            findings,
            NOTHING_YET,
            (dial, call, isUp) ->
                seat.take(
                    dial,
                    second -> {
                      findings.bothThere();
                      dialogue.hold(
                          new LegParty(label, call, isUp),
                          languages.first(),
                          second,
                          languages.second());
                    }));
    if (seat.isAsked() && !findings.isSkipped()) {
      findings.translated(Judgement.of(dialogue, words(stream)));
    }
  }

  /// What was told of words; null where nobody could listen.
  private static @Nullable List<StreamEvent.Final> words(OpenStream stream) {
    return stream.stream().isEmpty() ? null : stream.log().of(StreamEvent.Final.class);
  }
}
