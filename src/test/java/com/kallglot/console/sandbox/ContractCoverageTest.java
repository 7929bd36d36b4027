package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.kallglot.console.sandbox.Dialler.Sent;
import com.kallglot.console.sandbox.Http.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every status of every operation of the document is brought about, and each answer fits what the
/// document says about it: [Http] holds it to that.
class ContractCoverageTest {
  private static final String TELEPHONY = "/v1/telephony";
  private static final Map<String, String> BODIES =
      Map.of(
          "/v1/sessions", "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\"}}",
          "/v1/sessions/{id}/dial", "{\"to\":\"sip:a@127.0.0.1:5099\"}",
          "/v1/telephony/numbers", OrderingTest.order("+16175550160", "1", "2"));

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T15:20:00Z"));
  private final Set<String> met = new TreeSet<>();
  private Box box;

  @BeforeEach
  void start() {
    box = Box.in(folder, clock);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  /// One operation of the document, on objects that are there.
  private final class Operation {
    private final String method;
    private final String template;

    Operation(String name) {
      method = name.substring(0, name.indexOf(' '));
      template = name.substring(name.indexOf(' ') + 1);
    }

    private String path() {
      return template.contains("{id}")
          ? template.replace("{id}", existing())
          : template + (template.endsWith("/available") ? "?country=DE" : "");
    }

    private String existing() {
      if (template.startsWith("/v1/sessions")) {
        return box.full.post("/v1/sessions", BODIES.get("/v1/sessions")).text("id");
      }
      return first(template.contains("numbers/{id}") ? "/numbers" : "/connections")
          .get("id")
          .getAsString();
    }

    private String etag() {
      return template.contains("{id}")
          ? first(template.contains("numbers/{id}") ? "/numbers" : "/connections")
              .get("etag")
              .getAsString()
          : box.full.get(TELEPHONY + "/sip").text("etag");
    }

    private String body() {
      if (method.equals("GET") || method.equals("DELETE")) {
        return "";
      }
      return template.endsWith("/connections")
          ? ConnectionAccountTest.making(box.account("Trial account"))
          : BODIES.getOrDefault(template, "{}");
    }

    private boolean isEdit() {
      return method.equals("PATCH") || method.equals("DELETE");
    }

    private Answer send(String path, String body) {
      return isEdit()
          ? box.full.send(method, path, body, "If-Match", etag())
          : box.full.send(method, path, body);
    }

    void bringAbout(String status) throws IOException {
      Answer answer =
          switch (status) {
            case "401" -> box.full.anonymous(method, path(), body());
            case "403" -> inactive();
            case "404" -> unknown();
            case "413" -> send(path(), "{\"x\":\"" + "x".repeat(300_000) + "\"}");
            case "400" -> send(path(), "{");
            case "422" -> method.equals("GET") ? limitZero() : misfit();
            case "428" -> box.full.send(method, path(), body());
            case "412" -> box.full.send(method, path(), body(), "If-Match", "r0");
            case "429" -> tooOften();
            case "500" -> failing();
            default -> send(path(), body());
          };
      note(method + " " + template, answer);
    }

    private Answer unknown() {
      return template.contains("{id}")
          ? send(template.replace("{id}", "none"), body())
          : send(path(), "{\"mode\":\"ai_agent\",\"routing\":{\"connection_id\":\"none\"}}");
    }

    private Answer limitZero() {
      String path = path();
      return box.full.get(path + (path.contains("?") ? "&" : "?") + "limit=0");
    }

    private Answer misfit() {
      boolean isEnd = template.endsWith("/end");
      return isEnd
          ? box.full.send(method, path(), "", "Idempotency-Key", " ")
          : send(path(), "{\"label\":1,\"mode\":1,\"overlap_seconds\":\"x\",\"to\":1}");
    }

    private Answer inactive() {
      String path = path();
      limits("{\"active\":false}");
      Answer answer = box.full.send(method, path, body());
      limits("{\"active\":true}");
      return answer;
    }

    private Answer tooOften() {
      String path = path();
      limits("{\"requests_per_minute\":1}");
      box.full.send(method, path, body());
      Answer answer = box.full.send(method, path, body());
      limits("{\"requests_per_minute\":100000}");
      return answer;
    }

    private Answer failing() {
      String path = path();
      box.control.put("/control/behaviour", "{\"failure\":\"internal_error\"}");
      Answer answer = box.full.send(method, path, body());
      box.control.send("DELETE", "/control/behaviour", "");
      return answer;
    }
  }

  private void limits(String limits) {
    assertThat(box.control.put("/control/limits?organization=sandbox", limits).status())
        .isEqualTo(200);
  }

  private JsonObject first(String list) {
    return box.full.get(TELEPHONY + list).json().getAsJsonArray("data").get(0).getAsJsonObject();
  }

  private void note(String operation, Answer answer) {
    met.add(operation + " " + answer.status());
  }

  @Test
  void everyStatusOfEveryOperationIsMet() throws IOException {
    for (String documented : Contract.API.documented()) {
      int end = documented.lastIndexOf(' ');
      if (!documented.substring(end + 1).matches("402|409|502")) {
        clock.advanceSeconds(61); // the next window of the rate limit
        new Operation(documented.substring(0, end)).bringAbout(documented.substring(end + 1));
      }
    }
    conflicts();
    Set<String> missing = new TreeSet<>(Contract.API.documented());
    missing.removeAll(met);
    assertThat(missing).as("documented, and not brought about").isEmpty();
  }

  /// What depends on what was done before.
  private void conflicts() {
    String session = "/v1/sessions/" + box.full.post("/v1/sessions", sessionOn()).text("id");
    note("POST /v1/sessions", box.full.post("/v1/sessions", sessionOn()));
    JsonObject number = first("/numbers?phone_number=%2B19785550140");
    note(
        "DELETE /v1/telephony/numbers/{id}",
        box.full.delete(
            TELEPHONY + "/numbers/" + number.get("id").getAsString(),
            number.get("etag").getAsString()));
    note(
        "POST /v1/telephony/numbers",
        box.full.post(TELEPHONY + "/numbers", OrderingTest.order("+12125550169", "1", "2")));
    box.control.put("/control/orders?organization=sandbox", "{\"payment\":\"refused\"}");
    note(
        "POST /v1/telephony/numbers",
        box.full.post(TELEPHONY + "/numbers", OrderingTest.order("+16175550160", "1", "2")));
    box.dialler.outcome = new Sent.Failed("nobody listens.");
    String dial = BODIES.get("/v1/sessions/{id}/dial");
    note("POST /v1/sessions/{id}/dial", box.full.post(session + "/dial", dial));
    box.full.post(session + "/end", "");
    note("POST /v1/sessions/{id}/dial", box.full.post(session + "/dial", dial));
    limits("{\"credits\":0}");
    note("POST /v1/sessions", box.full.post("/v1/sessions", sessionOn()));
    stillRunning("POST /v1/sessions/{id}/end", session + "/end", "");
    stillRunning(
        "POST /v1/telephony/connections",
        TELEPHONY + "/connections",
        ConnectionAccountTest.making(box.account("Trial account")));
  }

  private static String sessionOn() {
    return "{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":\"+19785550140\"}}";
  }

  /// A request that takes so long that its key is still in use when it comes again: the store is
  /// kept busy meanwhile.
  private void stillRunning(String operation, String path, String body) {
    CountDownLatch done = new CountDownLatch(1);
    var busy =
        CompletableFuture.supplyAsync(() -> box.sandbox.store().write(records -> wait(done)));
    var one = CompletableFuture.supplyAsync(() -> keyed(operation, path, body));
    var other = CompletableFuture.supplyAsync(() -> keyed(operation, path, body));
    note(operation, (Answer) CompletableFuture.anyOf(one, other).join());
    done.countDown();
    assertThat(Set.of(one.join().status(), other.join().status())).hasSize(2).contains(409);
    busy.join();
  }

  private Answer keyed(String operation, String path, String body) {
    return box.full.post(path, body, "Idempotency-Key", operation);
  }

  private static boolean wait(CountDownLatch done) {
    try {
      return done.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
