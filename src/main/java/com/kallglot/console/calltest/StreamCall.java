package com.kallglot.console.calltest;

import com.kallglot.console.calltest.proof.Languages;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Check.Name;
import com.kallglot.console.calltest.translation.Dialogue;
import com.kallglot.console.calltest.translation.OpenStream;
import com.kallglot.console.media.sentences.Recording;
import com.kallglot.console.stream.SessionStream;
import com.kallglot.console.stream.StreamEvent;
import com.kallglot.console.telephony.Session;
import java.time.Duration;
import java.util.Optional;

/// Tests a session by its stream alone, which needs a key and nothing else: opened, ready, a
/// sentence said, its words and their translation awaited, the session watched becoming active and
/// ended. One party hears no translation: that is named as left open.
final class StreamCall {
  private final Dialogue.Plan plan;

  /// @param plan how long the words are waited for
  StreamCall(Dialogue.Plan plan) {
    this.plan = plan;
  }

  CallReport test(TestCase test) throws InterruptedException {
    return SessionUnderTest.of(
        test,
        Languages.USUAL.in(test.route().body()),
        Optional.empty(),
        (session, findings) -> {
          try (var opened =
              OpenStream.of(
                  session.created(), test.site().timing().stream(), test.site().journal())) {
            findings.saw(required(opened.check()));
            if (opened.stream().isPresent()) {
              speak(test, session, opened, opened.stream().get(), findings);
            }
          }
        });
  }

  /// Where the stream is all there is, a refusal is a failure.
  private static Check required(Check seen) {
    return seen.passed() == null
        ? Check.failed(seen.name(), String.valueOf(seen.expected()), String.valueOf(seen.actual()))
        : seen;
  }

  private void speak(
      TestCase test,
      SessionUnderTest session,
      OpenStream opened,
      SessionStream stream,
      CaseFindings findings)
      throws InterruptedException {
    stream.speak("party_a");
    findings.saw(active(session.state(Session.Status.ACTIVE, test.site().timing().state())));
    stream.say(Recording.in(Languages.USUAL.first()).getFirst().sound());
    Duration limit =
        plan.within().plus(Recording.in(Languages.USUAL.first()).getFirst().sound().duration());
    boolean came = opened.log().await(StreamEvent.Final.class, 1, limit);
    findings.saw(transcript(opened, came, limit));
    findings.saw(
        Check.untested(
            Name.MEDIA, "the translation as it sounds, which the other of two parties hears"));
    stream.endSession();
    Duration soon = test.site().timing().state();
    // Whoever leaves first never hears how it ended; whether it did is told below
    var _ = opened.log().await(StreamEvent.SessionEnded.class, 1, soon);
    findings.saw(SessionCauses.endedCheck(session.state(Session.Status.ENDED, soon)));
  }

  private static Check active(SessionUnderTest.State seen) {
    String expected = "this session active";
    if (seen.problem() != null) {
      return Check.untold(
          Name.ACTIVE, expected, "the platform could not be asked: " + seen.problem());
    }
    return seen.status() == Session.Status.ACTIVE
        ? Check.passed(Name.ACTIVE, expected, "active, by its own stream")
        : Check.failed(Name.ACTIVE, expected, "still " + seen.status());
  }

  private static Check transcript(OpenStream opened, boolean came, Duration limit) {
    String expected = "transcript.final with text and translation";
    if (!came) {
      return Check.failed(
          Name.TRANSCRIPT, expected, "none within " + limit.toSeconds() + " s of a sentence");
    }
    StreamEvent.Final words = opened.log().of(StreamEvent.Final.class).getFirst();
    String actual = "'%s', '%s'".formatted(words.text(), words.translation());
    return words.text() != null && words.translation() != null
        ? Check.passed(Name.TRANSCRIPT, expected, actual)
        : Check.failed(Name.TRANSCRIPT, expected, actual);
  }
}
