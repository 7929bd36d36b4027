package com.kallglot.console.provider;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Credentials as typed and then read: what they come to, what was corrected on the way, and what
/// is wrong with them.
///
/// @param credentials what would be sent; null where a field is empty
/// @param corrections what was changed
public record TypedCredentials(
    @Nullable ProviderCredentials credentials,
    List<Correction> corrections,
    List<ShapeFault> faults) {
  public TypedCredentials {
    corrections = List.copyOf(corrections);
    faults = List.copyOf(faults);
  }

  /// The credentials, where nothing about them is certainly wrong.
  public Optional<ProviderCredentials> sendable() {
    return faults.stream().anyMatch(ShapeFault::isCertain)
        ? Optional.empty()
        : Optional.ofNullable(credentials);
  }
}
