package com.kallglot.console.desktop.phone.dial;

import com.kallglot.console.phone.dialling.DialHistory.Dialled;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What may complete what is typed.
///
/// @param text that is put into the field
/// @param about a label; empty where there is none
/// @param origin where it is from
record Suggestion(String text, String about, Origin origin) {
  private static final int MOST = 8;

  enum Origin {
    DIALLED,
    NUMBER
  }

  /// Those that have what is typed in them, called ones first.
  static List<Suggestion> of(
      String typed, List<Dialled> history, @Nullable TelephonyConfiguration read) {
    String wanted = plain(typed);
    if (wanted.isEmpty()) {
      return List.of();
    }
    Map<String, Suggestion> found = new LinkedHashMap<>();
    Stream.concat(
            history.stream().map(each -> new Suggestion(each.text(), "", Origin.DIALLED)),
            numbers(read))
        .filter(each ->
            plain(each.text()).contains(wanted)
                || each.about().toLowerCase(Locale.ROOT).contains(wanted))
        .filter(each -> !plain(each.text()).equals(wanted))
        .forEach(each -> found.putIfAbsent(plain(each.text()), each));
    return found.values().stream().limit(MOST).toList();
  }

  private static Stream<Suggestion> numbers(@Nullable TelephonyConfiguration read) {
    return read == null ? Stream.of() : read.numbers().stream().map(Suggestion::of);
  }

  private static Suggestion of(PhoneNumber number) {
    E164 known = number.phoneNumber();
    return new Suggestion(
        known.international(), Objects.requireNonNullElse(number.label(), ""), Origin.NUMBER);
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s().\\-/]", "").toLowerCase(Locale.ROOT);
  }
}
