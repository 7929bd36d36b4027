package com.kallglot.console.client;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// One HTTP request and what came of it, free of secrets.
///
/// @param startedAtNanos on the clock of [System#nanoTime], as all that a trace shows
/// @param endedAtNanos when the body had been read, or the failure showed
/// @param url masked
/// @param requestHeaders those that decide what is done: the key's is not among them
/// @param status 0 where there was no response
/// @param requestBody masked, null where there was none
/// @param responseBody masked, at most its first 64 Ki characters
/// @param head of the response; null where there was none
/// @param failure why there is no usable answer, a body of another shape included; null where there
///   is one, a refusal of the API's own too
public record Exchange(
    long startedAtNanos,
    long endedAtNanos,
    String method,
    String url,
    Map<String, String> requestHeaders,
    int status,
    @Nullable String requestId,
    @Nullable String requestBody,
    @Nullable String responseBody,
    @Nullable Head head,
    @Nullable String failure) {
  public Exchange {
    requestHeaders = inOrder(requestHeaders);
  }

  /// What stands above the body of a response.
  ///
  /// @param statusLine as in `HTTP/1.1 429 Too Many Requests`
  /// @param headers those that a client or whoever runs the platform makes something of, masked, by
  ///   their names in lower case
  public record Head(String statusLine, Map<String, String> headers) {
    /// Rate limit, credits, request id, versions, replays, whom to ask again and when.
    private static final Pattern TOLD =
        Pattern.compile(
            "content-type|date|retry-after|etag|location|server|via|x-request-id"
                + "|x-ratelimit-.*|x-api-credits-.*|.*idempoten.*");

    public Head {
      headers = inOrder(headers);
    }

    static Head of(Response response, UnaryOperator<String> mask) {
      String reason = response.message().isEmpty() ? "" : " " + response.message();
      return new Head(
          httpVersion(response) + " " + response.code() + mask.apply(reason),
          told(response.headers(), TOLD, mask));
    }

    private static String httpVersion(Response response) {
      return response.protocol().toString().toUpperCase(Locale.ROOT).replace("H2", "HTTP/2");
    }
  }

  /// Of a request: one effect for each intent, and the version that is edited.
  private static final Pattern SENT = Pattern.compile("idempotency-key|if-match|content-type");

  static Map<String, String> sent(Request request) {
    Map<String, String> sent = told(request.headers(), SENT, UnaryOperator.identity());
    RequestBody body = request.body();
    if (body == null || body.contentType() == null) {
      return sent;
    }
    Map<String, String> all = new TreeMap<>(sent);
    all.put("content-type", String.valueOf(body.contentType()));
    return all;
  }

  private static Map<String, String> told(
      Headers headers, Pattern names, UnaryOperator<String> mask) {
    Map<String, String> told = new TreeMap<>();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i).toLowerCase(Locale.ROOT);
      if (names.matcher(name).matches()) {
        told.merge(name, mask.apply(headers.value(i)), (first, next) -> first + ", " + next);
      }
    }
    return told;
  }

  private static Map<String, String> inOrder(Map<String, String> headers) {
    return Collections.unmodifiableMap(new TreeMap<>(headers));
  }
}
