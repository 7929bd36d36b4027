package com.kallglot.console.trace.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.client.Exchange;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.report.ActivityLines;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.stream.StreamEvent;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.journal.Entry.Tone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// API exchanges, SIP messages and stream events on one clock, the newest of them, without a
/// secret.
class JournalTest {
  private static final String CANARY = "canary4711";
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private final Journal journal = new Journal(Clock.fixed(NOON, ZoneOffset.UTC));

  private static Exchange exchange(long started, long ended, String path) {
    return exchange(started, ended, path, "{\"a\":1}");
  }

  private static Exchange exchange(long started, long ended, String path, String body) {
    return new Exchange(
        started,
        ended,
        "PATCH",
        "https://api.example.test" + path,
        Map.of("if-match", "\"e1\"", "content-type", "application/json"),
        409,
        "req_1",
        body,
        "{\"error\":{\"code\":\"number_in_use\",\"seen\":[]}}",
        new Exchange.Head("HTTP/1.1 409 Conflict", Map.of("x-request-id", "req_1")),
        null);
  }

  private static SipMessage message(long at, String first) {
    return new SipMessage(
        at,
        SipMessage.Heading.RECEIVED,
        SipTransport.TLS,
        "192.0.2.1:5061",
        first
            + "\r\nCall-ID: call-1\r\nCSeq: 7 INVITE\r\nAuthorization: Digest username=\"u\","
            + " response=\""
            + CANARY
            + "\"\r\n\r\n");
  }

  private static long now() {
    return System.nanoTime();
  }

  @Test
  void anExchangeIsShownWholeAndAsACommand() {
    long began = now();
    journal.exchanged(
        exchange(began, began + 7_000_000, "/v1/telephony/sip?x=1", "{\"label\":\"it's\"}"));

    Entry.Api api = (Entry.Api) journal.since(0).getFirst();

    assertThat(api.what()).isEqualTo("PATCH /v1/telephony/sip?x=1");
    assertThat(api.status()).isEqualTo(409);
    assertThat(api.reason()).isEqualTo("Conflict");
    assertThat(api.took()).isEqualTo(Duration.ofMillis(7));
    assertThat(api.tone()).isEqualTo(Tone.REFUSED);
    assertThat(api.at()).isBetween(NOON, NOON.plusSeconds(60));
    assertThat(api.detail())
        .isEqualTo(
            """
            PATCH https://api.example.test/v1/telephony/sip?x=1
            content-type: application/json
            if-match: "e1"

            {
              "label": "it's"
            }

            HTTP/1.1 409 Conflict
            x-request-id: req_1

            {
              "error": {
                "code": "number_in_use",
                "seen": []
              }
            }
            """);
    assertThat(api.curl())
        .isEqualTo(
            """
            curl -sS -X PATCH 'https://api.example.test/v1/telephony/sip?x=1' \\
              -H "Authorization: Bearer $KALLGLOT_API_KEY" \\
              -H 'content-type: application/json' \\
              -H 'if-match: "e1"' \\
              --data-binary '{"label":"it'\\''s"}'
            """);
  }

  @Test
  void sipMessagesAreNamedByWhatTheySay() {
    journal.add(message(now(), "INVITE sip:echo@example.test SIP/2.0"));
    journal.add(message(now(), "SIP/2.0 488 Not Acceptable Here"));
    journal.add(message(now(), "SIP/2.0 180 Ringing"));

    List<Entry> all = journal.since(0);

    assertThat(all)
        .extracting(Entry::what)
        .containsExactly(
            "INVITE sip:echo@example.test",
            "488 Not Acceptable Here (INVITE)",
            "180 Ringing (INVITE)");
    assertThat(all).extracting(Entry::id).containsOnly("call-1");
    assertThat(all).extracting(Entry::tone).containsExactly(Tone.PLAIN, Tone.REFUSED, Tone.PLAIN);
  }

