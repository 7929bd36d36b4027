package com.kallglot.console.provider.exchange;

import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.Reach;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a webhook or a SIP address leads to, seen from the provider's side of the internet.
///
/// @param shown the address without user, password, query and fragment, which may hold secrets
/// @param why in words that can follow "the call"
/// @param remark null where there is nothing else to say
public record Destination(Reach reach, String shown, String why, @Nullable String remark) {
  private static final Pattern SIP =
      Pattern.compile("(?i)sips?:(?:[^@]*@)?(\\[[0-9a-f:.]+]|[^\\s:;?@/]+)(:\\d+)?([;?].*)?");
  private static final Pattern PRIVATE =
      Pattern.compile(
          "localhost|.*\\.(localhost|local|internal|lan)|127\\..*|10\\..*|192\\.168\\..*"
              + "|169\\.254\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|0\\.0\\.0\\.0"
              + "|\\[(::1?|f[cde][0-9a-f]{2}:.*)]");

  public static Destination ofWebhook(String address, PlatformAddresses platform) {
    URI uri = parse(address);
    String host = uri == null ? null : uri.getHost();
    if (uri == null || host == null || !isWeb(uri)) {
      return new Destination(
          Reach.NOWHERE,
          uri == null ? "(no address)" : shown(uri, host),
          "finds a setting that is no web address and cannot be asked",
          null);
    }
    String shown = shown(uri, host);
    if (platform.isWebHost(host)) {
      return new Destination(Reach.PLATFORM, shown, "is handed to the platform at " + host, null);
    }
    if (PRIVATE.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
      return new Destination(
          Reach.NOWHERE,
          shown,
          "waits for " + host + ", which the provider cannot reach from the internet",
          null);
    }
    String plain =
        uri.getScheme().equalsIgnoreCase("http")
            ? "The webhook is plain HTTP: whoever is on the way can read and change the call."
            : null;
    return hosted(host, shown, plain);
  }

  private static Destination hosted(String host, String shown, @Nullable String remark) {
    String at = host.toLowerCase(Locale.ROOT);
    if (at.equals("demo.twilio.com")) {
      return new Destination(
          Reach.ELSEWHERE, shown, "hears the greeting of Twilio's demo, as of a new number", null);
    }
    if (at.equals("handler.twilio.com")) {
      return app(shown, "follows a TwiML Bin kept at Twilio, which cannot be read here", remark);
    }
    if (at.equals("webhooks.twilio.com")) {
      return app(shown, "enters a Studio flow kept at Twilio, which cannot be read here", remark);
    }
    if (at.endsWith(".twil.io")) {
      return app(shown, "runs a Function of yours hosted at Twilio (" + host + ")", remark);
    }
    return app(shown, "asks your app at " + host + " what to do", remark);
  }

  private static Destination app(String shown, String why, @Nullable String remark) {
    return new Destination(Reach.YOUR_APP, shown, why, remark);
  }

  public static Destination ofSip(String address, PlatformAddresses platform) {
    Matcher sip = SIP.matcher(address);
    if (!sip.matches()) {
      return new Destination(
          Reach.NOWHERE, "(no SIP address)", "finds a setting that is no SIP address", null);
    }
    String host = sip.group(1);
    String shown = "sip:" + host + (sip.group(2) == null ? "" : sip.group(2));
    return ofSipHost(host, shown, platform);
  }

  public static Destination ofSipHost(String host, String shown, PlatformAddresses platform) {
    return platform.isSipHost(host)
        ? new Destination(Reach.PLATFORM, shown, "goes to the platform by SIP (" + host + ")", null)
        : new Destination(Reach.ELSEWHERE, shown, "goes by SIP to " + host, null);
  }

  private static boolean isWeb(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
  }

  private static @Nullable URI parse(String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static String shown(URI uri, @Nullable String host) {
    if (host == null) {
      return "(no web address)";
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getPath() == null ? "" : uri.getPath();
    return uri.getScheme() + "://" + host + port + path;
  }
}
