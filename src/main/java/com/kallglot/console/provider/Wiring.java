package com.kallglot.console.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a provider does with a call to a number, and what follows from it.
///
/// @param reach the verdict
/// @param decidedBy the setting that wins, in the provider's own word, as `trunk_sid`
/// @param reason why the verdict is what it is
/// @param change what to change for the call to reach the platform; null where it does
/// @param settings the settings the provider considers, in its order of preference
/// @param remarks what else is worth knowing before the first call
public record Wiring(
    Reach reach,
    String decidedBy,
    String reason,
    @Nullable String change,
    List<Setting> settings,
    List<String> remarks) {
  public Wiring {
    settings = List.copyOf(settings);
    remarks = List.copyOf(remarks);
  }

  /// One setting of a number or of what the number leads to.
  ///
  /// @param name the provider's own word
  /// @param value what it holds, safe to show: without passwords and queries; null where nothing
  public record Setting(String name, @Nullable String value, Standing standing) {}

  /// What a setting does to the call.
  public enum Standing {
    WINS,
    /// Set, and ignored by the provider because another one wins.
    OVERRULED,
    /// Not set.
    EMPTY,
    /// Set, and shaping the call without deciding where it goes.
    APPLIES
  }
}
