package com.kallglot.console.sandbox.carrier;

import com.sun.net.httpserver.HttpServer;
import java.util.List;
import java.util.stream.Stream;

/// Twilio's API and trunking API, and Telnyx' API v2, at one address. Threads: any.
public final class CarrierStandIns {
  private final List<TwilioLogin> twilio;
  private final List<TelnyxLogin> telnyx;

  private CarrierStandIns(List<TwilioLogin> twilio, List<TelnyxLogin> telnyx) {
    this.twilio = twilio;
    this.telnyx = telnyx;
  }

  /// Makes accounts with fresh random ids and secrets.
  ///
  /// @param sipDomain the platform's, which the well-wired numbers lead to
  public static CarrierStandIns seeded(Randoms randoms, String sipDomain) {
    return new CarrierStandIns(
        new TwilioSeed(randoms, sipDomain).logins(), new TelnyxSeed(randoms, sipDomain).logins());
  }

  /// Serves the documented paths: `/2010-04-01/`, `/v1/Trunks/` and `/v2/`.
  public void register(HttpServer server) {
    TwilioStandIn twilioStandIn = new TwilioStandIn(twilio);
    server.createContext(TwilioStandIn.API, twilioStandIn);
    server.createContext(TwilioStandIn.TRUNKING, twilioStandIn);
    server.createContext(TelnyxStandIn.API, new TelnyxStandIn(telnyx));
  }

  /// All credentials that are known here.
  public List<SeededAccount> accounts() {
    return Stream.concat(
            twilio.stream().map(TwilioLogin::account), telnyx.stream().map(TelnyxLogin::account))
        .toList();
  }

  /// @throws IllegalArgumentException where there is none of that name
  public SeededAccount account(String name) {
    return accounts().stream()
        .filter(account -> account.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No stand-in is called " + name));
  }
}
