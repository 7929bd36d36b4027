package com.kallglot.console.provider.http;

import com.kallglot.console.wire.http.ThisComputer;
import java.time.Duration;
import okhttp3.HttpUrl;

/// Where the providers are asked, and how patiently.
///
/// @param patience how long one request may take in all
public record Endpoints(
    HttpUrl twilioApi, HttpUrl twilioTrunking, HttpUrl telnyxApi, Duration patience) {
  /// The providers themselves.
  public static final Endpoints PUBLIC =
      new Endpoints(
          HttpUrl.get("https://api.twilio.com/"),
          HttpUrl.get("https://trunking.twilio.com/"),
          HttpUrl.get("https://api.telnyx.com/"),
          Duration.ofSeconds(30));

  public Endpoints {
    requireConfidential(twilioApi);
    requireConfidential(twilioTrunking);
    requireConfidential(telnyxApi);
  }

  /// One origin that stands in for all of them, as the sandbox does.
  public static Endpoints standIn(HttpUrl origin, Duration patience) {
    return new Endpoints(origin, origin, origin, patience);
  }

  private static void requireConfidential(HttpUrl url) {
    if (!url.isHttps() && !ThisComputer.is(url.host())) {
      throw new IllegalArgumentException(
          "Credentials travel over HTTPS only, except to this computer: " + url.host());
    }
  }
}
