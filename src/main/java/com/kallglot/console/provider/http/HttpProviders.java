package com.kallglot.console.provider.http;

import com.kallglot.console.provider.CredentialShape;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.Explanation;
import com.kallglot.console.provider.NumberReading;
import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.Providers;
import com.kallglot.console.provider.ShapeFault;
import com.kallglot.console.provider.StandInAccount;
import com.kallglot.console.provider.exchange.ErrorForm;
import com.kallglot.console.provider.exchange.Exchange;
import com.kallglot.console.provider.telnyx.TelnyxAttempt;
import com.kallglot.console.provider.telnyx.TelnyxNumbers;
import com.kallglot.console.provider.twilio.TwilioAttempt;
import com.kallglot.console.provider.twilio.TwilioNumbers;
import com.kallglot.console.telephony.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// Asks Twilio and Telnyx themselves. Threads: any number at once.
public final class HttpProviders implements Providers, AutoCloseable {
  private final Endpoints endpoints;
  private final OkHttpClient http;
  private final List<StandInAccount> standIns;

  public HttpProviders(Endpoints endpoints) {
    this(endpoints, List.of());
  }

  /// @param standIns the accounts there are where stand-ins are asked
  public HttpProviders(Endpoints endpoints, List<StandInAccount> standIns) {
    this.endpoints = endpoints;
    this.standIns = List.copyOf(standIns);
    this.http =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(endpoints.patience())
            .readTimeout(endpoints.patience())
            .callTimeout(endpoints.patience())
            .build();
  }

  @Override
  public CredentialVerdict attempt(ProviderCredentials credentials) {
    List<ShapeFault> faults = CredentialShape.faults(credentials);
    List<ShapeFault> certain = faults.stream().filter(ShapeFault::isCertain).toList();
    if (!certain.isEmpty()) {
      return new CredentialVerdict.Misshapen(certain, misshapen(certain.getFirst()));
    }
    return switch (credentials) {
      case ProviderCredentials.Twilio twilio ->
          new TwilioAttempt(twilio, faults, api(twilio)).verdict();
      case ProviderCredentials.Telnyx telnyx -> new TelnyxAttempt(faults, api(telnyx)).verdict();
    };
  }

  @Override
  public NumberReading numbers(ProviderCredentials credentials, PlatformAddresses platform) {
    List<ShapeFault> certain =
        CredentialShape.faults(credentials).stream().filter(ShapeFault::isCertain).toList();
    if (!certain.isEmpty()) {
      return new NumberReading.CutShort(List.of(), misshapen(certain.getFirst()), null);
    }
    return switch (credentials) {
      case ProviderCredentials.Twilio twilio ->
          new TwilioNumbers(
                  twilio.accountSid(),
                  api(twilio),
                  exchange(twilio, endpoints.twilioTrunking()),
                  platform)
              .read();
      case ProviderCredentials.Telnyx telnyx -> new TelnyxNumbers(api(telnyx), platform).read();
    };
  }

  private static Explanation misshapen(ShapeFault fault) {
    return new Explanation(
        "These credentials cannot be right, and were not sent.", fault.sentence(), fault.next());
  }

  private Exchange api(ProviderCredentials.Twilio credentials) {
    return exchange(credentials, endpoints.twilioApi());
  }

  private Exchange exchange(ProviderCredentials.Twilio credentials, HttpUrl origin) {
    String header =
        Credentials.basic(
            credentials.login(), credentials.secret().reveal(), StandardCharsets.UTF_8);
    return new Exchange(http, origin, Secret.of(header), credentials.secret(), ErrorForm.TWILIO);
  }

  private Exchange api(ProviderCredentials.Telnyx credentials) {
    Secret header = Secret.of("Bearer " + credentials.apiKey().reveal());
    return new Exchange(
        http, endpoints.telnyxApi(), header, credentials.apiKey(), ErrorForm.TELNYX);
  }

  @Override
  public List<StandInAccount> standIns() {
    return standIns;
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
