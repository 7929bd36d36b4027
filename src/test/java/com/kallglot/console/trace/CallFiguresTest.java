package com.kallglot.console.trace;

import static com.kallglot.console.trace.CallStory.invite;
import static com.kallglot.console.trace.CallStory.unsent;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.Origin;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallFiguresTest {
  record Row(String name, List<CallEvent> events, List<Integer> millis) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// Post-dial delay, ring, answer, first media, duration. The first INVITE is at 0; each message
  /// and event that a story tells takes 100 ms, the INVITE's own message being the first.
  static Stream<Row> calls() {
    return Stream.of(
        row(
            "answered",
            invite()
                .provisional(100, "Trying")
                .provisional(180, "Ringing")
                .answer()
                .firstMedia()
                .hungUp(Origin.US)
                .events(),
            300,
            100,
            400,
            500,
            200),
        row("answered at once", invite().answer().evidence().events(), 200, null, 200, null, null),
        row(
            "a challenge is inside",
            invite().challenge(407, "").credentials("X: y").provisional(183, "").answer().events(),
            400,
            100,
            500,
            null,
            null),
        row(
            "early media",
            invite().provisional(183, "").firstMedia().refused(486, "Busy").events(),
            200,
            null,
            null,
            300,
            null),
        row("refused", invite().refused(404, "Not Found").events(), 300, null, null, null, null),
        row(
            "only 100, and we cancel",
            invite().provisional(100, "").gaveUp(487, "", false).events(),
            null,
            null,
            null,
            null,
            null),
        row("no response", invite().failed(408, "").events(), null, null, null, null, null),
        row("never sent", unsent().failed(502, "").events(), null, null, null, null, null),
        row("nothing yet", List.of(), null, null, null, null, null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void areTakenFromTheFirstInvite(Row row) {
    CallFigures figures = CallFigures.of(row.events);
    assertThat(
            Stream.of(
                    figures.postDialDelay(),
                    figures.ringTime(),
                    figures.answerTime(),
                    figures.firstMedia(),
                    figures.duration())
                .map(CallFiguresTest::millis))
        .containsExactlyElementsOf(row.millis);
  }

  private static Row row(String name, List<CallEvent> events, Integer... millis) {
    return new Row(name, events, Arrays.asList(millis));
  }

  private static Integer millis(Duration time) {
    return time == null ? null : (int) time.toMillis();
  }
}
