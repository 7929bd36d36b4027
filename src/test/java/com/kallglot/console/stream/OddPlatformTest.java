package com.kallglot.console.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.stream.StreamEvent.End;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.Session;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The stream against a platform that says what no documentation has: it goes on, and never shows
/// its token.
class OddPlatformTest {
  private static final String TOKEN = "kst_live_canary0123456789";
  private static final Reconnection FAST =
      new Reconnection(Duration.ofMillis(20), Duration.ofMillis(50));

  private final MockWebServer server = new MockWebServer();
  private final Events events = new Events();
  private SessionStream stream;

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    if (stream != null) {
      stream.close();
    }
    server.close();
  }

  private void open(String url, Instant expiry) {
    stream =
        SessionStream.open(
            new Session.Stream(url, Secret.of(TOKEN), expiry), events, FAST, Clock.systemUTC());
  }

  private void open() {
    open("ws://127.0.0.1:" + server.getPort() + "/connect", Instant.now().plusSeconds(60));
  }

  /// Says goodbye where the other side does.
  private static class Polite extends WebSocketListener {
    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      socket.close(code, null);
    }
  }

  /// A platform that says these and then waits.
  private void says(String... messages) {
    server.enqueue(
        new MockResponse.Builder()
            .webSocketUpgrade(
                new Polite() {
                  @Override
                  public void onOpen(WebSocket socket, Response response) {
                    List.of(messages).forEach(socket::send);
                  }
                })
            .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "<html>",
        "{\"type\":7}",
        "{\"type\":\"audio.output\"}",
        "{\"type\":\"audio.output\",\"audio\":{\"payload\":\"%\",\"encoding\":\"mulaw\"}}",
        "{\"type\":\"audio.output\",\"audio\":{\"payload\":\"AA==\",\"encoding\":\"opus\"}}"
      })
  void survivesWhatCannotBeRead(String message) {
    says(message, "{\"type\":\"session.ready\"}");
    open();
    events.await(StreamEvent.Ready.class);
    assertThat(events.of(StreamEvent.Malformed.class)).hasSize(1);
  }

  @Test
  void toleratesTypesItDoesNotKnowAndFieldsItDoesNotNeed() {
    says(
        "{\"type\":\"weather.report\",\"rain\":true}",
        "{\"type\":\"transcript.final\",\"wings\":2,\"text\":\"a\",\"translation\":{\"text\":\"b\"}}",
        "{\"type\":\"session.error\",\"code\":\"invalid_audio_format\"}",
        "{\"type\":\"session.ready\",\"session_id\":null}");
    open();
    events.await(StreamEvent.Ready.class);
    assertThat(events.await(StreamEvent.Unknown.class).type()).isEqualTo("weather.report");
    assertThat(events.await(StreamEvent.Final.class).translation()).isEqualTo("b");
    assertThat(events.await(StreamEvent.Trouble.class).code()).isEqualTo("invalid_audio_format");
  }

  @Test
  void takesSoundUnderAnotherNameToo() {
    says("{\"type\":\"audio.delta\",\"audio\":{\"encoding\":\"mulaw\",\"payload\":\"//8=\"}}");
    open();
    assertThat(events.await(StreamEvent.Sound.class).sound().samples()).hasSize(2);
    assertThat(stream.heard().sound().samples()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"401, REFUSED", "403, REFUSED", "404, REFUSED"})
  void givesUpWhereItIsRefused(int status, End end) {
    server.enqueue(new MockResponse.Builder().code(status).body("no " + TOKEN).build());
    open();
    StreamEvent.Closed closed = events.await(StreamEvent.Closed.class);
    assertThat(closed.end()).isEqualTo(end);
    assertThat(closed.words()).contains(String.valueOf(status));
    assertThat(events.all().toString()).doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 503})
  void triesAgainWhereThePlatformIsInTroubleOrBusy(int status) {
    server.enqueue(new MockResponse.Builder().code(status).build());
    says("{\"type\":\"session.ready\"}");
    open();
    events.await(StreamEvent.Ready.class);
    assertThat(events.await(StreamEvent.Connected.class).attempt()).isEqualTo(2);
  }

  @Test
  void masksTheTokenWhoeverTellsItBack() {
    says(
        "{\"type\":\"session.error\",\"error\":{\"code\":\"odd\",\"message\":\"token="
            + TOKEN
            + " is odd\"}}",
        "{\"type\":\"" + TOKEN + "\"}");
    open();
    events.await(StreamEvent.Unknown.class);
    assertThat(events.all().toString() + stream).doesNotContain("canary");
  }

  @Test
  void sendsTheTokenToNobodyUnencrypted() {
    open("ws://192.0.2.1/connect", Instant.now().plusSeconds(60));
    assertThat(events.await(StreamEvent.Closed.class).end()).isEqualTo(End.UNUSABLE);
    open("no address " + TOKEN, Instant.now().plusSeconds(60));
    assertThat(events.await(StreamEvent.Closed.class, 2).end()).isEqualTo(End.UNUSABLE);
    assertThat(events.all().toString()).doesNotContain("canary");
  }

  /// A restart: the close frame, then a reset, because nobody is there to take our own.
  @Test
  void aCloseAndAResetAreOneBreak() {
    server.enqueue(
        new MockResponse.Builder()
            .webSocketUpgrade(
                new Polite() {
                  @Override
                  public void onMessage(WebSocket socket, String text) {
                    socket.close(1012, "restart");
                    socket.cancel();
                  }
                })
            .build());
    says("{\"type\":\"session.ready\"}");
    open();
    stream.speak("party_a");
    events.await(StreamEvent.Ready.class);
    assertThat(events.of(StreamEvent.Lost.class)).hasSize(1);
    assertThat(events.of(StreamEvent.Connected.class)).hasSize(2);
  }

  /// What OkHttp does where its answer to the close frame cannot be written.
  @Test
  void aFailureAfterAClosingIsNotTold() {
    says();
    open();
    events.await(StreamEvent.Connected.class);
    var connection = new Connection(stream, words -> words);
    WebSocket nobody = new FadingSocket();
    connection.onClosing(nobody, 1012, "restart");
    connection.onFailure(nobody, new IOException("reset"), null);
    assertThat(events.of(StreamEvent.Lost.class)).hasSize(1);
    connection.onMessage(nobody, "{\"type\":\"weather.report\"}");
    assertThat(events.of(StreamEvent.Unknown.class)).isEmpty();
  }

  /// A socket of which only the end is left.
  private static final class FadingSocket implements WebSocket {
    @Override
    public Request request() {
      return new Request.Builder().url("http://127.0.0.1/").build();
    }

    @Override
    public long queueSize() {
      return 0;
    }

    @Override
    public boolean send(String text) {
      return false;
    }

    @Override
    public boolean send(ByteString bytes) {
      return false;
    }

    @Override
    public boolean close(int code, String reason) {
      return false;
    }

    @Override
    public void cancel() {
      // nothing is left to be ended
    }
  }

  @Test
  void countsOnOverABreak() {
    List<Long> numbers = new CopyOnWriteArrayList<>();
    for (int connection = 0; connection < 2; connection++) {
      server.enqueue(
          new MockResponse.Builder()
              .webSocketUpgrade(
                  new Polite() {
                    @Override
                    public void onMessage(WebSocket socket, String text) {
                      numbers.add(
                          Long.parseLong(text.replaceFirst(".*\"sequence\":(\\d+).*", "$1")));
                      if (numbers.size() == 2) {
                        socket.cancel();
                      }
                    }
                  })
              .build());
    }
    open();
    stream.speak("party_a");
    Await.until(Duration.ofSeconds(10), "five pieces", () -> numbers.size() >= 5);
    assertThat(numbers).isSorted().doesNotHaveDuplicates();
    assertThat(numbers.getFirst()).isZero();
  }
}
