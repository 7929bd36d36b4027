package com.kallglot.console.client;

import com.kallglot.console.client.Failures.WhileTalking;
import com.kallglot.console.client.PlatformException.UnusableAnswer;
import com.kallglot.console.telephony.account.Allowance;
import com.kallglot.console.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;

/// Carries calls to one endpoint: sends the key, reads answers within a limit, turns every failure
/// into a [PlatformException] and tells the listener. It sends no body twice by itself.
final class HttpChannel implements AutoCloseable {
  static final long LARGEST_BODY = 4 << 20;
  private static final int LONGEST_SHOWN = 64 << 10;
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  /// Servers and what lies before them keep an idle connection for half a minute or longer.
  private static final Duration IDLE = Duration.ofSeconds(20);

  private static final int MOST_IDLE = 5;

  private final HttpUrl root;
  private final OkHttpClient http;
  private final Retrofit retrofit;
  private final Masking masking;

  private final ExchangeListener listener;
  private final Duration limit;
  private final Patience.Pace pace;
  private final AtomicReference<@Nullable Allowance> allowance = new AtomicReference<>();

  HttpChannel(Endpoint endpoint, ExchangeListener listener, Patience.Pace pace) {
    this.listener = listener;
    this.limit = endpoint.call();
    this.pace = pace;
    root = endpoint.root();
    masking = new Masking(endpoint.key());
    http = http(endpoint);
    retrofit = new Retrofit.Builder().baseUrl(root).client(http).validateEagerly(true).build();
  }

  private OkHttpClient http(Endpoint endpoint) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(endpoint.connect())
            .readTimeout(endpoint.read())
            .writeTimeout(endpoint.read())
            .callTimeout(endpoint.call())
            .followRedirects(false)
            .followSslRedirects(false)
            .connectionPool(new ConnectionPool(MOST_IDLE, IDLE.toMillis(), TimeUnit.MILLISECONDS))
            .retryOnConnectionFailure(false) // what is sent again is decided by Retries alone
            .addInterceptor(authorize(endpoint))
            .addNetworkInterceptor(HttpChannel::telling);
    if (endpoint.trustedCa() != null) {
      Trust trust = Trust.systemAnd(endpoint.trustedCa());
      builder.sslSocketFactory(trust.sockets(), trust.judge());
    }
    return builder.build();
  }

  /// Runs once a connection stands.
  private static okhttp3.Response telling(Interceptor.Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      throw new WhileTalking(e);
    }
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
    return new Body(Json.write(value).getBytes(StandardCharsets.UTF_8), JSON);
  }

  static RequestBody written(String json) {
    return new Body(json.getBytes(StandardCharsets.UTF_8), JSON);
  }

  static RequestBody empty() {
    return new Body(new byte[0], null);
  }

  /// What the last answer said of it.
  Optional<Allowance> allowance() {
    return Optional.ofNullable(allowance.get());
  }

  /// Makes something of an answer that is a success.
  @FunctionalInterface
  interface Reading<T> {
    T of(Answer answer) throws UnusableAnswer;
  }

  /// Executes `call`, once and not longer than `within`, and reads what is answered where that is a
  /// success.
  <T> T execute(Call<ResponseBody> call, Duration within, Reading<T> reading)
      throws PlatformException {
    Duration most = within.compareTo(limit) < 0 ? within : limit;
    call.timeout().timeout(Math.max(1, most.toMillis()), TimeUnit.MILLISECONDS);
    Request request = call.request();
    String attempted = request.method() + " " + request.url().encodedPath();
    long started = System.nanoTime();
    Answer answer = null;
    String failure = null;
    try {
      Response<ResponseBody> response = call.execute();
      answer = new Answer(attempted, withoutKey(response.raw()), "", pace.now());
      answer = withBody(answer, response);
      answer.allowance().ifPresent(allowance::set);
      return reading.of(answer.orThrow());
    } catch (IOException e) {
      // Where one connection was given up by the far end, those kept beside it were too: a next try
      // that takes the next of them finds out nothing but that.
      http.connectionPool().evictAll();
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
        Exchange.sent(request),
        answer == null ? 0 : answer.status(),
        answer == null ? null : answer.requestId(),
        sent == null ? null : masking.mask(sent),
        answer == null ? null : shown(answer.body()),
        answer == null ? null : Exchange.Head.of(answer.response(), masking::mask),
        failure == null ? null : masking.mask(failure));
  }

  private String shown(String body) {
    boolean whole = body.length() <= LONGEST_SHOWN;
    // Masking takes its time; of a text that is cut off it masks more rather than less
    return masking.mask(whole ? body : body.substring(0, LONGEST_SHOWN) + "…");
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

  private Answer withBody(Answer bare, Response<ResponseBody> response)
      throws IOException, UnusableAnswer {
    try (ResponseBody body = response.isSuccessful() ? response.body() : response.errorBody()) {
      if (body == null) {
        return bare;
      }
      BufferedSource source = body.source();
      if (source.request(LARGEST_BODY + 1)) {
        throw bare.unusable(
            "its body is larger than " + (LARGEST_BODY >> 20) + " MiB and was not read", null);
      }
      return new Answer(
          bare.attempted(), bare.response(), masking.withoutKey(source.readUtf8()), bare.readAt());
    } catch (IOException e) {
      throw new WhileTalking(e);
    }
  }

  /// A body in memory that OkHttp does not send twice by itself, as it does after a 503 with
  /// `Retry-After: 0`.
  private static final class Body extends RequestBody {
    private final byte[] bytes;
    private final @Nullable MediaType type;

    private Body(byte[] bytes, @Nullable MediaType type) {
      this.bytes = bytes;
      this.type = type;
    }

    @Override
    public @Nullable MediaType contentType() {
      return type;
    }

    @Override
    public long contentLength() {
      return bytes.length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(bytes);
    }

    @Override
    public boolean isOneShot() {
      return true;
    }
  }

  /// With headers that do not tell the key back.
  private okhttp3.Response withoutKey(okhttp3.Response raw) {
    Headers told = raw.headers();
    Headers.Builder headers = new Headers.Builder();
    for (int i = 0; i < told.size(); i++) {
      headers.addUnsafeNonAscii(told.name(i), masking.withoutKey(told.value(i)));
    }
    return raw.newBuilder().headers(headers.build()).build();
  }

  /// Ends the idle connections; calls under way run to their end.
  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
