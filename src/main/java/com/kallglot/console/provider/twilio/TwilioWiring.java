package com.kallglot.console.provider.twilio;

import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.Reach;
import com.kallglot.console.provider.Wiring;
import com.kallglot.console.provider.Wiring.Setting;
import com.kallglot.console.provider.Wiring.Standing;
import com.kallglot.console.provider.exchange.Answer;
import com.kallglot.console.provider.exchange.Destination;
import com.kallglot.console.provider.exchange.Lookups;
import com.kallglot.console.provider.exchange.Lookups.Found;
import com.kallglot.console.provider.exchange.NoAnswers;
import com.kallglot.console.provider.exchange.ProviderException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Follows Twilio's own order: a trunk makes it ignore applications and URLs, an application makes
/// it ignore the number's URLs, and only then is `voice_url` asked.
final class TwilioWiring {
  private static final String TRUNK = "trunk_sid";
  private static final String APPLICATION = "voice_application_sid";
  private static final String VOICE_URL = "voice_url";

  /// What Twilio takes where a trunk's URL names no priority.
  private static final int USUAL_PRIORITY = 10;

  private final Lookups<Answer> applications;
  private final Lookups<List<Answer>> trunks;
  private final PlatformAddresses platform;

  TwilioWiring(
      Lookups<Answer> applications, Lookups<List<Answer>> trunks, PlatformAddresses platform) {
    this.applications = applications;
    this.trunks = trunks;
    this.platform = platform;
  }

  /// What follows from the setting that wins.
  private record Judgement(Reach reach, String reason, List<String> remarks) {
    static Judgement of(Destination destination, String how) {
      return new Judgement(
          destination.reach(),
          how + destination.why() + ".",
          destination.remark() == null ? List.of() : List.of(destination.remark()));
    }
  }

  Wiring of(Answer number) {
    String winner = winner(number);
    List<Setting> settings =
        List.of(
            setting(TRUNK, winner, number.text(TRUNK)),
            setting(APPLICATION, winner, number.text(APPLICATION)),
            setting(VOICE_URL, winner, shown(number.address(VOICE_URL))));
    if (!number.object("capabilities").flag("voice").orElse(true)) {
      return new Wiring(
          Reach.NOWHERE,
          "capabilities",
          "The number carries no calls: its voice capability is off.",
          "Use a number with voice; this one cannot be given it.",
          settings,
          List.of());
    }
    if ("fax".equals(number.text("voice_receive_mode"))) {
      return new Wiring(
          Reach.NOWHERE,
          "voice_receive_mode",
          "The number takes every call for a fax (voice_receive_mode is fax).",
          "Set what the number accepts to voice calls, at Twilio under the number's settings.",
          settings,
          List.of());
    }
    Judgement judgement = judge(number, winner);
    List<String> remarks = new ArrayList<>(judgement.remarks());
    overruled(number, winner).ifPresent(remarks::add);
    return new Wiring(
        judgement.reach(),
        winner,
        judgement.reason(),
        change(judgement.reach(), winner),
        settings,
        remarks);
  }

  private static String winner(Answer number) {
    if (number.text(TRUNK) != null) {
      return TRUNK;
    }
    return number.text(APPLICATION) != null ? APPLICATION : VOICE_URL;
  }

  private static Setting setting(String name, String winner, @Nullable String value) {
    if (value == null) {
      return new Setting(name, null, Standing.EMPTY);
    }
    return new Setting(name, value, name.equals(winner) ? Standing.WINS : Standing.OVERRULED);
  }

  private @Nullable String shown(@Nullable String url) {
    return url == null ? null : Destination.ofWebhook(url, platform).shown();
  }

  private Judgement judge(Answer number, String winner) {
    return switch (winner) {
      case TRUNK -> byTrunk(number.text(TRUNK, ""));
      case APPLICATION -> byApplication(number.text(APPLICATION, ""));
      default -> byUrl(number.address(VOICE_URL), "The number's Voice URL decides: the call ");
    };
  }

  private Judgement byUrl(@Nullable String url, String how) {
    return url == null
        ? new Judgement(
            Reach.NOWHERE, how + "finds no address and is turned away by Twilio.", List.of())
        : Judgement.of(Destination.ofWebhook(url, platform), how);
  }

