package com.kallglot.console.desktop.phone.dial;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.phone.dialling.DialReading;
import com.kallglot.console.phone.dialling.DialReading.NotDiallable;
import com.kallglot.console.phone.dialling.DialReading.Target;
import com.kallglot.console.telephony.DialRisk;
import com.kallglot.console.telephony.E164;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How what was typed is read, in words.
final class DialWords {
  private final Messages messages;

  DialWords(Messages messages) {
    this.messages = messages;
  }

  /// @param tone `muted`, `warn` or `bad`
  record Sight(String icon, String text, String tone) {}

  /// @param nothing what is said where nothing is typed
  Sight of(DialReading reading, String nothing) {
    return switch (reading) {
      case DialReading.Nothing() -> new Sight("fth-info", nothing, "muted");
      case NotDiallable(var why, var about) ->
          new Sight(
              "fth-alert-circle",
              messages.get("dial.why." + why.name().toLowerCase(Locale.ROOT), about),
              "bad");
      case Target target ->
          target.notes().isEmpty()
              ? new Sight("fth-check", target(target), "muted")
              : new Sight("fth-alert-triangle", noted(target), "warn");
    };
  }

  /// `+49 30 23125001, Germany`.
  String target(Target target) {
    return switch (target.kind()) {
      case NUMBER -> number(target.number());
      case ADDRESS -> messages.get("dial.read.address", target.uri());
      case DIGITS -> messages.get("dial.read.digits", target.uri());
      case NAME -> messages.get("dial.read.name", target.uri());
    };
  }

  private String number(@Nullable E164 number) {
    if (number == null) {
      return "";
    }
    String country = Locale.of("", DialRisk.region(number)).getDisplayCountry(messages.locale());
    String shown = messages.shown(number.international());
    return country.isEmpty() || country.equals("ZZ") ? shown : shown + ", " + country;
  }

  private String noted(Target target) {
    return Stream.concat(
            Stream.of(target(target)),
            target.notes().stream()
                .sorted()
                .map(note -> messages.get("dial.note." + note.name().toLowerCase(Locale.ROOT))))
        .collect(Collectors.joining(". "));
  }
}
