package com.kallglot.console.settings;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.kallglot.console.settings.Profile.Kind;
import com.kallglot.console.settings.Profile.Reading;
import com.kallglot.console.settings.Profile.SipAccess;
import com.kallglot.console.settings.Profiles.Kept;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The profiles file: JSON that people may read and edit, with no secret in it. A new member needs
/// a new format number, so that no older program drops it unseen.
final class ProfilesJson {
  private static final int FORMAT = 1;
  private static final Gson GSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  private ProfilesJson() {}

  private record Document(
      int format,
      long revision,
      @Nullable String inUse,
      @Nullable List<@Nullable Entry> profiles) {}

  private record Entry(
      @Nullable String name,
      @Nullable String kind,
      @Nullable String apiBase,
      @Nullable Sip sip,
      @Nullable String testLine,
      @Nullable String trustedCa,
      @Nullable KeptReading reading,
      @Nullable KeptGuards guards) {}

  /// What is left out is as the program has it.
  private record KeptReading(
      @Nullable String unownedNumber,
      @Nullable String severalMethods,
      @Nullable String missingRouting) {
    Reading complete() {
      Reading usual = Reading.PUBLIC_TEXT;
      return new Reading(
          Objects.requireNonNullElse(unownedNumber, usual.unownedNumber()),
          Objects.requireNonNullElse(severalMethods, usual.severalMethods()),
          Objects.requireNonNullElse(missingRouting, usual.missingRouting()));
    }

    static KeptReading of(Reading reading) {
      return new KeptReading(
          reading.unownedNumber(), reading.severalMethods(), reading.missingRouting());
    }
  }

  private record KeptGuards(
      @Nullable Integer credits,
      @Nullable Integer minutes,
      @Nullable Integer callsAtOnce,
      @Nullable List<@Nullable String> destinations) {
    Guards complete() {
      Guards usual = Guards.DEFAULT;
      if (destinations != null && destinations.contains(null)) {
        throw new IllegalArgumentException("one of its destinations is null");
      }
      return new Guards(
          Objects.requireNonNullElse(credits, usual.credits()),
          Objects.requireNonNullElse(minutes, usual.minutes()),
          Objects.requireNonNullElse(callsAtOnce, usual.callsAtOnce()),
          destinations == null
              ? usual.destinations()
              : destinations.stream().map(Objects::requireNonNull).toList());
    }

    static KeptGuards of(Guards guards) {
      return new KeptGuards(
          guards.credits(),
          guards.minutes(),
          guards.callsAtOnce(),
          new ArrayList<>(guards.destinations()));
    }
  }

  private record Sip(@Nullable String username, @Nullable String proxy) {}

  static String write(Kept kept) {
    List<@Nullable Entry> entries = new ArrayList<>();
    for (Profile profile : kept.profiles()) {
      entries.add(entry(profile));
    }
    return GSON.toJson(new Document(FORMAT, kept.revision(), kept.inUse(), entries)) + "\n";
  }

  private static Entry entry(Profile profile) {
    SipAccess sip = profile.sip();
    return new Entry(
        profile.name(),
        profile.kind().name().toLowerCase(Locale.ROOT),
        profile.apiBase(),
        sip == null ? null : new Sip(sip.username(), sip.proxy()),
        Optional.ofNullable(profile.testLine())
            .map(TestLineText::write)
            .orElse(profile.testLineText()),
        profile.trustedCa() == null ? null : profile.trustedCa().toString(),
        KeptReading.of(profile.reading()),
        KeptGuards.of(profile.guards()));
  }

  static Kept read(KeptFile file, String text) throws SettingsException {
    Document document;
    try {
      document = GSON.fromJson(text, Document.class);
    } catch (JsonParseException | IllegalStateException e) {
      throw file.malformed(plain(e), e);
    }
    if (document == null || document.format() < 1) {
      throw file.malformed("it has no format number", null);
    }
    if (document.format() > FORMAT) {
      throw file.newer(document.format(), FORMAT);
    }
    List<Profile> profiles = new ArrayList<>();
    List<@Nullable Entry> entries = document.profiles() == null ? List.of() : document.profiles();
    for (int i = 0; i < entries.size(); i++) {
      try {
        profiles.add(profile(entries.get(i)));
      } catch (IllegalArgumentException e) {
        throw file.malformed("profiles[" + i + "]: " + e.getMessage(), e);
      }
    }
    try {
      return new Kept(document.revision(), document.inUse(), profiles);
    } catch (IllegalArgumentException e) {
      throw file.malformed(String.valueOf(e.getMessage()), e);
    }
  }

  private static Profile profile(@Nullable Entry entry) {
    if (entry == null) {
      throw new IllegalArgumentException("it is null");
    }
    Sip sip = entry.sip();
    return Profile.at(
            present("name", entry.name()),
            kind(present("kind", entry.kind())),
            present("api_base", entry.apiBase()))
        .withSip(sip == null ? null : new SipAccess(sip.username(), null, sip.proxy()))
        .withTestLineText(entry.testLine())
        .trusting(entry.trustedCa() == null ? null : Path.of(entry.trustedCa()))
        .withReading(entry.reading() == null ? Reading.PUBLIC_TEXT : entry.reading().complete())
        .withGuards(entry.guards() == null ? Guards.DEFAULT : entry.guards().complete());
  }

  private static String present(String member, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException("it has no \"" + member + "\"");
    }
    return value;
  }

  private static Kind kind(String word) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "\"kind\" is sandbox, test or live, not \"" + word + "\""));
  }

  /// Gson's words without its advice to programmers.
  private static String plain(RuntimeException e) {
    Throwable told = e.getCause() == null ? e : e.getCause();
    return String.valueOf(told.getMessage())
        .replaceFirst("^Use JsonReader.setStrictness\\S* to accept malformed JSON", "no JSON")
        .replaceFirst("(?s)\\nSee https?:.*", "");
  }
}
