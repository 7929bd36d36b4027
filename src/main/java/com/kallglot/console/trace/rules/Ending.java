package com.kallglot.console.trace.rules;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.trace.Q850;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the end of a call says of its cause: the final response and its headers.
final class Ending {
  private final Facts facts;

  Ending(Facts facts) {
    this.facts = facts;
  }

  /// A header of the final response, from the event or from the message.
  Optional<String> header(String name) {
    Optional<CallEvent.Ended> ended = facts.ended();
    Optional<String> told =
        switch (name) {
          case "Reason" -> ended.map(CallEvent.Ended::reasonHeader);
          case "Warning" -> ended.map(CallEvent.Ended::warningHeader);
          default -> Optional.empty();
        };
    return told.or(() ->
        facts.responses().reversed().stream()
            .filter(response -> response.status() == facts.code())
            .findFirst()
            .flatMap(response -> response.joined(name)));
  }

  /// The cause that the final response names in a Reason header.
  Optional<Q850> reason() {
    return Q850.told(0, header("Reason").orElse(null), null, "");
  }

  /// When to try again, where the far end says so (RFC 3261 §20.33).
  Optional<String> retryAfter() {
    return header("Retry-After")
        .map(value -> value.split("[;(\\s]", 2)[0])
        .filter(seconds -> seconds.matches("\\d{1,7}"))
        .map(seconds -> "Try again after " + seconds + " s: so its Retry-After asks.");
  }

  /// How it ended, with the headers that say why.
  String line() {
    CallEvent.Ended ended = facts.ended().orElse(null);
    if (ended == null) {
      return "no end yet";
    }
    if (ended.local()) {
      return "the engine's own verdict, not received: " + ended.words();
    }
    var line = new StringBuilder((ended.code() + " " + ended.reason()).strip());
    for (String name : List.of("Warning", "Reason", "Retry-After")) {
      header(name).ifPresent(value -> line.append("; ").append(name).append(": ").append(value));
    }
    return line.toString();
  }

  /// By the best evidence there is; null where there is none.
  @Nullable Q850 q850() {
    CallEvent.Ended ended = facts.ended().orElse(null);
    if (ended == null || (facts.isAnswered() && header("Reason").isEmpty())) {
      return null;
    }
    if (ended.code() == 487 && ended.origin() == Origin.US && facts.isRung()) {
      return Q850.inferred(19);
    }
    if (ended.local()) {
      return ended.code() == 408 ? Q850.inferred(102) : null;
    }
    String reason = header("Reason").orElse(null);
    String warning = header("Warning").orElse(null);
    return Q850.told(ended.code(), reason, warning, ended.reason()).orElse(null);
  }
}
