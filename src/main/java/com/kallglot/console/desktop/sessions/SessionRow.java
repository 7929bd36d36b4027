package com.kallglot.console.desktop.sessions;

import com.kallglot.console.organization.SessionsMade.Made;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.conversation.Recording;
import com.kallglot.console.telephony.conversation.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A session of the list and what is known of it by now. State of the JavaFX thread.
final class SessionRow {
  private static final Duration STATE = Duration.ofSeconds(5);
  private static final Duration WORDS = Duration.ofSeconds(2);
  private static final Duration SOUND = Duration.ofSeconds(10);

  private final Made made;
  private final Asked<Session> session =
      new Asked<>(STATE, each -> each.status() == Session.Status.ENDED);
  private final Asked<Transcript> transcript =
      new Asked<>(WORDS, each -> each.status() == Transcript.Status.COMPLETED);
  private final Asked<List<Recording>> recordings =
      new Asked<>(
          SOUND,
          all -> all.stream().noneMatch(each -> each.status() == Recording.Status.PROCESSING));

  private boolean ending;

  SessionRow(Made made) {
    this.made = made;
  }

  Made made() {
    return made;
  }

  Asked<Session> session() {
    return session;
  }

  Asked<Transcript> transcript() {
    return transcript;
  }

  /// There after the end.
  Asked<List<Recording>> recordings() {
    return recordings;
  }

  /// Whether its end is on its way.
  boolean isEnding() {
    return ending;
  }

  void ending(boolean now) {
    ending = now;
  }

  boolean isIn(Session.Status... states) {
    return session
        .answer()
        .get()
        .found()
        .filter(known -> List.of(states).contains(known.status()))
        .isPresent();
  }

  /// What may have changed is to be asked for anew.
  void want() {
    session.want();
    transcript.want();
    recordings.want();
  }

  /// Whether every word typed occurs in what the list shows of it.
  boolean matches(String typed) {
    String here =
        String.join(
                " ",
                Stream.of(made.id(), made.mode(), made.provider(), made.phoneNumber())
                    .map(String::valueOf)
                    .toList())
            .toLowerCase(Locale.ROOT);
    return Stream.of(typed.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
        .allMatch(here::contains);
  }
}
