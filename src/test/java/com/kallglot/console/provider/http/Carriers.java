package com.kallglot.console.provider.http;

import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.NumberReading;
import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.WiredNumber;
import com.kallglot.console.provider.Wiring;
import com.kallglot.console.sandbox.carrier.CarrierStandIns;
import com.kallglot.console.sandbox.carrier.Randoms;
import com.kallglot.console.sandbox.carrier.SeededAccount;
import com.kallglot.console.telephony.Provider;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;

/// The stand-ins of both providers behind real HTTP on loopback, and the client that asks them.
final class Carriers implements AutoCloseable {
  static final String SIP_DOMAIN = "sip.sandbox.kallglot.test";
  static final PlatformAddresses PLATFORM =
      new PlatformAddresses(Set.of(SIP_DOMAIN), Set.of(SIP_DOMAIN), Set.of("198.51.100.7"));

  private final CarrierStandIns standIns =
      CarrierStandIns.seeded(new Randoms(new Random(4711)), SIP_DOMAIN);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final HttpProviders providers;

  Carriers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    standIns.register(server);
    server.start();
    providers = new HttpProviders(Endpoints.standIn(origin(), Duration.ofSeconds(60)));
  }

  HttpUrl origin() {
    return HttpUrl.get("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /// The credentials of a seeded account.
  ProviderCredentials credentials(String name) {
    SeededAccount account = standIns.account(name);
    return account.provider() == Provider.TWILIO
        ? new ProviderCredentials.Twilio(
            account.accountSid(), account.apiKeySid(), account.secret())
        : new ProviderCredentials.Telnyx(account.secret());
  }

  ProviderCredentials.Twilio twilio(String name) {
    return (ProviderCredentials.Twilio) credentials(name);
  }

  CredentialVerdict attempt(String name) {
    return attempt(credentials(name));
  }

  CredentialVerdict attempt(ProviderCredentials credentials) {
    return providers.attempt(credentials);
  }

  NumberReading numbers(String name) {
    return providers.numbers(credentials(name), PLATFORM);
  }

  Wiring wiring(String account, String number) {
    return numbers(account).numbers().stream()
        .filter(found -> found.number().equals(number))
        .map(WiredNumber::wiring)
        .findFirst()
        .orElseThrow(() -> new AssertionError(account + " has no number " + number));
  }

  @Override
  public void close() {
    providers.close();
    server.stop(0);
    executor.close();
  }
}
