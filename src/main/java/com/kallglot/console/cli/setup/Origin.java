package com.kallglot.console.cli.setup;

import com.kallglot.console.organization.Mode;
import com.kallglot.console.organization.inventory.Inventory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where something that is shown was read, so that what is kept here is never taken for what the
/// platform said.
///
/// @param source `platform` or `inventory`
/// @param notice said with everything of an inventory; null for the platform's
public record Origin(String source, @Nullable String notice, Instant readAt) {

  /// @param mode one that has a configuration
  public static Origin of(Mode mode) {
    var configuration = mode.configuration().orElseThrow();
    boolean kept = configuration.source().equals(Inventory.SOURCE);
    return new Origin(
        configuration.source(), kept ? Inventory.NOTICE : null, configuration.readAt());
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
