package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.kallglot.console.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged is there after `kill -9` in the middle of a storm of writes.
class CrashTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int WRITERS = 16;
  private static final int ENOUGH = 400;

  @TempDir Path folder;

  @Test
  void everyAcknowledgedWriteSurvivesBeingKilled() throws Exception {
    Process server = serve();
    Map<String, String> acknowledged = new ConcurrentHashMap<>();
    EndpointFile endpoint;
    try {
      endpoint = endpoint();
      storm(endpoint, acknowledged, server);
    } finally {
      server.destroyForcibly();
    }
    assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).as("killed by SIGKILL").isEqualTo(128 + 9);
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
    assertThat(EndpointFile.find(folder)).as("the file it left is stale").isEmpty();

    try (Box box = Box.in(folder)) {
      acknowledged.forEach((key, body) -> {
        String id = JsonParser.parseString(body).getAsJsonObject().get("id").getAsString();
        assertThat(box.full.get("/v1/sessions/" + id).status()).as(key).isEqualTo(200);
      });
      String key = acknowledged.keySet().iterator().next();
      assertThat(box.full.post("/v1/sessions", BODY, "Idempotency-Key", key).text("id"))
          .as("and the memory of its key with it")
          .isEqualTo(
              JsonParser.parseString(acknowledged.get(key))
                  .getAsJsonObject()
                  .get("id")
                  .getAsString());
    }
  }

  private static final String BODY = "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\"}}";

  private Process serve() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            WriteStorm.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private EndpointFile endpoint() throws SandboxException {
    Await.until(LIMIT, "the sandbox to listen", () -> find().isPresent());
    return find().orElseThrow();
  }

  private Optional<EndpointFile> find() {
    try {
      return EndpointFile.find(folder);
    } catch (SandboxException e) {
      throw new AssertionError(e);
    }
  }

  /// Writes until enough is acknowledged, and kills the server while all writers still write.
  private static void storm(
      EndpointFile endpoint, Map<String, String> acknowledged, Process server) {
    AtomicInteger keys = new AtomicInteger();
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < WRITERS; writer++) {
        threads.execute(() -> {
          while (server.isAlive()) {
            String key = "k" + keys.incrementAndGet();
            create(client, endpoint, key).ifPresent(body -> acknowledged.put(key, body));
          }
        });
      }
      Await.until(LIMIT, "enough writes", () -> acknowledged.size() >= ENOUGH);
      server.destroyForcibly();
    }
  }

  private static Optional<String> create(HttpClient client, EndpointFile endpoint, String key) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint.baseUrl() + "/v1/sessions"))
            .header(
                "Authorization", "Bearer " + endpoint.organizations().getFirst().apiKey().reveal())
            .header("Idempotency-Key", key)
            .timeout(LIMIT)
            .POST(BodyPublishers.ofString(BODY))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return response.statusCode() == 201 ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException e) {
      // Killed before it answered: nothing was acknowledged.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