  private Judgement byApplication(String sid) {
    Found<Answer> application = applications.of(sid);
    if (application.value() == null) {
      return unread("The TwiML application " + sid, application.failure());
    }
    String name = application.value().text("friendly_name", sid);
    return byUrl(
        application.value().address(VOICE_URL),
        "The TwiML application \"" + name + "\" decides: the call ");
  }

  private Judgement byTrunk(String sid) {
    Found<List<Answer>> trunk = trunks.of(sid);
    if (trunk.value() == null) {
      return unread("The trunk " + sid, trunk.failure());
    }
    List<Answer> enabled =
        trunk.value().stream()
            .filter(url -> url.flag("enabled").orElse(true))
            .sorted(Comparator.comparingInt(TwilioWiring::priority))
            .toList();
    if (enabled.isEmpty()) {
      return new Judgement(
          Reach.NOWHERE,
          "The trunk "
              + sid
              + " decides, and has no origination URL that is enabled: the call is"
              + " turned away by Twilio.",
          List.of());
    }
    int best = priority(enabled.getFirst());
    List<Destination> first = destinations(enabled, url -> priority(url) == best);
    List<Destination> later = destinations(enabled, url -> priority(url) != best);
    return byTargets("The trunk " + sid + " decides: the call ", first, later);
  }

  private static int priority(Answer url) {
    return url.number("priority", USUAL_PRIORITY);
  }

  private List<Destination> destinations(List<Answer> urls, Predicate<Answer> chosen) {
    return urls.stream()
        .filter(chosen)
        .map(url -> Destination.ofSip(url.text("sip_url", ""), platform))
        .toList();
  }

  /// URLs of one priority share the calls; later ones take them when those fail.
  private static Judgement byTargets(String how, List<Destination> first, List<Destination> later) {
    List<String> remarks =
        later.stream()
            .filter(fallback -> fallback.reach() != Reach.PLATFORM)
            .map(fallback -> "When that fails, the call " + fallback.why() + ".")
            .toList();
    long toPlatform = first.stream().filter(url -> url.reach() == Reach.PLATFORM).count();
    if (toPlatform == 0 || toPlatform == first.size()) {
      Destination destination = first.getFirst();
      return new Judgement(destination.reach(), how + destination.why() + ".", remarks);
    }
    Destination other =
        first.stream().filter(url -> url.reach() != Reach.PLATFORM).findFirst().orElseThrow();
    return new Judgement(
        Reach.ELSEWHERE,
        how
            + "is shared out among "
            + first.size()
            + " addresses of the same priority; some of the time it "
            + other.why()
            + ".",
        remarks);
  }

  private static Judgement unread(String what, @Nullable ProviderException failure) {
    if (failure instanceof ProviderException.Refusal refusal && refusal.words().status() == 404) {
      return new Judgement(
          Reach.NOWHERE,
          what + " decides, and Twilio knows no such thing any more: " + refusal.words() + ".",
          List.of());
    }
    String why = failure == null ? "" : NoAnswers.explain("Twilio", failure).what();
    return new Judgement(
        Reach.NOT_READ, what + " decides, and could not be read. " + why, List.of());
  }

  private static Optional<String> overruled(Answer number, String winner) {
    boolean hasUrl = number.address(VOICE_URL) != null;
    return hasUrl && !winner.equals(VOICE_URL)
        ? Optional.of(
            "The number's Voice URL is set too, and ignored: " + winner + " overrules it.")
        : Optional.empty();
  }

  private @Nullable String change(Reach reach, String winner) {
    return switch (reach) {
      case PLATFORM -> null;
      case YOUR_APP ->
          "Nothing, if your app creates a session and connects the call; else put the number on a"
              + " trunk with the origination URL sip:"
              + platform.sipDomain()
              + ".";
      case UNKNOWN, NOT_READ -> "Read again with credentials that may read it.";
      case ELSEWHERE, NOWHERE ->
          switch (winner) {
            case TRUNK ->
                "Make sip:"
                    + platform.sipDomain()
                    + " the trunk's only origination URL of the lowest priority number, or take the"
                    + " number off the trunk and set its Voice URL to your app.";
            case APPLICATION ->
                "Set the application's Voice URL to your app, or put the number on a trunk with the"
                    + " origination URL sip:"
                    + platform.sipDomain()
                    + ".";
            default ->
                "Set the number's Voice URL to your app, or put the number on a trunk with the"
                    + " origination URL sip:"
                    + platform.sipDomain()
                    + ".";
          };
    };
  }
}
