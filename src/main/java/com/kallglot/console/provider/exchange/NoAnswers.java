package com.kallglot.console.provider.exchange;

import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.Explanation;
import com.kallglot.console.provider.NumberReading;
import com.kallglot.console.provider.ProviderWords;
import com.kallglot.console.provider.WiredNumber;
import com.kallglot.console.provider.exchange.ProviderException.NoAnswer;
import com.kallglot.console.provider.exchange.ProviderException.Refusal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what is not about the credentials: outages, limits, and refusals without a better name. The
/// same for every provider.
public final class NoAnswers {
  private NoAnswers() {}

  public static CredentialVerdict verdict(String provider, NoAnswer failure) {
    return new CredentialVerdict.Unknown(
        failure.outage(), failure.words(), explain(provider, failure));
  }

  public static CredentialVerdict rateLimited(String provider, Refusal refusal) {
    return new CredentialVerdict.RateLimited(
        refusal.retryAfter(), refusal.words(), explain(provider, refusal));
  }

  public static CredentialVerdict refused(String provider, Refusal refusal) {
    return new CredentialVerdict.Refused(refusal.words(), explain(provider, refusal));
  }

  public static NumberReading cutShort(
      String provider, List<WiredNumber> numbers, ProviderException failure) {
    Explanation explanation = explain(provider, failure);
    String so = numbers.isEmpty() ? "No number was read. " : numbers.size() + " were read. ";
    return new NumberReading.CutShort(
        numbers,
        new Explanation(so + explanation.what(), explanation.why(), explanation.next()),
        words(failure));
  }

  public static @Nullable ProviderWords words(ProviderException failure) {
    return switch (failure) {
      case Refusal refusal -> refusal.words();
      case NoAnswer none -> none.words();
    };
  }

  public static Explanation explain(String provider, ProviderException failure) {
    return switch (failure) {
      case Refusal refusal when refusal.words().status() == 429 ->
          new Explanation(
              provider + " was asked too often.",
              "It said " + refusal.words() + ".",
              "Try again " + after(refusal.retryAfter()) + ".");
      case Refusal refusal ->
          new Explanation(
              provider + " refused the request.",
              "It said " + refusal.words() + ".",
              "Look the code up at " + provider + moreInfo(refusal.words()) + ".");
      case NoAnswer none -> explain(provider, none);
    };
  }

  private static String moreInfo(ProviderWords words) {
    return words.moreInfo() == null ? "" : ": " + words.moreInfo();
  }

  private static String after(@Nullable Duration wait) {
    if (wait == null) {
      return "in a minute";
    }
    return wait.isZero() ? "now" : "in " + wait.toSeconds() + " s, as it asks";
  }

  private static Explanation explain(String provider, NoAnswer none) {
    String found = "Found: " + none.detail() + ".";
    return switch (none.outage()) {
      case UNREACHABLE ->
          new Explanation(
              provider + " could not be reached.",
              found,
              "Check this computer's network, DNS and proxy, then try again.");
      case TIMEOUT ->
          new Explanation(
              provider + " did not answer in time.",
              found,
              "Try again; if it stays so, look at " + provider + "'s status page.");
      case UNTRUSTED ->
          new Explanation(
              "No trusted connection to " + provider + " came about; nothing was sent.",
              found,
              "Check this computer's clock, and whether a proxy opens TLS connections.");
      case SERVER_ERROR ->
          new Explanation(
              provider + " has a fault of its own.",
              found,
              "Try again later; look at " + provider + "'s status page.");
      case REDIRECT ->
          new Explanation(
              "What answered sends elsewhere, and the credentials were not sent there.",
              found,
              "Log in to the network where it asks for it, or check the proxy.");
      case NOT_JSON, UNEXPECTED_SHAPE ->
          new Explanation(
              "What answered does not talk like " + provider + ".",
              found,
              "A proxy or a login page of the network may be in between: check, then try again.");
      case TRUNCATED ->
          new Explanation(
              provider + "'s answer broke off.", found, "Try again; check the network's proxy.");
      case TOO_LARGE ->
          new Explanation(
              "The answer is larger than any of " + provider + "'s.",
              found,
              "A proxy may be in between: check, then try again.");
      case UNTRUSTED_PAGE ->
          new Explanation(
              "The list goes on at a place that is not to be trusted; nothing was sent there.",
              found,
              "Check the proxy; if there is none, tell " + provider + ".");
      case CANCELLED -> new Explanation("Cancelled.", found, "Try again when you like.");
    };
  }
}
