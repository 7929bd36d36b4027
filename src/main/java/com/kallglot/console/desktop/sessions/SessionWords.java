package com.kallglot.console.desktop.sessions;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.organization.SessionsMade.Made;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sessions in the words of the screen's language.
final class SessionWords {
  private final Messages messages;
  private final DomainWords words;
  private final Moments moments;

  /// A word with its icon and the style class of its colour.
  record Mark(String icon, String word, String style) {}

  SessionWords(Messages messages, Moments moments) {
    this.messages = messages;
    this.words = new DomainWords(messages);
    this.moments = moments;
  }

  String time(Instant at) {
    return moments.toTheSecond(at);
  }

  /// Such as `2:07`; hours where there are any.
  static String length(Duration length) {
    long seconds = length.toSeconds();
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  Mark state(Answer<Session> answer) {
    return switch (answer) {
      case Answer.Unasked<Session> _ -> new Mark("fth-minus", "", "muted");
      case Answer.Awaited<Session> _ -> mark("fth-more-horizontal", "awaited", "muted");
      case Answer.Gone<Session> _ -> mark("fth-help-circle", "gone", "warn");
      case Answer.Failed<Session> _ -> mark("fth-x-circle", "failed", "bad");
      case Answer.Known<Session>(var session, var _) -> state(session.status());
    };
  }

  private Mark state(Session.Status status) {
    return switch (status) {
      case CREATED -> mark("fth-clock", "created", "acc");
      case ACTIVE -> mark("fth-phone-call", "active", "ok");
      case ENDED -> mark("fth-check-circle", "ended", "muted");
      case UNKNOWN -> mark("fth-help-circle", "unknown", "warn");
    };
  }

  private Mark mark(String icon, String state, String style) {
    return new Mark(icon, messages.get("session.state." + state), style);
  }

  /// Provider and number; the stream where there is no telephone leg.
  String route(Made made) {
    if (made.provider() == null) {
      return messages.get("outcome.stream.brief");
    }
    return Stream.of(provider(made.provider()), number(made.phoneNumber()))
        .filter(word -> !word.isEmpty())
        .reduce((provider, number) -> provider + " · " + number)
        .orElse("");
  }

  /// The platform's word where it is none that is known here.
  private String provider(String word) {
    return Stream.of(Provider.values())
        .filter(each -> each != Provider.UNKNOWN)
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .map(words::provider)
        .orElse(word);
  }

  private String number(@Nullable String number) {
    return number == null
        ? ""
        : E164.parse(number).map(words::written).orElse(messages.shown(number));
  }

  static String mode(Made made) {
    return made.mode() == null ? "–" : made.mode();
  }
}
