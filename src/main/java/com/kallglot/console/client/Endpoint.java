package com.kallglot.console.client;

import com.kallglot.console.telephony.Secret;
import com.kallglot.console.wire.http.ThisComputer;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Where a platform is, the key it takes, and how long an answer may take.
///
/// @param base `https://host[:port]`, with or without `/v1` behind it
/// @param connect until TCP and TLS stand
/// @param read between two bytes of an answer
/// @param call for the whole exchange, once
/// @param trustedCa certificate authorities that TLS believes besides the system's, in PEM; null
///   for none
public record Endpoint(
    String base,
    Secret key,
    Duration connect,
    Duration read,
    Duration call,
    @Nullable Path trustedCa) {
  private static final int SHORTEST_SHOWN = 20;

  /// Checks `base` and `key`: a mistake in them is told before anything is sent.
  ///
  /// @throws IllegalArgumentException saying what is wrong and what would be right
  public Endpoint {
    requireUsable(base);
    if (!key.reveal().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "The API key has a space, a line break or another character that no key has");
    }
  }

  /// Checks a base alone, before there is a key to send there.
  ///
  /// @throws IllegalArgumentException saying what is wrong and what would be right
  public static void requireUsable(String base) {
    HttpUrl url = HttpUrl.parse(base);
    if (url == null) {
      throw new IllegalArgumentException(
          "The API base \"" + base + "\" is no URL; it looks like https://api.kallglot.com/v1");
    }
    String path = url.encodedPath();
    if (!path.equals("/") && !path.equals("/v1") && !path.equals("/v1/")) {
      throw new IllegalArgumentException(
          "The API base \"" + base + "\" has a path; only /v1 may follow the host");
    }
    if (url.query() != null || !url.username().isEmpty() || !url.password().isEmpty()) {
      throw new IllegalArgumentException(
          "The API base has a query or credentials in it; the key is given apart from it");
    }
    if (!url.isHttps() && !ThisComputer.is(url.host())) {
      throw new IllegalArgumentException(
          "The API base \""
              + base
              + "\" would send the key unencrypted; use https (http is for this computer only)");
    }
  }

  /// With the usual times: 5 s, 30 s, 60 s.
  public Endpoint(String base, Secret key) {
    this(base, key, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60));
  }

  public Endpoint(String base, Secret key, Duration connect, Duration read, Duration call) {
    this(base, key, connect, read, call, null);
  }

  /// The same, where the platform is certified by authorities of its own.
  public Endpoint trusting(@Nullable Path authorities) {
    return new Endpoint(base, key, connect, read, call, authorities);
  }

  /// The last four characters of the key, which tell keys apart and open nothing; empty for one so
  /// short that they would be much of it.
  String keyEnding() {
    String text = key.reveal();
    return text.length() < SHORTEST_SHOWN ? "" : text.substring(text.length() - 4);
  }

  /// The host's root; paths of the API bring their `/v1` along.
  HttpUrl root() {
    return HttpUrl.get(base).newBuilder().encodedPath("/").build();
  }
}
