package com.kallglot.console.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.Patience;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.settings.Guards;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.tape.Tape.Pair;
import com.kallglot.console.telephony.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every tape in `src/test/resources/tapes`, replayed: the client asks what it asked then, and
/// understands what it was answered. `./console record --profile NAME` adds one.
class TapesTest {
  private static final Path TAPES = Path.of("src", "test", "resources", "tapes");

  static Stream<Path> tapes() throws IOException {
    try (Stream<Path> files = Files.list(TAPES)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("tapes")
  void theClientAsksTheSameAndUnderstandsTheAnswers(Path file) throws IOException {
    Tape tape = Tape.read(file);

    Recording.Made again = replay(tape);

    assertThat(again.tape().exchanges()).isEqualTo(tape.exchanges());
    assertThat(again.troubles())
        .as("what the client could make nothing of")
        .noneMatch(trouble -> trouble instanceof PlatformException.UnusableAnswer);
  }

  private static Recording.Made replay(Tape tape) throws IOException {
    try (var server = new MockWebServer()) {
      server.setDispatcher(new Player(tape));
      server.start(InetAddress.getLoopbackAddress(), 0);
      return Recording.of(
              profile("http://127.0.0.1:" + server.getPort()),
              Clock.systemUTC(),
              ExchangeListener.NONE)
          .make(tape.extent());
    }
  }

  private static Profile profile(String base) {
    return new Profile(
        "replay",
        Profile.Kind.TEST,
        base,
        Secret.of("sk_test_of_nobody"),
        null,
        null,
        null,
        null,
        null,
        Profile.Reading.PUBLIC_TEXT,
        Guards.DEFAULT);
  }

  @Test
  void thereIsATapeOfTheSandboxThatSaysSo() throws IOException {
    Tape tape = Tape.read(TAPES.resolve("sandbox.json"));
    assertThat(tape.source()).isEqualTo("sandbox");
    assertThat(tape.extent()).isEqualTo(Tour.Extent.SESSION);
    assertThat(tape.exchanges()).extracting(Pair::status).contains(200, 201, 404);
  }

  @Test
  void anAnswerOfAnotherFormIsFound() throws IOException {
    Tape tape = Tape.read(TAPES.resolve("sandbox.json"));
    List<Pair> changed = tape.exchanges().stream().map(TapesTest::withoutTransports).toList();
    Recording.Made again =
        replay(new Tape(tape.source(), tape.recordedOn(), tape.extent(), changed));
    assertThat(again.troubles()).hasAtLeastOneElementOfType(PlatformException.UnusableAnswer.class);
  }

  private static Pair withoutTransports(Pair pair) {
    if (!pair.path().endsWith("/sip") || pair.answer() == null) {
      return pair;
    }
    JsonObject answer = pair.answer().deepCopy().getAsJsonObject();
    answer.addProperty("enabled", "perhaps");
    return new Pair(
        pair.method(),
        pair.path(),
        pair.request(),
        pair.status(),
        pair.statusLine(),
        pair.headers(),
        answer);
  }

  @Test
  void theClientIsToldByTheHeadersWhatItWasToldThen() throws Exception {
    Tape tape = Tape.read(TAPES.resolve("sandbox.json"));
    assertThat(tape.exchanges())
        .allSatisfy(pair -> {
          assertThat(pair.statusLine()).startsWith("HTTP/1.1 " + pair.status());
          assertThat(pair.headers())
              .containsKeys("x-request-id", "x-ratelimit-limit", "content-type")
              .containsEntry("x-api-credits-remaining", "1000");
        });
    Pair list = tape.exchanges().getFirst();
    Map<String, String> told = new TreeMap<>(list.headers());
    told.put("retry-after", "7");
    Pair busy =
        new Pair(
            list.method(),
            list.path(),
            null,
            429,
            "HTTP/1.1 429 Too Many Requests",
            told,
            JsonParser.parseString("{\"error\":{\"code\":\"rate_limit_exceeded\"}}"));
    var limited = new Tape("sandbox", "2026-11-25", Tour.Extent.READING, List.of(busy));
    try (var server = new MockWebServer()) {
      server.setDispatcher(new Player(limited));
      server.start(InetAddress.getLoopbackAddress(), 0);
      var endpoint =
          new Endpoint("http://127.0.0.1:" + server.getPort(), Secret.of("sk_test_of_nobody"));
      try (var client = new PlatformClient(endpoint, ExchangeListener.NONE, Patience.ONE_TRY)) {
        assertThatThrownBy(() -> client.numbers().all())
            .isInstanceOfSatisfying(
                PlatformException.Refused.class,
                refused -> assertThat(refused.refusal().retryAfter()).isEqualTo(7));
        assertThat(client.allowance().orElseThrow().creditsRemaining()).isEqualTo(1000);
      }
    }
  }

  @Test
  void whatIsNoTapeIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "{\"exchanges\": 1}");
    assertThatThrownBy(() -> Tape.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("x.json is no tape");
  }

  /// Answers as the tape does: the same request again gets the next answer, the last one for ever.
  private static final class Player extends Dispatcher {
    private final Map<String, Deque<Pair>> answers = new ConcurrentHashMap<>();

    Player(Tape tape) {
      for (Pair pair : tape.exchanges()) {
        answers
            .computeIfAbsent(pair.method() + " " + pair.path(), _ -> new ArrayDeque<>())
            .add(pair);
      }
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
      Deque<Pair> left = answers.get(request.getMethod() + " " + request.getTarget());
      if (left == null) {
        return new MockResponse.Builder()
            .code(599)
            .body("{\"error\":{\"code\":\"not_on_tape\"}}")
            .build();
      }
      Pair next = left.size() > 1 ? left.remove() : left.getFirst();
      var answer = new MockResponse.Builder().code(next.status());
      if (next.statusLine() != null) {
        answer.status(next.statusLine());
      }
      next.headers().forEach(answer::addHeader);
      return answer.body(next.answer() == null ? "" : next.answer().toString()).build();
    }
  }
}
