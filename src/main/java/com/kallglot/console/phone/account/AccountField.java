package com.kallglot.console.phone.account;

import com.kallglot.console.phone.account.CallHandling.Answering;
import com.kallglot.console.phone.account.OwnAccount.Registering;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.network.NetworkSettings.Family;
import com.kallglot.console.softphone.network.NetworkSettings.Ice;
import com.kallglot.console.softphone.network.NetworkSettings.Lookup;
import com.kallglot.console.softphone.network.NetworkSettings.Rewrite;
import com.kallglot.console.softphone.network.SessionTimer;
import com.kallglot.console.softphone.network.TurnServer;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked for an account, in the order in which it is.
public enum AccountField {
  LABEL(Part.ACCOUNT, null),
  USER(Part.ACCOUNT, null),
  DOMAIN(Part.ACCOUNT, null),
  PASSWORD(Part.ACCOUNT, null),
  AUTH_USER(Part.ACCOUNT, null),
  PROXY(Part.ACCOUNT, null),
  TRANSPORT(Part.ACCOUNT, SipTransport.class),
  REGISTERING(Part.ACCOUNT, Registering.class),
  SRTP(Part.MEDIA, SrtpPolicy.class),
  KEYING(Part.MEDIA, SrtpKeying.class),
  CODECS(Part.MEDIA, null),
  TRUSTED_CA(Part.MEDIA, null),
  ANSWERING(Part.CALLS, Answering.class),
  DIGITS(Part.CALLS, DtmfMethod.class),
  REGION(Part.CALLS, null),
  BIND_ADDRESS(Part.NETWORK, null),
  FAMILY(Part.NETWORK, Family.class),
  LOOKUP(Part.NETWORK, Lookup.class),
  NAMESERVER(Part.NETWORK, null),
  STUN_SERVERS(Part.NETWORK, null),
  ICE(Part.NETWORK, Ice.class),
  RELAY_SERVER(Part.NETWORK, null),
  RELAY_TRANSPORT(Part.NETWORK, TurnServer.Transport.class),
  RELAY_USER(Part.NETWORK, null),
  RELAY_PASSWORD(Part.NETWORK, null),
  CONTACT_REWRITE(Part.NETWORK, Rewrite.class),
  SDP_REWRITE(Part.NETWORK, Rewrite.class),
  KEEP_ALIVE(Part.NETWORK, null),
  RTP_PORTS(Part.NETWORK, null),
  SESSION_TIMER(Part.NETWORK, SessionTimer.Use.class),
  SESSION_EXPIRES(Part.NETWORK, null),
  SESSION_MINIMUM(Part.NETWORK, null);

  private final Part part;
  private final @Nullable Class<? extends Enum<?>> words;

  /// Where it belongs.
  public enum Part {
    /// Of own accounts only.
    ACCOUNT,
    /// Of own accounts only.
    MEDIA,
    CALLS,
    NETWORK
  }

  AccountField(Part part, @Nullable Class<? extends Enum<?>> words) {
    this.part = part;
    this.words = words;
  }

  public Part part() {
    return part;
  }

  /// Whether it is shown to nobody.
  public boolean isSecret() {
    return this == PASSWORD || this == RELAY_PASSWORD;
  }

  /// What can be chosen; empty where it is typed.
  public List<Enum<?>> choices() {
    return words == null
        ? List.of()
        : Arrays.<Enum<?>>stream(words.getEnumConstants())
            .filter(each -> !each.name().equals("UNKNOWN"))
            .toList();
  }
}
