package com.kallglot.console.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.client.Exchange;
import com.kallglot.console.organization.SessionsMade.Made;
import com.kallglot.console.telephony.RouteRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every session that this console makes is noted once, whatever else is exchanged and whatever a
/// killed program left in the file.
class SessionsMadeTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;
  private SessionsMade made;

  @BeforeEach
  void open() {
    made = new SessionsMade(folder.resolve("sessions.jsonl"), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Exchange exchange(String method, String path, int status, String body) {
    return new Exchange(
        0, 1, method, "http://h" + path, Map.of(), status, null, null, body, null, null);
  }

  private void creates(String id) {
    made.exchanged(
        exchange(
            "POST",
            "/v1/sessions",
            201,
            """
            {"id":"%s","mode":"ai_agent","provider":"sip","phone_number":null,\
            "stream":{"token":"***"}}\
            """
                .formatted(id)));
  }

  @Test
  void onlyAnswersThatCreateOneAreNoted() throws Exception {
    assertThat(made.all()).isEmpty();
    creates("sess_1");
    creates("sess_2");
    creates("sess_1");
    made.exchanged(exchange("POST", "/v1/sessions", 402, "{\"error\":{\"code\":\"x\"}}"));
    made.exchanged(exchange("POST", "/v1/sessions/sess_1/end", 200, "{\"id\":\"sess_1\"}"));
    made.exchanged(exchange("GET", "/v1/sessions", 200, "{\"id\":\"sess_9\"}"));
    made.exchanged(exchange("POST", "/v1/sessions", 201, "<html>"));
    made.exchanged(exchange("POST", "/v1/sessions", 201, null));

    assertThat(made.all())
        .extracting(Made::id)
        .as("the newest first, each once")
        .containsExactly("sess_2", "sess_1");
    assertThat(made.all().getFirst())
        .isEqualTo(new Made("sess_2", NOW, "ai_agent", "sip", null, null));
    assertThat(folder.resolve("sessions.jsonl")).content().doesNotContain("token");
  }

  private void asks(String id, String request) {
    made.exchanged(
        new Exchange(
            0,
            1,
            "POST",
            "http://h/v1/sessions",
            Map.of(),
            201,
            null,
            request,
            "{\"id\":\"" + id + "\"}",
            null,
            null));
  }

  @Test
  void whatDecidedTheRouteIsNotedAndNoOtherPartOfTheRequest() throws Exception {
    asks("sess_1", "{\"mode\":\"ai_agent\",\"metadata\":{\"patient\":\"Jane Roe\"}}");
    asks("sess_2", "{\"mode\":\"ai_agent\",\"routing\":{\"connection_id\":null}}");
    asks("sess_3", "{\"mode\":\"ai_agent\",\"routing\":{\"connection_id\":\"pcon_1\"}}");
    asks(
        "sess_4",
        """
        {"mode":"ai_agent","routing":{"type":"sip","direction":"inbound",\
        "sip":{"headers":{"X-Patient":"Jane Roe"}}}}\
        """);

    assertThat(made.all())
        .extracting(Made::asked)
        .containsExactly(
            new RouteRequest(true, null, "sip", null, "inbound", null),
            RouteRequest.overConnection("pcon_1"),
            RouteRequest.NONE,
            RouteRequest.NONE);
    assertThat(folder.resolve("sessions.jsonl")).content().doesNotContain("Jane Roe");
  }

  @Test
  void aLineThatAKilledProgramLeftHalfHarmsNoOther() throws Exception {
    creates("sess_1");
    Path file = folder.resolve("sessions.jsonl");
    Files.writeString(file, "{\"id\":\"sess_2\",\"ma", StandardOpenOption.APPEND);
    creates("sess_3");
    assertThat(made.all()).extracting(Made::id).containsExactly("sess_3", "sess_1");
  }

  @Test
  void ofVeryManyTheOldestAreForgotten() throws Exception {
    Path file = folder.resolve("sessions.jsonl");
    var lines = new StringBuilder();
    for (int i = 0; lines.length() < SessionsMade.LARGEST; i++) {
      lines.append("{\"id\":\"sess_%d\",\"made_at\":\"%s\",\"of_later\":true}\n".formatted(i, NOW));
    }
    Files.writeString(file, lines);
    creates("sess_last");
    assertThat(made.all()).hasSize(SessionsMade.REMEMBERED);
    assertThat(made.all().getFirst().id()).isEqualTo("sess_last");
    assertThat(Files.size(file)).isLessThan(SessionsMade.LARGEST / 2);
    assertThat(file).content().contains("of_later");
    creates("sess_next");
    assertThat(made.all()).hasSize(SessionsMade.REMEMBERED + 1);
  }

  @Test
  void manyThreadsNoteAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        String id = "sess_" + i;
        threads.execute(() -> creates(id));
      }
    }
    assertThat(made.all()).hasSize(100);
  }
}