  @Test
  void everythingThatHappensOnAStreamIsNotedButForSound() {
    journal.add("sess_1", new StreamEvent.Connected(now(), 1));
    journal.add("sess_1", new StreamEvent.Ready(now()));
    journal.add("sess_1", new StreamEvent.Sound(now(), null, null, new Pcm(new short[8], 8000)));
    journal.add("sess_1", new StreamEvent.Final(now(), "party_a", "Good morning", "Guten Morgen"));
    journal.add("sess_1", new StreamEvent.Trouble(now(), "overloaded", "later"));
    journal.add("sess_1", new StreamEvent.Lost(now(), "reset", Duration.ofMillis(300)));
    journal.add("sess_1", new StreamEvent.Closed(now(), StreamEvent.End.REFUSED, "no"));

    List<Entry> all = journal.since(0);

    assertThat(all)
        .extracting(Entry::what)
        .containsExactly(
            "connected", "session.ready", "transcript.final", "error overloaded", "lost", "closed");
    assertThat(all).extracting(Entry::id).containsOnly("sess_1");
    assertThat(all.get(2).detail()).contains("party_a", "Good morning", "Guten Morgen");
    assertThat(all.get(4).tone()).isEqualTo(Tone.FAILED);
    assertThat(all.get(5).tone()).isEqualTo(Tone.REFUSED);
  }

  @Test
  void noSecretIsKeptNorWritten() {
    journal.exchanged(
        new Exchange(
            now(),
            now(),
            "POST",
            "https://a.test/v1/x?token=" + CANARY,
            Map.of("idempotency-key", "k"),
            200,
            "req_1",
            "{\"password\":\"" + CANARY + "\"}",
            "{\"stream\":{\"token\":\"" + CANARY + "\"}}",
            new Exchange.Head("HTTP/1.1 200 OK", Map.of("location", "/x?token=" + CANARY)),
            "Authorization: Bearer " + CANARY));
    journal.add(message(now(), "INVITE sip:u:" + CANARY + "@a.test SIP/2.0"));
    journal.add("s", new StreamEvent.Trouble(now(), "x", "wss://a.test/?token=" + CANARY));
    journal.add("s", new StreamEvent.Malformed(now(), "{\"token\":\"" + CANARY + "\"}"));
    journal.add("s", new StreamEvent.Lost(now(), "kst_live_" + CANARY, Duration.ZERO));

    List<Entry> all = journal.since(0);

    assertThat(all).hasSize(5);
    assertThat(all.toString()).contains("***").doesNotContain(CANARY);
    assertThat(ActivityLines.of(all)).contains("***").doesNotContain(CANARY);
    assertThat(ActivityLines.of(all).lines()).hasSize(5);
  }

  @Test
  void whatIsNewIsAskedForAndComesInTheOrderInWhichItWasTold() {
    long began = now();
    journal.add(message(began + 5, "BYE sip:a@b SIP/2.0"));
    journal.exchanged(exchange(began, began + 9, "/v1/a"));
    List<Entry> first = journal.since(0);
    assertThat(first).extracting(Entry::number).containsExactly(1L, 2L);
    assertThat(first.get(1).at()).as("it began before").isBeforeOrEqualTo(first.get(0).at());
    assertThat(journal.since(2)).isEmpty();
    journal.exchanged(exchange(began, began, "/v1/b"));
    assertThat(journal.since(2)).extracting(Entry::what).containsExactly("PATCH /v1/b");
  }

  @Test
  void theOldestGiveWayByNumberAndBySize() {
    for (int i = 0; i < Journal.USUAL + 5; i++) {
      journal.add("s", new StreamEvent.Pong(now()));
    }
    assertThat(journal.since(0)).hasSize(Journal.USUAL);
    assertThat(journal.since(0).getFirst().number()).isEqualTo(6);
    assertThat(journal.dropped()).isEqualTo(5);
    var small = new Journal(Clock.systemUTC(), 100, 10_000);
    for (int i = 0; i < 40; i++) {
      small.exchanged(exchange(now(), now(), "/v1/" + i, "{\"a\":\"" + "x".repeat(1_000) + "\"}"));
    }
    assertThat(small.since(0)).hasSizeBetween(1, 9);
    assertThat(small.since(0).getLast().what()).isEqualTo("PATCH /v1/39");
    small.exchanged(exchange(now(), now(), "/v1/large", "{\"a\":\"" + "x".repeat(20_000) + "\"}"));
    assertThat(small.since(0)).as("one at least is kept").hasSize(1);
  }

  @Test
  void manyThreadsTellAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        threads.execute(() ->
            IntStream.range(0, 100)
                .forEach(n -> journal.exchanged(exchange(now(), now(), "/v1/" + n))));
      }
    }
    assertThat(journal.since(0)).hasSize(2_000);
    assertThat(journal.since(0)).extracting(Entry::number).doesNotHaveDuplicates().isSorted();
  }
}
