package com.kallglot.console.desktop.fx;

import com.kallglot.console.telephony.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/// The system's clipboard for what must not stay in it: a secret is taken out again after a minute,
/// unless something else was copied meanwhile. Used on the JavaFX thread.
public final class PassingClipboard {
  /// How long a secret may lie there.
  public static final Duration STAY = Duration.ofMinutes(1);

  private final Clock clock;
  private @Nullable Secret left;
  private Instant until = Instant.MIN;

  public PassingClipboard(Clock clock) {
    this.clock = clock;
  }

  public void copy(Secret secret) {
    var content = new ClipboardContent();
    content.putString(secret.reveal());
    Clipboard.getSystemClipboard().setContent(content);
    left = secret;
    until = clock.instant().plus(STAY);
  }

  /// To be called now and then: takes out what has lain there long enough.
  ///
  /// @return whether something was taken out just now
  public boolean tidy() {
    return left != null && !clock.instant().isBefore(until) && clear();
  }

  /// Takes it out at once, if it is still there.
  ///
  /// @return whether it was
  public boolean clear() {
    Secret mine = left;
    left = null;
    Clipboard system = Clipboard.getSystemClipboard();
    if (mine == null || !mine.reveal().equals(system.getString())) {
      return false;
    }
    system.clear();
    return true;
  }
}
