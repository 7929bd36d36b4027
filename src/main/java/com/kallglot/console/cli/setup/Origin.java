package com.kallglot.console.cli.setup;

import com.kallglot.console.organization.Mode;
import com.kallglot.console.organization.inventory.Inventory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where something that is shown was read, so that what is kept here is never taken for what the
/// platform said.
///
/// @param source `platform`, `inventory` or `last_read`
/// @param notice said with everything of an inventory, and with its age of what the platform cannot
///   be asked for now; null for what the platform says
public record Origin(String source, @Nullable String notice, Instant readAt) {

  /// @param mode one that has something to show
  public static Origin of(Mode mode) {
    var configuration = mode.shown().orElseThrow();
    return new Origin(configuration.source(), notice(mode), configuration.readAt());
  }

  private static @Nullable String notice(Mode mode) {
    return switch (mode) {
      case Mode.OnInventory _ -> Inventory.NOTICE;
      case Mode.Unknown stale -> stale.notice(Instant.now());
      case Mode.OnPlatform _, Mode.AwaitingConsent _, Mode.NoAccess _ -> null;
    };
  }

  /// A JSON document with that said first.
  public <T> Shown<T> with(T data) {
    return new Shown<>(source, notice, readAt, data);
  }

  /// What is shown, and where it was read.
  public record Shown<T>(String source, @Nullable String notice, Instant readAt, T data) {}

  /// The line below a table; none for what the platform said.
  public List<String> lines() {
    return notice == null ? List.of() : List.of("", capital(notice) + ".");
  }

  /// What follows a sentence about one object.
  public String inBrackets() {
    return notice == null ? "" : " (" + notice + ")";
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
