package com.kallglot.console.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.kallglot.console.Await;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.SandboxControl.Interpreting;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.sentences.Recording;
import com.kallglot.console.sandbox.interpreter.Phrasebook;
import com.kallglot.console.stream.StreamEvent.End;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.Session;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The stream against the sandbox's: who is let in, what flows, how it ends and comes back.
class SessionStreamTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Reconnection FAST =
      new Reconnection(Duration.ofMillis(20), Duration.ofMillis(100));

  @TempDir Path folder;
  private final ShiftedClock clock = new ShiftedClock();
  private final Events events = new Events();
  private final List<SessionStream> opened = new ArrayList<>();
  private StreamingSandbox box;

  private static final class ShiftedClock extends Clock {
    private volatile Duration shift = Duration.ZERO;

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(shift);
    }
  }

  @BeforeEach
  void start() throws Exception {
    box = new StreamingSandbox(folder, clock);
  }

  @AfterEach
  void close() {
    opened.forEach(SessionStream::close);
    box.close();
  }

  private SessionStream open(Session.Stream stream, StreamListener listener) {
    SessionStream made = SessionStream.open(stream, listener, FAST, clock);
    opened.add(made);
    return made;
  }

  private SessionStream open(Session session) {
    return open(session.stream(), events);
  }

  private Session.Status status(Session session) {
    try {
      return box.platform.sessions().get(session.id()).status();
    } catch (PlatformException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void isReadyAnswersPingsAndLeavesTheSessionWaiting() throws Exception {
    Session session = box.session();
    SessionStream stream = open(session);

    events.await(StreamEvent.Ready.class);
    stream.ping();

    events.await(StreamEvent.Pong.class);
    assertThat(status(session)).isEqualTo(Session.Status.CREATED);
    stream.close();
    assertThat(events.await(StreamEvent.Closed.class).end()).isEqualTo(End.BY_US);
  }

  @Test
  void isRefusedWithAWrongTokenAndSaysItNowhere() throws Exception {
    Session.Stream right = box.session().stream();
    var wrong = new Session.Stream(right.url(), Secret.of("kst_test_planted"), right.expiresAt());

    SessionStream stream = open(wrong, events);

    StreamEvent.Closed closed = events.await(StreamEvent.Closed.class);
    assertThat(closed.end()).isEqualTo(End.REFUSED);
    assertThat(closed.words()).contains("invalid_token");
    assertThat(events.of(StreamEvent.Ready.class)).isEmpty();
    assertThat(events.all().toString() + stream).doesNotContain("planted");
  }

  /// No client of ours sends such a thing; whoever does is told, and waits for nothing.
  @Test
  void refusesATokenThatCannotBeRead() throws Exception {
    URI address = URI.create(box.session().stream().url());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(5_000);
      String request =
          """
          GET %s?token=%%zz HTTP/1.1
          Host: %s
          Upgrade: websocket
          Connection: Upgrade
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
          Sec-WebSocket-Version: 13

          """
              .formatted(address.getPath(), address.getAuthority())
              .replace("\n", "\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      StringBuilder answered = new StringBuilder();
      for (int next = 0; next >= 0 && answered.indexOf("invalid_token") < 0; ) {
        next = socket.getInputStream().read();
        answered.append((char) next);
      }
      assertThat(answered).contains("session.error", "invalid_token");
    }
  }

  @Test
  void isRefusedWithATokenThatHasExpired() throws Exception {
    Session session = box.session();
    clock.shift = Duration.ofSeconds(301);
    open(session);
    assertThat(events.await(StreamEvent.Closed.class).words()).contains("expired_token");
  }

  @Test
  void isRefusedByASessionThatHasEnded() throws Exception {
    Session session = box.session();
    box.platform.sessions().end(session.id());
    open(session);
    assertThat(events.await(StreamEvent.Closed.class).words()).contains("session_ended");
  }

  @Test
  void makesTheSessionActiveWithItsFirstSound() throws Exception {
    Session session = box.session();
    open(session).speak("party_a");
    Await.until(SOON, "active", () -> status(session) == Session.Status.ACTIVE);
  }

  @Test
  void endsTheSessionWhereItIsAskedTo() throws Exception {
    Session session = box.session();
    SessionStream stream = open(session);
    events.await(StreamEvent.Ready.class);

    stream.endSession();

    assertThat(events.await(StreamEvent.SessionEnded.class).reason()).isEqualTo("explicit_end");
    assertThat(events.await(StreamEvent.Closed.class).end()).isEqualTo(End.SESSION_ENDED);
    assertThat(status(session)).isEqualTo(Session.Status.ENDED);
  }

  @Test
  void hearsThatTheSessionWasEndedElsewhere() throws Exception {
    Session session = box.session();
    open(session);
    events.await(StreamEvent.Ready.class);
    box.platform.sessions().end(session.id());
    assertThat(events.await(StreamEvent.Closed.class).end()).isEqualTo(End.SESSION_ENDED);
  }

  private static int onset(Pcm sound) {
    short[] samples = sound.samples();
    for (int i = 0; i < samples.length; i++) {
      if (Math.abs(samples[i]) > 300) {
        return i;
      }
    }
    return -1;
  }

  private static long onsetNanos(StreamSound track) {
    int onset = onset(track.sound());
    return onset < 0 ? -1 : track.startNanos() + onset * StreamSound.NANOS_PER_SAMPLE;
  }

  /// Measured by sample positions on the clock of the least delayed message of each direction.
  @ParameterizedTest
  @ValueSource(longs = {500, 1500, 3000})
  void carriesATranslationFromPartyToPartyAfterTheLag(long lag) throws Exception {
    box.control.setInterpreter(new Interpreting(lag, null));
    Session session = box.session();
    SessionStream a = open(session);
    var heardByB = new Events();
    SessionStream b = open(session.stream(), heardByB);
    a.speak("party_a");
    b.speak("party_b");
    heardByB.await(StreamEvent.Sound.class);
    Recording said = Phrasebook.load().sentences().getFirst();

    a.say(said.sound());

    StreamEvent.Final words = heardByB.await(StreamEvent.Final.class);
    assertThat(words.speaker()).isEqualTo("party_a");
    assertThat(words.text()).isEqualTo(said.text());
    assertThat(words.translation()).isEqualTo("Wann öffnen Sie morgen?");
    heardByB.await(StreamEvent.Partial.class);
    Await.until(SOON, "heard", () -> onset(b.heard().sound()) >= 0);
    double measured = (onsetNanos(b.heard()) - onsetNanos(a.said().orElseThrow())) / 1e6;
    assertThat(measured).isCloseTo((double) lag, within(40.0));
  }

  @Test
  void goesOnAfterABreakWithTheSameTokenAndParty() throws Exception {
    Session session = box.session();
    SessionStream stream = open(session);
    stream.speak("party_a");
    events.await(StreamEvent.Sound.class);

    box.streams.breakConnections();

    assertThat(events.await(StreamEvent.Connected.class, 2).attempt()).isEqualTo(2);
    assertThat(events.of(StreamEvent.Lost.class)).hasSize(1);
    events.await(StreamEvent.Ready.class, 2);
    stream.say(Phrasebook.load().sentences().getFirst().sound());
    events.await(StreamEvent.Final.class);
  }

  @Test
  void doesNotComeBackOnceTheTokenIsDead() throws Exception {
    open(box.session());
    events.await(StreamEvent.Ready.class);
    clock.shift = Duration.ofMinutes(6);

    box.streams.breakConnections();

    StreamEvent.Closed closed = events.await(StreamEvent.Closed.class);
    assertThat(closed.end()).isEqualTo(End.TOKEN_EXPIRED);
    assertThat(closed.words()).contains("only a new session");
  }

  @Test
  void isTheOtherPartyOnlyWhereNoStreamOrCallIs() throws Exception {
    open(box.session()).speak("somebody");
    assertThat(events.await(StreamEvent.Trouble.class).code()).isEqualTo("invalid_speaker");
  }
}
