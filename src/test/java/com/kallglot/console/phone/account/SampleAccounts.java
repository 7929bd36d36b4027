package com.kallglot.console.phone.account;

import com.kallglot.console.phone.account.CallHandling.Answering;
import com.kallglot.console.phone.account.OwnAccount.Registering;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.network.NetworkSettings;
import com.kallglot.console.softphone.network.PortRange;
import com.kallglot.console.softphone.network.SessionTimer;
import com.kallglot.console.softphone.network.TurnServer;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Accounts that somebody could have given to the phone, nothing of them as it is usually.
public final class SampleAccounts {
  static final AccountNetwork NETWORK =
      new AccountNetwork(
          NetworkSettings.PLATFORM
              .edit()
              .bindAddress("10.0.0.7")
              .lookup(NetworkSettings.Lookup.SRV)
              .nameserver("10.0.0.1")
              .stunServers(List.of("stun.example", "stun2.example:3479"))
              .ice(NetworkSettings.Ice.ON)
              .contactRewrite(NetworkSettings.Rewrite.OFF)
              .sdpRewrite(NetworkSettings.Rewrite.ON)
              .keepAlive(Duration.ofSeconds(30))
              .rtpPorts(new PortRange(20_000, 20_099))
              .sessionTimer(
                  new SessionTimer(
                      SessionTimer.Use.ALWAYS, Duration.ofMinutes(5), Duration.ofSeconds(90)))
              .done(),
          new AccountNetwork.Relay("turn.example", TurnServer.Transport.TCP, "alice"));

  private SampleAccounts() {}

  public static OwnAccount own(String id, String user) {
    return new OwnAccount(
        id,
        "Desk " + user,
        user,
        "pbx.example:5070",
        null,
        Registering.YES,
        "10.0.0.8:5060",
        SipTransport.UDP,
        SrtpPolicy.OFF,
        SrtpKeying.SDES,
        Path.of("/etc/ca.pem"),
        List.of("opus", "PCMA"),
        new CallHandling(Answering.AT_ONCE, DtmfMethod.INFO, "DE", NETWORK));
  }
}
