package com.kallglot.console.calltest.proof;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.routing.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a test has to show, and why that.
///
/// @param second who talks with our call; null where the proof has one party
/// @param why in words that follow "because"
public record ProofChoice(Proof proof, @Nullable SecondParty second, String why) {

  /// What a route can show where nobody asks for anything: the translation, where its session is
  /// asked for in two languages that the console speaks; else the echo, where the far end is known
  /// to echo; else the leg.
  public static ProofChoice of(TestSite site, Route route, Outcome predicted) {
    if (route instanceof Route.Stream) {
      return new ProofChoice(Proof.LEG, null, "the stream alone is one party");
    }
    Optional<Languages> named = Languages.of(route);
    Optional<Languages> languages = named.or(() -> Languages.usualOverSip(site, predicted));
    if (languages.isPresent() && languages.get().obstacle().isEmpty()) {
      return new ProofChoice(
          Proof.TRANSLATION,
          SecondParty.STREAM,
          "%s names two languages, '%s' and '%s', and the session's stream can be the other party"
              .formatted(
                  named.isPresent() ? "the request" : "the session defaults of the SIP settings",
                  languages.get().first(),
                  languages.get().second()));
    }
    return site.echoes()
        ? new ProofChoice(Proof.ECHO, null, "the sandbox echoes such a session")
        : new ProofChoice(Proof.LEG, null, "a platform does not echo, and " + onlyOne(languages));
  }

  private static String onlyOne(Optional<Languages> languages) {
    return languages
        .flatMap(Languages::obstacle)
        .orElse("no two languages are named to translate between");
  }

  /// What somebody asked for.
  ///
  /// @param second null for the usual one, where the proof has two parties
  public static ProofChoice asked(Proof proof, @Nullable SecondParty second) {
    boolean two = proof == Proof.TRANSLATION;
    return new ProofChoice(
        proof, two && second == null ? SecondParty.STREAM : second, "it was asked for");
  }

  /// How many telephone calls such a test makes.
  public int calls() {
    return second != null && second.isCall() ? 2 : 1;
  }
}
