package com.kallglot.console.provider;

/// Something untidy about what was typed that was mended, so that nothing is mended in secret.
///
/// @param field which field it was in
/// @param sentence what was changed; holds no part of a secret
public record Correction(ShapeFault.Field field, Kind kind, String sentence) {

  /// What was taken away.
  public enum Kind {
    /// Blanks, line ends and invisible characters around it.
    SURROUNDINGS,
    /// The word of the HTTP header in front of a key.
    BEARER
  }
}
