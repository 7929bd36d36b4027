package com.kallglot.console.provider.exchange;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.kallglot.console.provider.Outage;
import com.kallglot.console.provider.ProviderWords;
import com.kallglot.console.provider.exchange.ProviderException.NoAnswer;
import com.kallglot.console.provider.exchange.ProviderException.Refusal;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.wire.http.RetryAfter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads from one origin with one set of credentials. Nothing is ever sent to another origin.
public final class Exchange {
  /// A thousand numbers of Twilio with every field are about two megabytes.
  static final int LARGEST_BODY = 8 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final int TOO_MANY_REQUESTS = 429;

  private final OkHttpClient http;
  private final HttpUrl origin;
  private final Secret authorization;
  private final ErrorForm errors;
  private final Mask mask;

  /// @param authorization the value of the header of that name
  /// @param secret what must not come back in a text
  public Exchange(
      OkHttpClient http, HttpUrl origin, Secret authorization, Secret secret, ErrorForm errors) {
    this.http = http;
    this.origin = origin;
    this.authorization = authorization;
    this.errors = errors;
    this.mask = new Mask(List.of(secret, authorization, Secret.of(token(authorization))));
  }

  private static String token(Secret authorization) {
    String header = authorization.reveal();
    return header.substring(header.indexOf(' ') + 1);
  }

  public HttpUrl origin() {
    return origin;
  }

  /// Whether `url` is of the origin that the credentials are meant for.
  public boolean isAtHome(HttpUrl url) {
    return url.scheme().equals(origin.scheme())
        && url.host().equals(origin.host())
        && url.port() == origin.port()
        && url.username().isEmpty();
  }

  public Answer get(HttpUrl url) throws ProviderException {
    String attempted = "GET " + url.newBuilder().query(null).username("").password("").build();
    if (!isAtHome(url)) {
      throw new NoAnswer(
          attempted,
          Outage.UNTRUSTED_PAGE,
          "it is not at " + origin.host() + ", where the credentials belong",
          null,
          null);
    }
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", authorization.reveal())
            .header("Accept", "application/json")
            .build();
    try (Response response = http.newCall(request).execute()) {
      LOG.debug("{}: HTTP {}", attempted, response.code());
      return read(attempted, response);
    } catch (IOException e) {
      throw noAnswer(attempted, e);
    }
  }

  private Answer read(String attempted, Response response) throws IOException, ProviderException {
    int status = response.code();
    ProviderWords bare = new ProviderWords(status, null, null, null);
    if (status >= 300 && status < 400) {
      throw new NoAnswer(
          attempted, Outage.REDIRECT, "a redirection, which is not followed", bare, null);
    }
    Answer body;
    try {
      body = body(attempted, response);
    } catch (NoAnswer noJson) {
      throw status == TOO_MANY_REQUESTS ? refusal(attempted, response, bare) : noJson;
    }
    if (status < 300) {
      return body;
    }
    ProviderWords words = errors.words(status, body);
    if (status >= 500) {
      throw new NoAnswer(attempted, Outage.SERVER_ERROR, words.toString(), words, null);
    }
    throw refusal(attempted, response, words);
  }

  private static Refusal refusal(String attempted, Response response, ProviderWords words) {
    return new Refusal(
        attempted,
        words,
        RetryAfter.of(
                response.header("Retry-After"),
                response.header("Date"),
                Clock.systemUTC().instant())
            .orElse(null));
  }

  private Answer body(String attempted, Response response) throws IOException, NoAnswer {
    int status = response.code();
    Outage unreadable = status >= 500 ? Outage.SERVER_ERROR : Outage.NOT_JSON;
    ProviderWords bare = status < 300 ? null : new ProviderWords(status, null, null, null);
    String found = "HTTP " + status + " with ";
    byte[] bytes = response.body().byteStream().readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw new NoAnswer(
          attempted, Outage.TOO_LARGE, found + "more than 8 MiB, not read on", bare, null);
    }
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      throw new NoAnswer(attempted, unreadable, found + "an empty body", bare, null);
    }
    if (text.startsWith("<")) {
      throw new NoAnswer(
          attempted,
          unreadable,
          found + "a page of HTML or XML, " + bytes.length + " bytes",
          bare,
          null);
    }
    return new Answer(parse(attempted, text, found, unreadable, bare), mask);
  }

  /// The parser's own exception is not kept: it may quote what it could not read.
  private static JsonObject parse(
      String attempted, String text, String found, Outage unreadable, @Nullable ProviderWords bare)
      throws NoAnswer {
    JsonElement element;
    try {
      element = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      boolean cut = isCut(e.getCause());
      throw new NoAnswer(
          attempted,
          cut && unreadable == Outage.NOT_JSON ? Outage.TRUNCATED : unreadable,
          found + (cut ? "JSON that ends too early" : "a body that is no JSON"),
          bare,
          null);
    }
    if (element instanceof JsonObject object) {
      return object;
    }
    throw new NoAnswer(
        attempted, Outage.UNEXPECTED_SHAPE, found + "JSON that is no object", bare, null);
  }

  /// Gson tells an end within a string only in words.
  private static boolean isCut(@Nullable Throwable cause) {
    return cause instanceof EOFException
        || (cause != null && String.valueOf(cause.getMessage()).startsWith("Unterminated string"));
  }

  /// A protocol error quotes what was received, which may be a body: its text is not kept.
  private static NoAnswer noAnswer(String attempted, IOException e) {
    boolean quotes = e instanceof ProtocolException;
    Outage outage = outage(e);
    return new NoAnswer(attempted, outage, e.getClass().getSimpleName(), null, quotes ? null : e);
  }

  private static Outage outage(IOException e) {
    if (Thread.currentThread().isInterrupted()) {
      return Outage.CANCELLED;
    }
    return switch (e) {
      case InterruptedIOException timeout -> Outage.TIMEOUT;
      case SSLException untrusted -> Outage.UNTRUSTED;
      case ProtocolException cut -> Outage.TRUNCATED;
      case EOFException cut -> Outage.TRUNCATED;
      default -> Outage.UNREACHABLE;
    };
  }
}
