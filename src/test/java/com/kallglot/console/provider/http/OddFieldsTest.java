package com.kallglot.console.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.Explanation;
import com.kallglot.console.provider.NumberReading;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.WiredNumber;
import com.kallglot.console.provider.Wiring;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every field that the providers' API descriptions name may be absent, null, or of another type
/// than described: the answers of the stand-ins are recorded, and replayed with one field gone odd.
class OddFieldsTest {
  private static final List<JsonElement> ODD =
      List.of(
          JsonNull.INSTANCE,
          new JsonPrimitive("\u0000?!"),
          new JsonPrimitive(-17.5),
          new JsonObject(),
          new JsonArray());

  @ParameterizedTest
  @ValueSource(
      strings = {"Support line", "Miswired numbers", "Berlin trunk", "Miswired Telnyx numbers"})
  void survivesAnyOfThem(String account) throws IOException {
    try (Carriers carriers = new Carriers();
        Replay replay = new Replay(carriers.origin())) {
      ProviderCredentials credentials = carriers.credentials(account);
      CredentialVerdict asItIs = replay.providers.attempt(credentials);
      NumberReading numbers = replay.providers.numbers(credentials, Carriers.PLATFORM);
      assertThat(asItIs.isUsable()).isTrue();
      assertThat(numbers).isInstanceOf(NumberReading.Whole.class);
      Set<String> fields = replay.fields();
      assertThat(fields).as("the stand-ins tell much").hasSizeGreaterThan(40);
      int turn = 0;
      for (String field : fields) {
        for (int i = 0; i < 2; i++) {
          replay.odd(field, ODD.get(turn++ % ODD.size()));
          explains(replay.providers.attempt(credentials).explanation());
          explains(replay.providers.numbers(credentials, Carriers.PLATFORM));
        }
      }
    }
  }

  private static void explains(Explanation explanation) {
    assertThat(List.of(explanation.what(), explanation.why(), explanation.next()))
        .noneMatch(String::isBlank);
  }

  private static void explains(NumberReading reading) {
    for (WiredNumber number : reading.numbers()) {
      Wiring wiring = number.wiring();
      assertThat(wiring.reason()).isNotBlank().doesNotContain("\u0000");
      assertThat(wiring.settings()).isNotEmpty();
    }
    if (reading instanceof NumberReading.CutShort cut) {
      explains(cut.explanation());
    }
  }

  /// Answers as the original did the first time it was asked, but for one field.
  private static final class Replay extends Dispatcher implements AutoCloseable {
    private final Map<String, JsonObject> bodies = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final OkHttpClient http = new OkHttpClient();
    private final MockWebServer server = new MockWebServer();
    private final HttpUrl original;
    private final HttpProviders providers;
    private volatile String field = "";
    private volatile JsonElement odd = JsonNull.INSTANCE;

    Replay(HttpUrl original) throws IOException {
      this.original = original;
      server.setDispatcher(this);
      server.start(InetAddress.getLoopbackAddress(), 0);
      providers = new HttpProviders(Endpoints.standIn(server.url("/"), Duration.ofSeconds(30)));
    }

    void odd(String name, JsonElement value) {
      odd = value;
      field = name;
    }

    Set<String> fields() {
      Set<String> names = new TreeSet<>();
      bodies.values().forEach(body -> collect(body, names));
      return names;
    }

    private static void collect(JsonElement element, Set<String> names) {
      if (element instanceof JsonObject object) {
        names.addAll(object.keySet());
        object.asMap().values().forEach(inner -> collect(inner, names));
      } else if (element instanceof JsonArray array) {
        array.forEach(inner -> collect(inner, names));
      }
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String target = request.getTarget();
      JsonObject body =
          bodies
              .computeIfAbsent(target, path -> ask(path, request.getHeaders().get("Authorization")))
              .deepCopy();
      alter(body);
      // On a kept connection each answer would wait for a delayed acknowledgement, 40 ms.
      return new MockResponse.Builder()
          .code(statuses.get(target))
          .addHeader("Connection", "close")
          .body(body.toString())
          .build();
    }

    private void alter(JsonElement element) {
      if (element instanceof JsonObject object) {
        if (object.has(field)) {
          if (odd.isJsonNull()) {
            object.remove(field);
          } else {
            object.add(field, odd);
          }
        }
        object.asMap().values().forEach(this::alter);
      } else if (element instanceof JsonArray array) {
        array.forEach(this::alter);
      }
    }

    private JsonObject ask(String target, String authorization) {
      Request request =
          new Request.Builder()
              .url(original.resolve(target))
              .header("Authorization", authorization)
              .build();
      try (Response response = http.newCall(request).execute()) {
        statuses.put(target, response.code());
        return JsonParser.parseString(response.body().string()).getAsJsonObject();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      providers.close();
      server.close();
      http.connectionPool().evictAll();
      http.dispatcher().executorService().shutdown();
    }
  }
}
