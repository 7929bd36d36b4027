package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.sandbox.CallDesk.SipCredential;
import com.kallglot.console.sandbox.Http.Answer;
import com.kallglot.console.sandbox.edge.digest.DigestAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A new SIP password, and how long the old one is good.
class SipPasswordTest {
  private static final String PASSWORD = "/v1/telephony/sip/password";

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T15:20:00Z"));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Box box;

  @BeforeEach
  void start() {
    box = Box.in(folder, clock);
  }

  @AfterEach
  void stop() {
    box.close();
    threads.close();
  }

  private boolean opens(String password) {
    String username = box.access("sandbox").sipUsername();
    String a1 = username + ":" + box.sandbox.domain() + ":" + password;
    return box.sandbox.callDesk().credentials(username).stream()
        .map(SipCredential::ha1Sha256)
        .anyMatch(DigestAlgorithm.SHA_256.hash(a1)::equals);
  }

  private String first() {
    return box.access("sandbox").sipPassword().reveal();
  }

  @Test
  void theOldPasswordIsGoodUntilTheEndOfTheOverlap() {
    String old = first();
    Answer answer = box.full.post(PASSWORD, "{\"overlap_seconds\":60}");
    assertThat(answer.text("previous_valid_until")).isEqualTo("2026-11-22T15:21:00Z");
    assertThat(opens(old)).isTrue();
    assertThat(opens(answer.text("password"))).isTrue();
    clock.advanceSeconds(60);
    assertThat(opens(old)).isFalse();
    assertThat(opens(answer.text("password"))).isTrue();
  }

  @Test
  void anHourIsUsual() {
    assertThat(box.full.post(PASSWORD, "").text("previous_valid_until"))
        .isEqualTo("2026-11-22T16:20:00Z");
  }

  /// A lost answer means asking again: what the PBX has stays good all the while.
  @Test
  void askingAgainLeavesTheFirstOneGood() {
    String old = first();
    String lost = box.full.post(PASSWORD, "{}").text("password");
    String next = box.full.post(PASSWORD, "{}").text("password");
    assertThat(opens(old) && opens(lost) && opens(next)).isTrue();
  }

  @Test
  void noOverlapEndsEveryOlderOne() {
    String old = first();
    String second = box.full.post(PASSWORD, "{}").text("password");
    String third = box.full.post(PASSWORD, "{\"overlap_seconds\":0}").text("password");
    assertThat(opens(old) || opens(second)).isFalse();
    assertThat(opens(third)).isTrue();
  }

  @Test
  void isNeverAnsweredAgain() {
    Answer first = box.full.post(PASSWORD, "{}", "Idempotency-Key", "k");
    Answer second = box.full.post(PASSWORD, "{}", "Idempotency-Key", "k");
    assertThat(second.text("password")).isNotEqualTo(first.text("password"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "86401", "1.5", "\"60\"", "true"})
  void refusesAnOverlapThatIsNone(String overlap) {
    Answer answer = box.full.post(PASSWORD, "{\"overlap_seconds\":%s}".formatted(overlap));
    assertThat(answer.status() + " " + answer.param()).isEqualTo("422 overlap_seconds");
  }

  @Test
  void theDatabaseHasItsDigestsAlone() throws IOException {
    String password = box.full.post(PASSWORD, "{}").text("password");
    for (String file : new String[] {"sandbox.db", "sandbox.db-wal"}) {
      assertThat(Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1))
          .doesNotContain(password);
    }
  }

  /// Whoever attaches to the sandbox must be able to call.
  @Test
  void thePeopleOfTheSandboxAreGivenTheNewOne() throws SandboxException {
    String password = box.full.post(PASSWORD, "{\"overlap_seconds\":0}").text("password");
    var endpoint = EndpointFile.find(folder).orElseThrow();
    assertThat(endpoint.organizations().getFirst().sipPassword().reveal()).isEqualTo(password);
    box.close();
    box = Box.in(folder, clock);
    assertThat(first()).isEqualTo(password);
    assertThat(opens(password)).isTrue();
  }

  @Test
  void ofSeveralAtOnceTheOneGivenIsTheOneInForce() throws SandboxException {
    Runnable rotation =
        () ->
            assertThat(box.full.post(PASSWORD, "{\"overlap_seconds\":0}").status()).isEqualTo(200);
    for (int round = 0; round < 10; round++) {
      Stream.generate(() -> CompletableFuture.runAsync(rotation, threads))
          .limit(10)
          .toList()
          .forEach(CompletableFuture::join);
      var given = EndpointFile.find(folder).orElseThrow().organizations().getFirst();
      assertThat(opens(given.sipPassword().reveal())).as("round %d", round).isTrue();
    }
  }

  /// It is in force by then, and an answer without it would leave nobody who knows it.
  @Test
  void isAnsweredWhereItCannotBeKept() throws IOException {
    Path credentials = folder.resolve(Credentials.NAME);
    Files.delete(credentials);
    Files.createDirectories(credentials.resolve("in the way"));

    Answer answer = box.full.post(PASSWORD, "{\"overlap_seconds\":0}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(opens(answer.text("password"))).isTrue();
    assertThat(first()).isEqualTo(answer.text("password"));
  }
}
