package com.kallglot.console.trace.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.client.Exchange;
import com.kallglot.console.stream.StreamEvent;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a journal holds of one session.
class SessionEntriesTest {
  private static final String OWN = "sess_one";
  private static final String OTHER = "sess_two";

  private final Journal journal = new Journal(Clock.systemUTC());
  private final SessionEntries entries = new SessionEntries(OWN);

  private void exchanged(long at, String request, int status, String answer) {
    String[] words = request.split(" ", 2);
    journal.exchanged(
        new Exchange(
            at,
            at + 1,
            words[0],
            "https://api.example.test/v1" + words[1],
            Map.of(),
            status,
            null,
            null,
            answer,
            new Exchange.Head("HTTP/1.1 " + status, Map.of()),
            null));
  }

  private static String session(String id, String status) {
    return "{\"id\":\"" + id + "\",\"status\":\"" + status + "\"}";
  }

  @Test
  void itsCreationWhatWasAskedOfItAndItsStreamAreGatheredByTheirMoment() {
    exchanged(1, "GET /numbers", 200, "{}");
    exchanged(2, "POST /sessions", 201, session(OTHER, "created"));
    journal.add(OWN, new StreamEvent.Ready(7));
    journal.add(OTHER, new StreamEvent.Ready(8));
    exchanged(3, "POST /sessions", 201, session(OWN, "created"));
    exchanged(4, "GET /sessions/" + OWN, 200, session(OWN, "active"));
    exchanged(5, "GET /sessions/" + OWN, 404, "{}");
    exchanged(6, "POST /sessions/" + OTHER + "/end", 200, session(OTHER, "ended"));
    assertThat(entries.in(journal))
        .extracting(Entry::what)
        .as("a reading that was answered changes nothing")
        .containsExactly("POST /v1/sessions", "GET /v1/sessions/" + OWN, "session.ready");
    assertThat(entries.isEnded()).isFalse();
  }

  @Test
  void itsEndIsSeenInWhateverSaysSoAndComesLater() {
    exchanged(1, "POST /sessions", 201, session(OWN, "created"));
    assertThat(entries.in(journal)).hasSize(1);
    exchanged(2, "GET /sessions/" + OWN, 200, session(OWN, "ended"));
    assertThat(entries.in(journal)).hasSize(1);
    assertThat(entries.isEnded()).isTrue();
  }

  @Test
  void theEndOfAPartOfItIsNotItsOwn() {
    String dial = "POST /sessions/" + OWN + "/dial";
    exchanged(1, dial, 202, "{\"leg_id\":\"leg_1\",\"status\":\"ended\"}");
    exchanged(
        2,
        "GET /sessions/" + OWN,
        200,
        "{\"id\":\"" + OWN + "\",\"legs\":[{\"status\":\"ended\"}],\"status\":\"active\"}");
    exchanged(3, "GET /sessions/" + OWN, 200, "{\"status\":\"ended\",\"id\":\"" + OWN);
    assertThat(entries.in(journal)).hasSize(1);
    assertThat(entries.isEnded()).isFalse();
    exchanged(4, "GET /sessions/" + OWN, 200, "{\"status\" : \"ended\", \"id\":\"" + OWN + "\"}");
    assertThat(entries.in(journal)).hasSize(1);
    assertThat(entries.isEnded()).isTrue();
  }
}
