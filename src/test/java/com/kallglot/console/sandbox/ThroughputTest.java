package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The space of routing cases, thousands of configurations and sessions, takes seconds. The limits
/// here are generous, for a machine that does other things too; the figures are in the log.
@Tag("long")
@Tag("timed")
class ThroughputTest {
  private static final Logger LOG = LoggerFactory.getLogger(ThroughputTest.class);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Box box;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    box = Box.in(folder);
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    box.close();
  }

  private int status(String method, String path, String key, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(box.sandbox.baseUrl() + path))
            .header("Authorization", "Bearer " + key)
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void aThousandConfigurationsEachWithASession() {
    String configuration =
        """
        {"numbers":[{"phone_number":"+19785550140"}],
         "connections":[{"id":"a","is_default":true},{"id":"b","status":"disabled"}],
         "sip":{"enabled":true}}\
        """;
    long start = System.nanoTime();
    for (int n = 0; n < 1000; n++) {
      assertThat(
              status(
                  "PUT",
                  "/control/configuration?organization=sandbox",
                  box.control.key(),
                  configuration))
          .isEqualTo(200);
      assertThat(status("POST", "/v1/sessions", box.full.key(), "{\"mode\":\"ai_agent\"}"))
          .isEqualTo(201);
    }
    assertWithin("1000 configurations and sessions, one after another", start);
  }

  @Test
  void twoThousandSessionsFromManyCallers() throws Exception {
    AtomicInteger created = new AtomicInteger();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (int n = 0; n < 2000; n++) {
        threads.execute(() -> {
          int status =
              status(
                  "POST",
                  "/v1/sessions",
                  box.full.key(),
                  "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\"}}");
          created.addAndGet(status == 201 ? 1 : 0);
        });
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
    assertThat(created).hasValue(2000);
    assertWithin("2000 sessions at 16 at a time", start);
  }

  private static void assertWithin(String what, long start) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    LOG.info("{}: {} ms", what, took.toMillis());
    assertThat(took).as(what).isLessThan(LIMIT);
  }
}
