package com.kallglot.console.phone.account;

import com.kallglot.console.calltest.leg.NextHop;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A SIP account that somebody gave to the phone, without its password.
///
/// @param id never changes
/// @param label what it is called on the screen
/// @param user of its address `sip:user@domain`
/// @param domain `host[:port]`, where it registers and what is dialled bare is called
/// @param authUser the user name of the digest, where it is not `user`
/// @param proxy `host[:port]` that requests are sent to, where it is not the domain
/// @param trustedCa PEM file of authorities to trust for TLS; null for the profile's own
/// @param codecs wanted, in order; empty for the engine's own
public record OwnAccount(
    String id,
    String label,
    String user,
    String domain,
    @Nullable String authUser,
    Registering registering,
    @Nullable String proxy,
    SipTransport transport,
    SrtpPolicy srtp,
    SrtpKeying keying,
    @Nullable Path trustedCa,
    List<String> codecs,
    CallHandling handling) {
  private static final Pattern USER = Pattern.compile("[\\w.!~*'()&=+$,;?/%-]+");
  private static final Pattern CODEC = Pattern.compile("[A-Za-z0-9._-]+");

  /// Whether it keeps a registration, to be callable.
  public enum Registering {
    YES,
    NO
  }

  public OwnAccount {
    codecs = List.copyOf(codecs);
    require(!id.isBlank() && !label.isBlank(), "an account has a name");
    require(isUser(user), "\"" + user + "\" is no user name of a SIP address");
    require(isHost(domain), "\"" + domain + "\" is no host");
    require(proxy == null || isHost(proxy), "\"" + proxy + "\" is no host");
    require(
        transport != SipTransport.UNKNOWN
            && srtp != SrtpPolicy.UNKNOWN
            && keying != SrtpKeying.UNKNOWN,
        "a word of the account is unknown");
    require(codecs.stream().allMatch(OwnAccount::isCodec), "a codec has no name");
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  /// Of a new one.
  public static String newId() {
    return UUID.randomUUID().toString();
  }

  /// The characters that RFC 3261 §25.1 lets a user part have.
  public static boolean isUser(String text) {
    return USER.matcher(text).matches();
  }

  /// `host[:port]`; an IPv6 address in brackets.
  public static boolean isHost(String text) {
    return HostAndPort.isValid(text);
  }

  public static boolean isCodec(String text) {
    return CODEC.matcher(text).matches();
  }

  /// Where requests go first.
  public String server() {
    return proxy == null ? domain : proxy;
  }

  /// As the engine takes it.
  ///
  /// @param password null where it is not known
  /// @param relayPassword of its TURN server; null where it is not known
  /// @param profileCa what the profile trusts, where the account has no authorities of its own
  public SipAccount sip(
      @Nullable Secret password, @Nullable Secret relayPassword, @Nullable Path profileCa) {
    return new SipAccount(
        "sip:" + user + "@" + domain,
        authUser == null ? user : authUser,
        password,
        registering == Registering.YES ? "sip:" + domain : null,
        proxy,
        transport,
        srtp,
        keying,
        trustedCa == null ? profileCa : trustedCa,
        codecs,
        handling.network().complete(relayPassword, NextHop.localTowards(server())));
  }
}
