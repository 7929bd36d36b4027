package com.kallglot.console.calltest.proof;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.media.sentences.Recording;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.SessionMode;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.SipSettings.SessionDefaults;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The languages of the two parties of a session.
public record Languages(String first, String second) {
  /// Those that are asked for where a session is made to be tested and names none.
  public static final Languages USUAL = new Languages("en", "de");

  private static final String TRANSLATING = lower(SessionMode.BIDIRECTIONAL_TRANSLATION);

  /// Those in which a session is asked for to be talked in.
  public static Languages of(TestCase test) {
    return of(test.route())
        .or(() ->
            usualOverSip(test.site(), test.predicted().outcome())
                .filter(usual -> usual.obstacle().isEmpty()))
        .orElse(USUAL);
  }

  /// Those that the request of a route names.
  public static Optional<Languages> of(Route route) {
    SessionRequest body = route.body();
    return TRANSLATING.equals(body.mode())
        ? of(body.sourceLanguage(), body.targetLanguage())
        : Optional.empty();
  }

  /// Those that a platform gives a session over SIP which names none. The sandbox echoes there.
  static Optional<Languages> usualOverSip(TestSite site, Outcome predicted) {
    SessionDefaults usual = site.configuration().sip().sessionDefaults();
    boolean overSip =
        predicted instanceof Outcome.ToProvider to
            && to.provider() == Provider.SIP
            && !site.echoes();
    return !overSip || usual == null || usual.mode() != SessionMode.BIDIRECTIONAL_TRANSLATION
        ? Optional.empty()
        : of(usual.sourceLanguage(), usual.targetLanguage());
  }

  private static Optional<Languages> of(@Nullable String first, @Nullable String second) {
    return first == null || second == null || first.isBlank() || second.isBlank()
        ? Optional.empty()
        : Optional.of(new Languages(first, second));
  }

  /// Why the console cannot speak them, or empty where it can.
  public Optional<String> obstacle() {
    if (Recording.areOne(first, second)) {
      return Optional.of("both parties speak '%s'".formatted(first));
    }
    return Optional.of(first)
        .filter(language -> Recording.in(language).isEmpty())
        .or(() -> Optional.of(second).filter(language -> Recording.in(language).isEmpty()))
        .map("the program has no recorded sentence in '%s'"::formatted);
  }

  /// The same request for a session in these languages.
  public SessionRequest in(SessionRequest body) {
    return new SessionRequest(body.mode(), first, second, body.routing(), body.metadata());
  }

  /// Why a session asked for like this translates nothing between two parties, or empty where it
  /// does.
  public static Optional<String> obstacle(SessionRequest body) {
    return TRANSLATING.equals(body.mode())
        ? Optional.empty()
        : Optional.of(
            "a session of mode '%s' does not translate between two parties".formatted(body.mode()));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
