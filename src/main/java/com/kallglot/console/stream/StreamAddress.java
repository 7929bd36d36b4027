package com.kallglot.console.stream;

import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.wire.http.ThisComputer;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/// Where a stream is, with the token that opens it. Shows neither.
final class StreamAddress {
  private static final Pattern TOKEN_PARAMETER = Pattern.compile("(token=)[^&\\s\"]+");
  private static final Pattern TOKEN_LOOK = Pattern.compile("\\bkst_[A-Za-z0-9_-]+");

  private final HttpUrl url;
  private final @Nullable Secret token;

  private StreamAddress(HttpUrl url, @Nullable Secret token) {
    this.url = url;
    this.token = token;
  }

  /// Empty where the address is none, or would carry the token unencrypted to another computer.
  static Optional<StreamAddress> of(Session.Stream stream) {
    String text = stream.url().replaceFirst("(?i)^ws(s?):", "http$1:");
    HttpUrl url = HttpUrl.parse(text);
    if (url == null || (!url.isHttps() && !ThisComputer.is(url.host()))) {
      return Optional.empty();
    }
    return Optional.of(new StreamAddress(url, stream.token()));
  }

  Request request() {
    HttpUrl.Builder with = url.newBuilder();
    if (token != null) {
      with.setQueryParameter("token", token.reveal());
    }
    return new Request.Builder().url(with.build()).header("User-Agent", "kallglot-console").build();
  }

  /// The same words without the token, whoever said them.
  String masked(String words) {
    String masked = token == null ? words : words.replace(token.reveal(), "***");
    masked = TOKEN_PARAMETER.matcher(masked).replaceAll("$1***");
    return TOKEN_LOOK.matcher(masked).replaceAll("kst_***");
  }

  @Override
  public String toString() {
    return url.scheme().equals("https") ? "wss://" + url.host() : "ws://" + url.host();
  }
}
