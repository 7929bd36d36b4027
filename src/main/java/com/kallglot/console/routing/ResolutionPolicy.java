package com.kallglot.console.routing;

import java.util.Arrays;
import java.util.Locale;

/// How the public text is read at the three points where it can be read differently.
public record ResolutionPolicy(
    UnownedNumber unownedNumber, SeveralMethods severalMethods, MissingRouting missingRouting) {

  /// The reading that the public text suggests; no live session has confirmed it yet.
  public static final ResolutionPolicy PUBLIC_TEXT =
      new ResolutionPolicy(
          UnownedNumber.REFUSE, SeveralMethods.FIRST_APPLIES, MissingRouting.DEFAULT_ROUTE);

  /// A `phone_number` that the organization does not own. One that it owns, but that is not active,
  /// is refused in either reading.
  public enum UnownedNumber {
    /// `phone_number_not_found`.
    REFUSE,
    /// The default connection is tried.
    FALL_TO_DEFAULT
  }

  /// More than one of `connection_id`, `type: "sip"` and `phone_number`.
  public enum SeveralMethods {
    /// The first in the order of the steps.
    FIRST_APPLIES,
    /// `invalid_field_value`: exactly one method is allowed.
    REJECT
  }

  /// A body without `routing`.
  public enum MissingRouting {
    /// The organization's default connection.
    DEFAULT_ROUTE,
    /// No telephone leg at all: the session's sound flows over its WebSocket.
    STREAM_ONLY
  }

  /// Reads the three words, each an enum constant in lower_snake.
  ///
  /// @throws IllegalArgumentException naming the words that are possible
  public static ResolutionPolicy ofWords(
      String unownedNumber, String severalMethods, String missingRouting) {
    return new ResolutionPolicy(
        constant(UnownedNumber.class, unownedNumber),
        constant(SeveralMethods.class, severalMethods),
        constant(MissingRouting.class, missingRouting));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> word(constant).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "\"%s\" is none of %s"
                    .formatted(
                        word,
                        Arrays.stream(type.getEnumConstants())
                            .map(ResolutionPolicy::word)
                            .toList())));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  ResolutionPolicy with(UnownedNumber reading) {
    return new ResolutionPolicy(reading, severalMethods, missingRouting);
  }

  ResolutionPolicy with(SeveralMethods reading) {
    return new ResolutionPolicy(unownedNumber, reading, missingRouting);
  }

  ResolutionPolicy with(MissingRouting reading) {
    return new ResolutionPolicy(unownedNumber, severalMethods, reading);
  }
}
