package com.kallglot.console.desktop.workspace;

import com.kallglot.console.organization.Mode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the profile in use stands with its platform: where its configuration comes from and whether
/// it can be edited. What a page says under its title, and what its buttons depend on.
public sealed interface Standing {
  /// Nothing was asked yet.
  record Unread() implements Standing {}

  /// The platform manages it.
  record OnPlatform() implements Standing {}

  /// The platform manages it, and refused an edit because the key lacks the right.
  ///
  /// @param said by the platform
  record MayOnlyRead(String said) implements Standing {}

  /// It is kept on this computer, not on the platform.
  record OnInventory(Mode.OnInventory mode) implements Standing {}

  /// The platform manages nothing, and nobody agreed yet to keep anything here.
  ///
  /// @param said by the platform
  record AwaitingConsent(String said) implements Standing {}

  /// This key may not even read it.
  ///
  /// @param said by the platform
  record NoAccess(String said) implements Standing {}

  /// It was read, and cannot be read any more.
  ///
  /// @param readAt how old what is shown is
  record Offline(Instant readAt, Failure why) implements Standing {}

  /// It cannot be told, and nothing is there to show.
  ///
  /// @param last what was seen in an earlier run; null where nothing ever was
  record Unknown(Failure why, Mode.@Nullable Remembered last) implements Standing {}

  static Standing of(Mode found) {
    return switch (found) {
      case Mode.OnPlatform _ -> new OnPlatform();
      case Mode.OnInventory inventory -> new OnInventory(inventory);
      case Mode.AwaitingConsent(var said) -> new AwaitingConsent(said);
      case Mode.NoAccess(var said) -> new NoAccess(said);
      case Mode.Unknown(var problem, var last, var _, var _) ->
          new Unknown(Failure.of(problem), last);
    };
  }

  /// Whether edits make sense.
  default boolean mayEdit() {
    return this instanceof OnPlatform || this instanceof OnInventory;
  }
}
