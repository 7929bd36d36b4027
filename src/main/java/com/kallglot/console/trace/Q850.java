package com.kallglot.console.trace;

import com.kallglot.console.softphone.SipText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A cause of ITU-T Q.850, as the telephone network names the end of a call, and what it rests on.
///
/// @param value 1 to 127
public record Q850(int value, Basis basis) {
  /// RFC 3398 §8.2.6.1, SIP status to ISUP cause. 487 has none, 488 and 606 go by the Warning.
  private static final Map<Integer, Integer> BY_STATUS =
      Map.ofEntries(
          Map.entry(400, 41),
          Map.entry(401, 21),
          Map.entry(402, 21),
          Map.entry(403, 21),
          Map.entry(404, 1),
          Map.entry(405, 63),
          Map.entry(406, 79),
          Map.entry(407, 21),
          Map.entry(408, 102),
          Map.entry(410, 22),
          Map.entry(413, 127),
          Map.entry(414, 127),
          Map.entry(415, 79),
          Map.entry(416, 127),
          Map.entry(420, 127),
          Map.entry(421, 127),
          Map.entry(423, 127),
          Map.entry(480, 18),
          Map.entry(481, 41),
          Map.entry(482, 25),
          Map.entry(483, 25),
          Map.entry(484, 28),
          Map.entry(485, 1),
          Map.entry(486, 17),
          Map.entry(500, 41),
          Map.entry(501, 79),
          Map.entry(502, 38),
          Map.entry(503, 41),
          Map.entry(504, 102),
          Map.entry(505, 127),
          Map.entry(513, 127),
          Map.entry(600, 17),
          Map.entry(603, 21),
          Map.entry(604, 1));

  private static final Map<Integer, String> MEANINGS =
      Map.ofEntries(
          Map.entry(1, "unallocated number"),
          Map.entry(2, "no route to the transit network"),
          Map.entry(3, "no route to the destination"),
          Map.entry(16, "normal call clearing"),
          Map.entry(17, "user busy"),
          Map.entry(18, "no user responding"),
          Map.entry(19, "no answer from the user"),
          Map.entry(20, "subscriber absent"),
          Map.entry(21, "call rejected"),
          Map.entry(22, "number changed"),
          Map.entry(25, "exchange routing error"),
          Map.entry(26, "non-selected user clearing"),
          Map.entry(27, "destination out of order"),
          Map.entry(28, "invalid number format"),
          Map.entry(29, "facility rejected"),
          Map.entry(31, "normal, unspecified"),
          Map.entry(34, "no circuit available"),
          Map.entry(38, "network out of order"),
          Map.entry(41, "temporary failure"),
          Map.entry(42, "switching equipment congestion"),
          Map.entry(44, "requested circuit not available"),
          Map.entry(47, "resource unavailable"),
          Map.entry(50, "requested facility not subscribed"),
          Map.entry(55, "incoming calls barred within the closed user group"),
          Map.entry(57, "bearer capability not authorized"),
          Map.entry(58, "bearer capability not available"),
          Map.entry(63, "service or option not available"),
          Map.entry(65, "bearer capability not implemented"),
          Map.entry(79, "service or option not implemented"),
          Map.entry(87, "user not member of the closed user group"),
          Map.entry(88, "incompatible destination"),
          Map.entry(102, "recovery on timer expiry"),
          Map.entry(111, "protocol error"),
          Map.entry(127, "interworking, unspecified"));

  private static final Pattern IN_WORDS =
      Pattern.compile("(?i)q\\.?850\\W+(?:cause\\W*)?(\\d{1,3})\\b");

  /// What a cause rests on, the best first.
  public enum Basis {
    /// Told in a `Reason: Q.850` header (RFC 3326, RFC 6432).
    REASON_HEADER,
    /// Named in the Warning header or the reason phrase.
    WARNING_OR_PHRASE,
    /// Mapped from the SIP status (RFC 3398 §8.2.6.1).
    RFC_3398,
    /// Concluded by us from what happened.
    INFERENCE
  }

  public Q850 {
    if (value < 1 || value > 127) {
      throw new IllegalArgumentException("Not a Q.850 cause: " + value);
    }
  }

  /// The cause that a final response tells, by the best evidence it holds.
  ///
  /// @param status the final SIP status
  /// @param reasonHeader all `Reason` values, comma separated
  public static Optional<Q850> told(
      int status, @Nullable String reasonHeader, @Nullable String warning, String phrase) {
    return fromReason(reasonHeader)
        .or(() -> fromWords(warning))
        .or(() -> fromWords(phrase))
        .or(() -> Optional.ofNullable(BY_STATUS.get(status)).map(c -> new Q850(c, Basis.RFC_3398)));
  }

  /// A cause we conclude ourselves.
  public static Q850 inferred(int value) {
    return new Q850(value, Basis.INFERENCE);
  }

  /// What ITU-T Q.850 calls it.
  public String meaning() {
    return MEANINGS.getOrDefault(value, "see ITU-T Q.850");
  }

  private static Optional<Q850> fromReason(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    for (String reason : SipText.of("X\nReason: " + header).values("Reason")) {
      if (reason.toUpperCase(Locale.ROOT).startsWith("Q.850")) {
        Optional<Q850> cause =
            SipText.parameter(reason, "cause").flatMap(text -> valid(text, Basis.REASON_HEADER));
        if (cause.isPresent()) {
          return cause;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Q850> fromWords(@Nullable String words) {
    Matcher found = IN_WORDS.matcher(words == null ? "" : words);
    return found.find() ? valid(found.group(1), Basis.WARNING_OR_PHRASE) : Optional.empty();
  }

  private static Optional<Q850> valid(String number, Basis basis) {
    if (!number.matches("\\d{1,3}")) {
      return Optional.empty();
    }
    int value = Integer.parseInt(number);
    return value >= 1 && value <= 127 ? Optional.of(new Q850(value, basis)) : Optional.empty();
  }
}
