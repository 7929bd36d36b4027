package com.kallglot.console.calltest.leg;

import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.TestLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A test line as calls are placed from it.
///
/// @param callable the same account as it registers, to be called on
/// @param number its own, on which it can be called back; null where it has none or it is not known
/// @param headers that tell the caller's number, where it is not told by `From`
public record LineAccess(
    SipAccount account,
    SipAccount callable,
    String domain,
    @Nullable E164 number,
    Map<String, String> headers) {
  /// What every telephone network speaks, and what a quality is published for.
  private static final List<String> TELEPHONE_CODECS = List.of("PCMU", "PCMA");

  public LineAccess {
    headers = Map.copyOf(headers);
  }

  /// @param bindAddress the local address to call from; null for any
  public static LineAccess of(
      TestLine line, @Nullable Path trustedCa, @Nullable String bindAddress) {
    E164 number = line.number();
    String user =
        number != null && line.callerIdHeader() == TestLine.CallerIdHeader.FROM
            ? number.value()
            : line.username();
    String registrar = "sip:" + line.domain();
    return new LineAccess(
        account(line, user, line.registers() ? registrar : null, trustedCa, bindAddress),
        account(line, line.username(), registrar, trustedCa, bindAddress),
        line.domain(),
        number,
        headers(line, number));
  }

  private static SipAccount account(
      TestLine line,
      String user,
      @Nullable String registrar,
      @Nullable Path trustedCa,
      @Nullable String bindAddress) {
    return new SipAccount(
        "sip:" + user + "@" + line.domain(),
        line.authUser() == null ? line.username() : line.authUser(),
        line.password(),
        registrar,
        line.proxy(),
        line.transport(),
        line.srtp(),
        SrtpKeying.SDES,
        trustedCa,
        TELEPHONE_CODECS,
        bindAddress);
  }

  /// @param number as dialled
  public String uriOf(String number) {
    return "sip:" + user(number) + "@" + domain;
  }

  /// A dialled number as the user part of a SIP URI, where a bare `#` may not stand (RFC 3261
  /// §25.1).
  public static String user(String number) {
    return number.replace("#", "%23");
  }

  /// RFC 3325 §9.
  private static Map<String, String> headers(TestLine line, @Nullable E164 number) {
    if (number == null) {
      return Map.of();
    }
    String address = "<sip:" + number + "@" + line.domain() + ">";
    return switch (line.callerIdHeader()) {
      case FROM -> Map.of();
      case PAI -> Map.of("P-Asserted-Identity", address);
      case PPI -> Map.of("P-Preferred-Identity", address);
    };
  }
}
