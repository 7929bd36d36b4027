package com.kallglot.console.provider;

import com.kallglot.console.provider.ShapeFault.Field;
import com.kallglot.console.provider.ShapeFault.Kind;
import com.kallglot.console.telephony.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks at credentials before they are sent anywhere: mends what is only untidy and says so, and
/// names what cannot be right. Cheap enough for every keystroke.
public final class CredentialShape {
  private static final Pattern AROUND =
      Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]*");
  private static final Pattern ANY_SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");
  private static final Pattern ACCOUNT_SID = Pattern.compile("AC[0-9a-fA-F]{32}");
  private static final Pattern KEY_SID = Pattern.compile("SK[0-9a-fA-F]{32}");
  private static final Pattern AUTH_TOKEN = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern BEARER = Pattern.compile("(?i)^(Authorization:\\s*)?Bearer\\s+");
  private static final String TELNYX_KEY = "KEY";

  private final List<Correction> corrections = new ArrayList<>();
  private final List<ShapeFault> faults = new ArrayList<>();

  private CredentialShape() {}

  /// Reads what was typed for a Twilio account that signs in itself.
  public static TypedCredentials twilio(String accountSid, String authToken) {
    CredentialShape shape = new CredentialShape();
    String sid = shape.trimmed(accountSid, Field.ACCOUNT_SID, "account SID");
    String token = shape.trimmed(authToken, Field.AUTH_TOKEN, "auth token");
    shape.accountSid(sid);
    shape.twilioSecret(token, Field.AUTH_TOKEN);
    if (shape.isClean(Field.AUTH_TOKEN) && !AUTH_TOKEN.matcher(token).matches()) {
      shape.fault(
          Field.AUTH_TOKEN,
          Kind.UNUSUAL_TOKEN,
          "Auth tokens are 32 digits 0–9 and a–f as far as is known; this has "
              + token.length()
              + " characters of another kind or number.",
          "Copy the auth token again, whole; the secret of an API key needs that key's SID too.");
    }
    return shape.read(twilioOf(sid, null, token));
  }

  /// Reads what was typed for a Twilio account that is entered with one of its API keys.
  public static TypedCredentials twilioKey(String accountSid, String keySid, String keySecret) {
    CredentialShape shape = new CredentialShape();
    String sid = shape.trimmed(accountSid, Field.ACCOUNT_SID, "account SID");
    String key = shape.trimmed(keySid, Field.API_KEY_SID, "API key SID");
    String secret = shape.trimmed(keySecret, Field.API_KEY_SECRET, "API key secret");
    shape.accountSid(sid);
    shape.keySid(key);
    shape.twilioSecret(secret, Field.API_KEY_SECRET);
    return shape.read(twilioOf(sid, key, secret));
  }

  /// Reads what was typed as a Telnyx API v2 key.
  public static TypedCredentials telnyx(String apiKey) {
    CredentialShape shape = new CredentialShape();
    String key = shape.withoutBearer(shape.trimmed(apiKey, Field.API_KEY, "API key"));
    shape.telnyxKey(key);
    return shape.read(key.isEmpty() ? null : new ProviderCredentials.Telnyx(Secret.of(key)));
  }

  /// What was typed into one field, without what does not belong to it.
  public static String tidied(Field field, String typed) {
    CredentialShape shape = new CredentialShape();
    String trimmed = shape.trimmed(typed, field, "");
    return field == Field.API_KEY ? shape.withoutBearer(trimmed) : trimmed;
  }

  /// What is wrong with credentials that come from elsewhere than a form.
  public static List<ShapeFault> faults(ProviderCredentials credentials) {
    return switch (credentials) {
      case ProviderCredentials.Twilio twilio when twilio.apiKeySid() != null ->
          twilioKey(twilio.accountSid(), twilio.apiKeySid(), twilio.secret().reveal()).faults();
      case ProviderCredentials.Twilio twilio ->
          twilio(twilio.accountSid(), twilio.secret().reveal()).faults();
      case ProviderCredentials.Telnyx telnyx -> telnyx(telnyx.apiKey().reveal()).faults();
    };
  }

  private static @Nullable ProviderCredentials twilioOf(
      String sid, @Nullable String keySid, String secret) {
    boolean missing = sid.isEmpty() || secret.isEmpty() || (keySid != null && keySid.isEmpty());
    return missing ? null : new ProviderCredentials.Twilio(sid, keySid, Secret.of(secret));
  }

  private TypedCredentials read(@Nullable ProviderCredentials credentials) {
    return new TypedCredentials(credentials, corrections, faults);
  }

  private String trimmed(String typed, Field field, String what) {
    String trimmed = AROUND.matcher(typed).replaceAll("");
    if (!trimmed.equals(typed)) {
      corrections.add(
          new Correction(
              field,
              Correction.Kind.SURROUNDINGS,
              "Blanks or line ends around the " + what + " were removed."));
    }
    return trimmed;
  }

  private String withoutBearer(String key) {
    String bare = BEARER.matcher(key).replaceFirst("");
    if (!bare.equals(key)) {
      corrections.add(
          new Correction(
              Field.API_KEY,
              Correction.Kind.BEARER,
              "\"Bearer\" in front of the API key was removed: it belongs to the header."));
    }
    return bare;
  }

  private void accountSid(String sid) {
    if (sid.isEmpty()) {
      fault(Field.ACCOUNT_SID, Kind.EMPTY, "The account SID is empty.", "Enter it: AC…");
    } else if (KEY_SID.matcher(sid).matches()) {
      fault(
          Field.ACCOUNT_SID,
          Kind.API_KEY_SID,
          "SK… is the SID of an API key; the account SID begins with AC.",
          "Enter the account's SID here, and the key's SID and secret as an API key.");
    } else if (sid.startsWith(TELNYX_KEY)) {
      fault(
          Field.ACCOUNT_SID,
          Kind.OTHER_PROVIDER,
          "KEY… is a Telnyx API key.",
          "Add a Telnyx connection for it, or enter Twilio's account SID: AC….");
    } else if (!ACCOUNT_SID.matcher(sid).matches() && ANY_SID.matcher(sid).matches()) {
      fault(
          Field.ACCOUNT_SID,
          Kind.OTHER_SID,
          sid.substring(0, 2) + "… is the SID of something else than an account.",
          "Enter the SID that begins with AC, from the console's first page.");
    } else if (!ACCOUNT_SID.matcher(sid).matches()) {
      malformedSid(Field.ACCOUNT_SID, sid, "AC", "account SID");
    }
  }

  private void keySid(String sid) {
    if (sid.isEmpty()) {
      fault(Field.API_KEY_SID, Kind.EMPTY, "The API key SID is empty.", "Enter it: SK…");
    } else if (!KEY_SID.matcher(sid).matches() && ANY_SID.matcher(sid).matches()) {
      fault(
          Field.API_KEY_SID,
          Kind.OTHER_SID,
          sid.substring(0, 2) + "… is not the SID of an API key.",
          "Enter the SID that begins with SK.");
    } else if (!KEY_SID.matcher(sid).matches()) {
      malformedSid(Field.API_KEY_SID, sid, "SK", "API key SID");
    }
  }

  private void malformedSid(Field field, String sid, String prefix, String what) {
    fault(
        field,
        Kind.MALFORMED_SID,
        "Twilio's %s is %s and 32 digits 0–9, a–f: 34 characters. This has %d%s."
            .formatted(
                what,
                prefix,
                sid.length(),
                sid.startsWith(prefix) ? "" : " and does not begin with " + prefix),
        "Copy it again, whole.");
  }

  private void twilioSecret(String secret, Field field) {
    if (secret.isEmpty()) {
      fault(field, Kind.EMPTY, "The secret is empty.", "Enter the one that belongs to the SID.");
    } else if (ANY_SID.matcher(secret).matches()) {
      fault(
          field,
          Kind.SID_AS_SECRET,
          "This is a SID (" + secret.substring(0, 2) + "…), which is a name and not a secret.",
          "Enter the auth token, or the secret that was shown when the key was made.");
    } else if (secret.startsWith(TELNYX_KEY)) {
      fault(
          field,
          Kind.OTHER_PROVIDER,
          "KEY… is a Telnyx API key.",
          "Enter Twilio's auth token here.");
    } else {
      onlyPrintable(secret, field);
    }
  }

  private void telnyxKey(String key) {
    if (key.isEmpty()) {
      fault(Field.API_KEY, Kind.EMPTY, "The API key is empty.", "Enter it: KEY…");
    } else if (ANY_SID.matcher(key).matches()) {
      fault(
          Field.API_KEY,
          Kind.OTHER_PROVIDER,
          "This has the form of a SID of Twilio.",
          "Enter the API v2 key of Telnyx: KEY….");
    } else if (onlyPrintable(key, Field.API_KEY) && !key.startsWith(TELNYX_KEY)) {
      fault(
          Field.API_KEY,
          Kind.V1_TOKEN,
          "API v2 keys of Telnyx begin with KEY; this does not, as tokens of API v1 do not.",
          "Make an API v2 key in Telnyx' portal under \"API Keys\"; v1 tokens do not open v2.");
    }
  }

  private boolean onlyPrintable(String secret, Field field) {
    boolean printable = PRINTABLE.matcher(secret).matches();
    if (!printable) {
      fault(
          field,
          Kind.STRANGE_CHARACTER,
          "There is a blank, a line end or a character outside ASCII inside the secret.",
          "Copy it again from the provider's page, not from a formatted document.");
    }
    return printable;
  }

  private boolean isClean(Field field) {
    return faults.stream().noneMatch(fault -> fault.field() == field);
  }

  private void fault(Field field, Kind kind, String sentence, String next) {
    faults.add(new ShapeFault(field, kind, sentence, next));
  }
}
