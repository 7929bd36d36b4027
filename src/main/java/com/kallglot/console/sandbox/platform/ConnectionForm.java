package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.ProviderConnection.Status;
import com.kallglot.console.telephony.Secret;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Bodies that make or edit connections.
final class ConnectionForm {
  private static final int LONGEST_LABEL = 100;
  private static final int LONGEST_SECRET = 255;
  private static final Pattern ACCOUNT_SID = Pattern.compile("AC[0-9a-fA-F]{32}");

  private ConnectionForm() {}

  /// Credentials as they came.
  ///
  /// @param accountSid Twilio's; null for Telnyx
  /// @param secret auth token or API key
  record Given(@Nullable String accountSid, Secret secret) {
    /// What of them may be shown.
    ProviderConnection.Credentials shown(Provider provider) {
      String text = secret.reveal();
      // Of a text so short that four characters are most of it nothing is shown.
      String last4 = text.length() < 16 ? null : text.substring(text.length() - 4);
      return provider == Provider.TWILIO
          ? new ProviderConnection.Credentials(accountSid, last4, null)
          : new ProviderConnection.Credentials(null, null, last4);
    }
  }

  record Making(
      Provider provider,
      String label,
      boolean isDefault,
      @Nullable E164 callerId,
      Given credentials) {
    static Making of(Fields body) throws Refusal {
      body.only("provider", "label", "is_default", "default_caller_id", "credentials");
      Provider provider = body.required("provider", body.word("provider", Provider.class));
      if (provider == Provider.SIP) {
        throw Refusal.at("provider", "provider must be one of twilio, telnyx.");
      }
      return new Making(
          provider,
          body.required("label", labelOf(body)),
          Boolean.TRUE.equals(body.truth("is_default")),
          body.number("default_caller_id"),
          given(body.required("credentials", body.object("credentials")), provider));
    }
  }

  /// What is null stays as it is.
  ///
  /// @param callerId empty to take it away
  /// @param credentials as they came: what they need is known with the connection
  record Edit(
      @Nullable String label,
      @Nullable Boolean isDefault,
      @Nullable Status status,
      @Nullable String callerId,
      @Nullable Fields credentials) {
    static Edit of(Fields body) throws Refusal {
      body.only("label", "is_default", "status", "default_caller_id", "credentials");
      String label = labelOf(body);
      Status status = body.word("status", Status.class);
      if (status != null && status != Status.ACTIVE && status != Status.DISABLED) {
        throw Refusal.at(
            "status", "status can be set to active or disabled only; the rest is found by verify.");
      }
      Boolean isDefault = body.truth("is_default");
      if (status == Status.DISABLED && isDefault != null && isDefault) {
        throw Refusal.at("is_default", "A disabled connection cannot be the default.");
      }
      String callerId = body.text("default_caller_id");
      if (callerId != null && !callerId.isEmpty()) {
        body.number("default_caller_id");
      }
      Fields credentials = body.object("credentials");
      if (credentials != null) {
        credentials.only("account_sid", "auth_token", "api_key");
      }
      return new Edit(label, isDefault, status, callerId, credentials);
    }

    @Nullable E164 callerId(ProviderConnection now) {
      if (callerId == null) {
        return now.defaultCallerId();
      }
      return callerId.isEmpty() ? null : new E164(callerId);
    }
  }

  private static @Nullable String labelOf(Fields body) throws Refusal {
    String label = body.text("label", LONGEST_LABEL);
    if (label != null && label.isBlank()) {
      throw Refusal.at("label", "A connection needs a label.");
    }
    return label;
  }

  /// Reads the credentials that `provider` takes, and refuses those of the other.
  static Given given(Fields credentials, Provider provider) throws Refusal {
    credentials.only("account_sid", "auth_token", "api_key");
    boolean isTwilio = provider == Provider.TWILIO;
    for (String foreign : isTwilio ? new String[] {"api_key"} : TWILIO) {
      if (credentials.text(foreign) != null) {
        throw Refusal.at(
            credentials.param(foreign),
            "%s is not taken for this provider.".formatted(credentials.param(foreign)));
      }
    }
    return isTwilio
        ? new Given(accountSid(credentials), secret(credentials, "auth_token"))
        : new Given(null, secret(credentials, "api_key"));
  }

  private static final String[] TWILIO = {"account_sid", "auth_token"};

  private static String accountSid(Fields credentials) throws Refusal {
    String sid = credentials.required("account_sid", credentials.text("account_sid"));
    if (!ACCOUNT_SID.matcher(sid).matches()) {
      throw Refusal.at(
          credentials.param("account_sid"),
          "An account SID is AC and 32 hexadecimal digits, as Twilio's console shows it.");
    }
    return sid;
  }

  /// Nothing of a secret is in a refusal, not even of a wrong one.
  private static Secret secret(Fields credentials, String name) throws Refusal {
    String text = credentials.required(name, credentials.text(name, LONGEST_SECRET));
    if (text.isBlank() || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw Refusal.at(
          credentials.param(name),
          Code.INVALID_FIELD_VALUE,
          "%s is of printable characters without spaces.".formatted(credentials.param(name)));
    }
    return Secret.of(text);
  }
}
