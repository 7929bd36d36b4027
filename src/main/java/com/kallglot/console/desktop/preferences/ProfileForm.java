package com.kallglot.console.desktop.preferences;

import com.kallglot.console.organization.Organization;
import com.kallglot.console.settings.Guards;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profile.Kind;
import com.kallglot.console.settings.Profile.Reading;
import com.kallglot.console.settings.Profile.SipAccess;
import com.kallglot.console.settings.Profiles;
import com.kallglot.console.settings.TestLineText;
import com.kallglot.console.settings.keychain.Keychain.Item;
import com.kallglot.console.telephony.Secret;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A profile as it is typed: what each field says, what is wrong with it, and the profile that it
/// makes. Touches no screen, keeps nothing.
final class ProfileForm {
  /// What stands for the name of one that has none yet.
  static final String NEW = "";

  private static final String PRODUCTION = "https://api.kallglot.com/v1";

  private final Map<Field, String> typed = new EnumMap<>(Field.class);
  private final @Nullable Profile before;
  private final Set<String> taken;
  private Reading reading = Reading.PUBLIC_TEXT;

  /// In the order in which they are asked for.
  enum Field {
    NAME,
    API_BASE,
    API_KEY,
    TRUSTED_CA,
    SIP_USER,
    SIP_PASSWORD,
    SIP_PROXY,
    TEST_LINE,
    TEST_LINE_PASSWORD,
    CREDITS,
    MINUTES,
    CALLS_AT_ONCE,
    DESTINATIONS;

    /// What is kept of it in the keychain; null where it is no secret.
    @Nullable Item secret() {
      return switch (this) {
        case API_KEY -> Item.API_KEY;
        case SIP_PASSWORD -> Item.SIP_PASSWORD;
        case TEST_LINE_PASSWORD -> Item.TEST_LINE_PASSWORD;
        default -> null;
      };
    }
  }

  private ProfileForm(@Nullable Profile before, Set<String> taken) {
    this.before = before;
    this.taken = taken;
  }

  /// An empty one.
  ///
  /// @param taken names that a new profile cannot have
  static ProfileForm ofNew(Set<String> taken) {
    var form = new ProfileForm(null, taken);
    form.show(Profile.at("new", Kind.LIVE, PRODUCTION));
    form.set(Field.NAME, "");
    return form;
  }

  /// That of a profile as it is kept.
  static ProfileForm of(Profile kept) {
    var form = new ProfileForm(kept, Set.of());
    form.show(kept);
    return form;
  }

  private void show(Profile profile) {
    SipAccess sip = profile.sip();
    Guards guards = profile.guards();
    set(Field.NAME, profile.name());
    set(Field.API_BASE, profile.apiBase());
    set(Field.TRUSTED_CA, text(profile.trustedCa()));
    set(Field.SIP_USER, text(sip == null ? null : sip.username()));
    set(Field.SIP_PROXY, text(sip == null ? null : sip.proxy()));
    set(Field.TEST_LINE, text(profile.testLineText()));
    set(Field.CREDITS, String.valueOf(guards.credits()));
    set(Field.MINUTES, String.valueOf(guards.minutes()));
    set(Field.CALLS_AT_ONCE, String.valueOf(guards.callsAtOnce()));
    set(Field.DESTINATIONS, String.join(", ", guards.destinations()));
    reading = profile.reading();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  boolean isNew() {
    return before == null;
  }

  /// What tells it from the forms of other profiles.
  String key() {
    return before == null ? NEW : before.name();
  }

  void set(Field field, String text) {
    typed.put(field, text);
  }

  String get(Field field) {
    return typed.getOrDefault(field, "");
  }

  private String stripped(Field field) {
    return get(field).strip();
  }

  void read(Reading chosen) {
    reading = chosen;
  }

  Reading reading() {
    return reading;
  }

  /// What is wrong, so that it cannot be kept.
  Set<Field> problems() {
    Set<Field> wrong = EnumSet.noneOf(Field.class);
    for (Field field : Field.values()) {
      if (!isRight(field)) {
        wrong.add(field);
      }
    }
    return wrong;
  }

  private boolean isRight(Field field) {
    String text = stripped(field);
    return switch (field) {
      case NAME -> before != null || isName(text);
      case API_BASE -> isBase(text);
      case API_KEY -> text.chars().allMatch(c -> c > ' ' && c < 0x7f);
      case TRUSTED_CA -> text.isEmpty() || isPath(text);
      case SIP_USER, SIP_PROXY -> text.chars().noneMatch(Character::isWhitespace);
      case SIP_PASSWORD, TEST_LINE_PASSWORD -> true;
      case TEST_LINE -> text.isEmpty() || isLine(text);
      case CREDITS, MINUTES -> text.matches("\\d{1,6}");
      case CALLS_AT_ONCE -> text.matches("[1-9]\\d{0,2}");
      case DESTINATIONS -> destinations().stream().allMatch(each -> each.matches("\\+\\d{1,15}"));
    };
  }

  private boolean isName(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
        && !Profiles.isReserved(text)
        && !taken.contains(text);
  }

  private static boolean isBase(String text) {
    try {
      Organization.requireUsableBase(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Whether there is a file is not asked with every key: the disk may be far.
  private static boolean isPath(String text) {
    try {
      return Path.of(text).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isLine(String text) {
    try {
      var _ = TestLineText.parse(text, Secret.of("only its form is tried here"));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private List<String> destinations() {
    return Arrays.stream(get(Field.DESTINATIONS).split("[,;\\s]+", -1))
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /// The secrets that were typed.
  Map<Item, Secret> secrets() {
    var secrets = new EnumMap<Item, Secret>(Item.class);
    for (Field field : Field.values()) {
      Item item = field.secret();
      if (item != null && !stripped(field).isEmpty()) {
        secrets.put(item, Secret.of(stripped(field)));
      }
    }
    return secrets;
  }

  /// The profile, without its secrets; to be asked for where there is no problem.
  Profile profile() {
    Kind kind = before == null ? Kind.LIVE : before.kind();
    Secret key = secrets().get(Item.API_KEY);
    return Profile.at(
            stripped(Field.NAME), key == null ? kind : Kind.of(key), stripped(Field.API_BASE))
        .withSip(new SipAccess(orNull(Field.SIP_USER), null, orNull(Field.SIP_PROXY)))
        .withTestLineText(orNull(Field.TEST_LINE))
        .trusting(stripped(Field.TRUSTED_CA).isEmpty() ? null : Path.of(stripped(Field.TRUSTED_CA)))
        .withReading(reading)
        .withGuards(
            new Guards(
                Integer.parseInt(stripped(Field.CREDITS)),
                Integer.parseInt(stripped(Field.MINUTES)),
                Integer.parseInt(stripped(Field.CALLS_AT_ONCE)),
                destinations()));
  }

  private @Nullable String orNull(Field field) {
    return stripped(field).isEmpty() ? null : stripped(field);
  }
}
