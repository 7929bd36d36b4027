package com.kallglot.console.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.telephony.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A secret passes through the clipboard and does not stay in it.
@Tag("desktop")
class PassingClipboardTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final PassingClipboard clipboard = new PassingClipboard(clock());

  private Clock clock() {
    InstantSource source = now::get;
    return source.withZone(ZoneOffset.UTC);
  }

  @BeforeAll
  static void start() throws Exception {
    var ready = new CompletableFuture<Boolean>();
    try {
      Platform.setImplicitExit(false);
      Platform.startup(() -> ready.complete(true));
    } catch (IllegalStateException running) {
      ready.complete(true); // another test of this process has started it
    }
    ready.get(20, TimeUnit.SECONDS);
  }

  private static void onScreen(Runnable change) throws Exception {
    var done = new CompletableFuture<Boolean>();
    Platform.runLater(() -> {
      try {
        change.run();
        done.complete(true);
      } catch (Throwable e) {
        done.completeExceptionally(e);
      }
    });
    done.get(20, TimeUnit.SECONDS);
  }

  private static String lies() {
    return Clipboard.getSystemClipboard().getString();
  }

  private void waited(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Test
  void aSecretIsTakenOutAfterAMinuteAndNotBefore() throws Exception {
    onScreen(() -> {
      clipboard.copy(Secret.of("pw-1"));
      waited(PassingClipboard.STAY.minusMillis(1));
      assertThat(clipboard.tidy()).isFalse();
      assertThat(lies()).isEqualTo("pw-1");
      waited(Duration.ofMillis(1));
      assertThat(clipboard.tidy()).isTrue();
      assertThat(lies()).isNull();
      assertThat(clipboard.tidy()).as("once").isFalse();
    });
  }

  @Test
  void whatWasCopiedMeanwhileStays() throws Exception {
    onScreen(() -> {
      clipboard.copy(Secret.of("pw-2"));
      var other = new ClipboardContent();
      other.putString("a letter to somebody");
      Clipboard.getSystemClipboard().setContent(other);
      waited(PassingClipboard.STAY);
      assertThat(clipboard.tidy()).isFalse();
      assertThat(lies()).isEqualTo("a letter to somebody");
    });
  }

  @Test
  void theMinuteBeginsAnewWithEachCopy() throws Exception {
    onScreen(() -> {
      clipboard.copy(Secret.of("pw-3"));
      waited(PassingClipboard.STAY.minusSeconds(1));
      clipboard.copy(Secret.of("pw-4"));
      waited(Duration.ofSeconds(2));
      assertThat(clipboard.tidy()).isFalse();
      assertThat(lies()).isEqualTo("pw-4");
      assertThat(clipboard.clear()).isTrue();
    });
  }
}
