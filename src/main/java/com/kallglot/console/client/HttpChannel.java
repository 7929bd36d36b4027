package com.kallglot.console.client;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.client.PlatformException.UnusableAnswer;
import com.kallglot.console.wire.Json;
import com.kallglot.console.wire.UnreadableJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;

/// Carries calls to one endpoint: sends the key, reads answers within a limit, turns every failure
/// into a [PlatformException] and tells the listener.
final class HttpChannel implements AutoCloseable {
  static final long LARGEST_BODY = 4 << 20;
  private static final int LONGEST_SHOWN = 64 << 10;
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final HttpUrl root;
  private final OkHttpClient http;
  private final Retrofit retrofit;
  private final Masking masking;
  private final ExchangeListener listener;

  HttpChannel(Endpoint endpoint, ExchangeListener listener) {
    this.listener = listener;
    root = endpoint.root();
    masking = new Masking(endpoint.key());
    http =
        new OkHttpClient.Builder()
            .connectTimeout(endpoint.connect())
            .readTimeout(endpoint.read())
            .writeTimeout(endpoint.read())
            .callTimeout(endpoint.call())
            .followRedirects(false)
            .followSslRedirects(false)
            .addInterceptor(authorize(endpoint))
            .build();
    retrofit = new Retrofit.Builder().baseUrl(root).client(http).validateEagerly(true).build();
  }

  private Interceptor authorize(Endpoint endpoint) {
    return chain -> {
      Request request = chain.request();
      boolean ours =
          request.url().scheme().equals(root.scheme())
              && request.url().host().equals(root.host())
              && request.url().port() == root.port();
      if (!ours) {
        throw new IllegalStateException("The key belongs to " + root + ", not " + request.url());
      }
      return chain.proceed(
          request
              .newBuilder()
              .header("Authorization", "Bearer " + endpoint.key().reveal())
              .header("Accept", "application/json")
              .header("User-Agent", "kallglot-console")
              .build());
    };
  }

  <A> A api(Class<A> type) {
    return retrofit.create(type);
  }

  static RequestBody json(@Nullable Object value) {
    return RequestBody.create(Json.write(value).getBytes(StandardCharsets.UTF_8), JSON);
  }

  static RequestBody empty() {
    return RequestBody.create(new byte[0]);
  }

  /// Executes `call` and reads its answer as `type`.
  <T> T read(Call<ResponseBody> call, TypeToken<T> type) throws PlatformException {
    Answer answer = execute(call);
    try {
      return Json.read(answer.body(), type);
    } catch (UnreadableJsonException e) {
      throw answer.unusable("its body is not what it should be: " + e.getMessage(), e);
    }
  }

  /// Executes `call` where a success needs no body.
  void send(Call<ResponseBody> call) throws PlatformException {
    Answer unused = execute(call);
    assert unused.status() / 100 == 2;
  }

  private Answer execute(Call<ResponseBody> call) throws PlatformException {
    Request request = call.request();
    String attempted = request.method() + " " + request.url().encodedPath();
    long started = System.nanoTime();
    Answer answer = null;
    String failure = null;
    try {
      answer = answer(attempted, call.execute());
      return answer.orThrow();
    } catch (IOException e) {
      PlatformException.Unreachable unreachable = Failures.unreachable(attempted, root, e);
      failure = unreachable.getMessage();
      throw unreachable;
    } catch (UnusableAnswer e) {
      failure = e.getMessage();
      throw e;
    } finally {
      listener.exchanged(exchange(request, started, answer, failure));
    }
  }

  private Exchange exchange(
      Request request, long started, @Nullable Answer answer, @Nullable String failure) {
    String sent = bodyOf(request);
    return new Exchange(
        started,
        System.nanoTime(),
        request.method(),
        masking.mask(request.url().toString()),
        answer == null ? 0 : answer.status(),
        answer == null ? null : answer.requestId(),
        sent == null ? null : masking.mask(sent),
        answer == null ? null : shown(answer.body()),
        failure == null ? null : masking.mask(failure));
  }

  private String shown(String body) {
    String masked = masking.mask(body);
    return masked.length() <= LONGEST_SHOWN ? masked : masked.substring(0, LONGEST_SHOWN) + "…";
  }

  private static @Nullable String bodyOf(Request request) {
    RequestBody body = request.body();
    if (body == null) {
      return null;
    }
    Buffer copy = new Buffer();
    try {
      body.writeTo(copy);
    } catch (IOException e) {
      throw new IllegalStateException("A body in memory cannot fail to be written", e);
    }
    return copy.size() == 0 ? null : copy.readUtf8();
  }

  private Answer answer(String attempted, Response<ResponseBody> response)
      throws IOException, UnusableAnswer {
    okhttp3.Response raw = withoutKey(response.raw());
    try (ResponseBody body = response.isSuccessful() ? response.body() : response.errorBody()) {
      if (body == null) {
        return new Answer(attempted, raw, "");
      }
      BufferedSource source = body.source();
      if (source.request(LARGEST_BODY + 1)) {
        throw new UnusableAnswer(
            attempted,
            raw.code(),
            raw.header("X-Request-ID"),
            "its body is larger than " + (LARGEST_BODY >> 20) + " MiB and was not read",
            null);
      }
      return new Answer(attempted, raw, masking.withoutKey(source.readUtf8()));
    }
  }

  /// With headers that do not tell the key back.
  private okhttp3.Response withoutKey(okhttp3.Response raw) {
    Headers.Builder headers = new Headers.Builder();
    raw.headers()
        .forEach(header ->
            headers.addUnsafeNonAscii(header.getFirst(), masking.withoutKey(header.getSecond())));
    return raw.newBuilder().headers(headers.build()).build();
  }

  /// Ends the idle connections; calls under way run to their end.
  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
