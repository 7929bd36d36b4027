package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.telephony.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/// One caller of the sandbox, over real HTTP. Every answer is held to the OpenAPI document.
final class Http {
  private final HttpClient client;
  private final String baseUrl;
  private final String key;

  Http(HttpClient client, String baseUrl, Secret key) {
    this.client = client;
    this.baseUrl = baseUrl;
    this.key = key.reveal();
  }

  record Answer(int status, String body, HttpResponse<String> response) {
    JsonObject json() {
      return JsonParser.parseString(body).getAsJsonObject();
    }

    String text(String member) {
      return json().get(member).getAsString();
    }

    String code() {
      return error("code");
    }

    String param() {
      return error("param");
    }

    private String error(String member) {
      return Optional.ofNullable(json().getAsJsonObject("error"))
          .map(error -> error.get(member))
          .map(value -> value.getAsString())
          .orElse("none");
    }

    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    @Override
    public String toString() {
      return status + " " + body;
    }
  }

  /// With the key, and further headers as name, value, name, value.
  Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request = request(method, path, body).header("Authorization", bearer());
    Answer answer = exchange(headers.length == 0 ? request : request.headers(headers));
    if (answer.status < 300) {
      contract(path, answer.status).checkRequest(method, URI.create(path).getPath(), body);
    }
    return answer;
  }

  private static Contract contract(String path, int status) {
    return path.startsWith("/v1") || status >= 400 ? Contract.API : Contract.CONTROL;
  }

  /// With the key, and held to nothing: what comes when the platform is told to misbehave.
  Answer unchecked(String method, String path, String body) throws IOException {
    try {
      HttpResponse<String> response =
          client.send(
              request(method, path, body).header("Authorization", bearer()).build(),
              BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  /// Without the key.
  Answer anonymous(String method, String path, String body, String... headers) {
    HttpRequest.Builder request = request(method, path, body);
    return exchange(headers.length == 0 ? request : request.headers(headers));
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  Answer put(String path, String body) {
    return send("PUT", path, body);
  }

  Answer patch(String path, String etag, String body) {
    return send("PATCH", path, body, "If-Match", etag);
  }

  String bearer() {
    return "Bearer " + key;
  }

  String key() {
    return key;
  }

  Answer delete(String path, String etag) {
    return send("DELETE", path, "", "If-Match", etag);
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path))
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  Answer exchange(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return checked(new Answer(response.statusCode(), response.body(), response));
    } catch (IOException e) {
      throw new AssertionError("No answer from the sandbox", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  private static Answer checked(Answer answer) {
    HttpRequest request = answer.response.request();
    String path = request.uri().getPath();
    assertThat(answer.header("X-Request-ID").orElse("none")).startsWith("req_");
    if (request.method().equals("HEAD")) {
      assertThat(answer.body).isEmpty();
    } else {
      contract(path, answer.status).check(request.method(), path, answer.status, answer.body);
      checkHeaders(answer, path);
    }
    return answer;
  }

  /// What headers and bodies say of the same is the same; 500 is told before anybody is known.
  private static void checkHeaders(Answer answer, String path) {
    boolean isKnown = answer.status != 401 && answer.status != 500;
    if (isKnown && path.startsWith("/v1/") && !path.endsWith(".yaml")) {
      assertThat(answer.response.headers().map().keySet().stream().map(String::toLowerCase))
          .contains(
              "x-ratelimit-limit",
              "x-ratelimit-remaining",
              "x-ratelimit-reset",
              "x-api-credits-remaining",
              "x-api-credits-used");
    }
    if (!answer.body.startsWith("{")) {
      return; // a document, not JSON
    }
    JsonElement etag = answer.json().get("etag");
    if (etag != null) {
      assertThat(answer.header("ETag")).contains('"' + etag.getAsString() + '"');
    }
    if (answer.code().matches("rate_limit_exceeded|idempotency_conflict")) {
      assertThat(answer.header("Retry-After")).contains(answer.error("retry_after"));
    }
  }
}
