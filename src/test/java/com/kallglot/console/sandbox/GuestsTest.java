package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.telephony.Secret;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who uses a sandbox beside its own process, and how long it stays for them.
class GuestsTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void aSandboxWaitsForThoseWhoUseItAndThenLetsNobodyIn() throws Exception {
    try (Box box = Box.in(folder)) {
      Attachment first = Attachment.to(folder).orElseThrow();
      Attachment second = Attachment.to(folder).orElseThrow();
      assertThat(first.endpoint().baseUrl()).isEqualTo(box.sandbox.baseUrl());
      assertThat(box.sandbox.guests()).isEqualTo(2);

      CompletableFuture<Void> unused = waiting(box.sandbox);
      first.close();
      Await.until(SOON, "the first is gone", () -> box.sandbox.guests() == 1);
      assertThat(unused).isNotDone();
      second.close();
      unused.get(10, TimeUnit.SECONDS);

      assertThat(Attachment.to(folder)).as("after the last one left").isEmpty();
    }
  }

  @Test
  void itDoesNotWaitWhereNobodyIsNorOnceItIsToldNotTo() throws Exception {
    try (Box box = Box.in(folder);
        Attachment guest = Attachment.to(folder).orElseThrow()) {
      CompletableFuture<Void> unused = waiting(box.sandbox);
      assertThat(guest.endpoint().guestsPort()).isPositive();
      box.sandbox.partFromGuests();
      unused.get(10, TimeUnit.SECONDS);
    }
    try (Box box = Box.in(folder)) {
      waiting(box.sandbox).get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void whoDoesNotKnowTheKeyIsNoGuest() throws Exception {
    try (Guests guests = Guests.receive(Secret.of("right"));
        Socket stranger = new Socket(InetAddress.getLoopbackAddress(), guests.port())) {
      stranger.getOutputStream().write("wrong".getBytes(StandardCharsets.US_ASCII));
      assertThat(stranger.getInputStream().read()).isEqualTo(-1);
      assertThat(guests.count()).isZero();
    }
  }

  @Test
  void thereIsNothingToAttachToWhereNoSandboxRuns() throws Exception {
    assertThat(Attachment.to(folder)).isEmpty();
    Box.in(folder).close();
    assertThat(Attachment.to(folder)).isEmpty();
  }

  private static CompletableFuture<Void> waiting(Sandbox sandbox) {
    return CompletableFuture.runAsync(() -> {
      try {
        sandbox.awaitUnused();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
  }
}
