package com.kallglot.console.phone.account;

import com.kallglot.console.phone.account.OwnAccount.Registering;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// [OwnAccount] as it stands in a file: words in lower case, and no password.
record AccountText(
    @Nullable String id,
    @Nullable String label,
    @Nullable String user,
    @Nullable String domain,
    @Nullable String authUser,
    @Nullable String registers,
    @Nullable String proxy,
    @Nullable String transport,
    @Nullable String srtp,
    @Nullable String keying,
    @Nullable String trustedCa,
    @Nullable List<String> codecs,
    @Nullable HandlingText calls) {
  static AccountText of(OwnAccount account) {
    Path ca = account.trustedCa();
    return new AccountText(
        account.id(),
        account.label(),
        account.user(),
        account.domain(),
        account.authUser(),
        word(account.registering()),
        account.proxy(),
        word(account.transport()),
        word(account.srtp()),
        word(account.keying()),
        ca == null ? null : ca.toString(),
        account.codecs(),
        HandlingText.of(account.handling()));
  }

  /// @throws IllegalArgumentException that says what is missing or cannot be
  OwnAccount account() {
    return new OwnAccount(
        required(id, "id"),
        required(label, "label"),
        required(user, "user"),
        required(domain, "domain"),
        authUser,
        constant(Registering.class, registers, Registering.NO),
        proxy,
        constant(SipTransport.class, transport, SipTransport.TLS),
        constant(SrtpPolicy.class, srtp, SrtpPolicy.OPTIONAL),
        constant(SrtpKeying.class, keying, SrtpKeying.SDES),
        trustedCa == null ? null : Path.of(trustedCa),
        codecs == null ? List.of() : codecs,
        calls == null ? CallHandling.USUAL : calls.handling());
  }

  private static String required(@Nullable String value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return value;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// @param usual where there is no word
  static <E extends Enum<E>> E constant(Class<E> type, @Nullable String word, E usual) {
    if (word == null) {
      return usual;
    }
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(word)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("\"" + word + "\" is unknown to this version");
  }
}
