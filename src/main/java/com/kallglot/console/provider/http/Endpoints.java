package com.kallglot.console.provider.http;

import java.time.Duration;
import java.util.Set;
import okhttp3.HttpUrl;

/// Where the providers are asked, and how patiently.
///
/// @param patience how long one request may take in all
public record Endpoints(
    HttpUrl twilioApi, HttpUrl twilioTrunking, HttpUrl telnyxApi, Duration patience) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

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
    if (!url.isHttps() && !LOOPBACK.contains(url.host())) {
      throw new IllegalArgumentException(
          "Credentials travel over HTTPS only, except to this computer: " + url.host());
    }
  }
}
