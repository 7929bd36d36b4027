package com.kallglot.console.desktop.quality;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.media.Mos;
import com.kallglot.console.media.Mos.Input;
import com.kallglot.console.media.Mos.Origin;
import com.kallglot.console.trace.quality.AccessLeg;
import com.kallglot.console.trace.quality.Figure;
import com.kallglot.console.trace.quality.QualitySeries;
import com.kallglot.console.trace.quality.Reading;
import com.kallglot.console.trace.quality.Reading.Known;
import com.kallglot.console.trace.quality.Reading.Unknown;
import com.kallglot.console.trace.quality.Second;
import com.kallglot.console.trace.quality.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The quality of a call in words.
public final class QualityWords {
  private final Messages messages;

  public QualityWords(Messages messages) {
    this.messages = messages;
  }

  /// "MOS 4.38 estimated, narrowband", or "MOS not rated": of the last second, for a place with
  /// room for one figure. Empty before there is one.
  public Optional<String> mos(QualitySeries series) {
    return series.last().map(last -> "MOS " + spokenValue(Figure.MOS, last));
  }

  String name(Figure figure, Optional<Second> second) {
    String name = messages.of("quality.name", figure);
    return figure == Figure.MOS
        ? second
            .flatMap(Second::rated)
            .map(rating -> name + ", " + messages.of("quality.scale", rating.scale()))
            .orElse(name)
        : name;
  }

  String value(Figure figure, double value) {
    String format =
        switch (figure) {
          case LOSS, JITTER -> "%.1f";
          case ROUND_TRIP -> "%.0f";
          case MOS -> "%.2f";
        };
    return String.format(messages.locale(), format, value);
  }

  String unit(Figure figure) {
    return messages.of("quality.unit", figure);
  }

  String why(Unknown unknown) {
    return messages.of("quality.why", unknown.why());
  }

  String tag(Origin origin) {
    return messages.of("quality.origin", origin);
  }

  /// Which inputs of an estimate are as uncertain as the whole.
  String uncertain(Mos.Rating rating) {
    Origin certainty = AccessLeg.certainty(rating);
    return inputs(rating)
        .filter(input -> input.origin() == certainty)
        .map(Part::name)
        .collect(Collectors.joining(", "));
  }

  private record Part(String name, String text, Origin origin) {}

  private Stream<Part> inputs(Mos.Rating rating) {
    Mos.Conditions from = rating.conditions();
    return Stream.of(
        new Part(
            messages.get("quality.input.loss"),
            number("%.1f %%", from.lossPercent()),
            from.lossPercent().origin()),
        new Part(
            messages.get("quality.input.delay"),
            number("%.0f ms", from.oneWayDelayMs()),
            from.oneWayDelayMs().origin()),
        new Part(
            messages.get("quality.input.burst"),
            number("%.0f", from.burstRatio()),
            from.burstRatio().origin()),
        new Part(
            messages.get("quality.input.concealment"),
            messages.of("quality.concealment", from.concealment()),
            Origin.ASSUMED)); // no counter tells what the decoder made of a gap
  }

  private String number(String format, Input input) {
    return String.format(messages.locale(), format, input.value());
  }

  String threshold(Figure figure) {
    String number =
        String.format(
            messages.locale(), figure == Figure.MOS ? "%.1f" : "%.0f", figure.threshold());
    return figure == Figure.MOS ? number : number + " " + unit(figure);
  }

  /// By which rule it is warned of; for loss with the mean that the rule looks at.
  String rule(Figure figure, QualitySeries series) {
    if (figure != Figure.LOSS) {
      return messages.get("quality.rule.samples");
    }
    return series.meanLoss().stream()
        .mapToObj(mean -> messages.get("quality.rule.mean.now", value(Figure.LOSS, mean)))
        .findFirst()
        .orElse(messages.get("quality.rule.mean"));
  }

  /// How the figure is made, of the very second that is read.
  String definition(Figure figure, Optional<Second> second) {
    String definition = messages.of("quality.definition", figure);
    return second
        .flatMap(Second::rated)
        .filter(_ -> figure == Figure.MOS)
        .map(rating -> definition + "\n" + conditions(rating))
        .orElse(definition);
  }

  private String conditions(Mos.Rating rating) {
    return inputs(rating)
        .map(part -> part.name() + " " + part.text() + ", " + tag(part.origin()))
        .collect(Collectors.joining("\n"));
  }

  /// A figure of one second as it is read aloud.
  String spoken(Figure figure, Second second) {
    return messages.of("quality.name", figure) + " " + spokenValue(figure, second);
  }

  private String spokenValue(Figure figure, Second second) {
    Reading reading = second.of(figure);
    return switch (reading) {
      case Unknown unknown -> why(unknown);
      case Known(var value, var origin) ->
          figure == Figure.MOS
              ? value(figure, value)
                  + " "
                  + unit(figure)
                  + second
                      .rated()
                      .map(rated -> ", " + messages.of("quality.scale", rated.scale()))
                      .orElse("")
              : value(figure, value) + " " + unit(figure) + ", " + tag(origin);
    };
  }

  /// All that the card says.
  String spoken(QualitySeries series, Optional<Second> read, String when) {
    List<String> parts = new ArrayList<>();
    parts.add(messages.get("quality.title") + ", " + when);
    read.ifPresent(second -> Stream.of(Figure.values()).forEach(f -> parts.add(spoken(f, second))));
    if (read.isEmpty()) {
      parts.add(messages.get("quality.none"));
    }
    series.warnings().stream()
        .filter(Warning::isOpen)
        .forEach(warning -> parts.add(warning(warning.figure())));
    return String.join(". ", parts) + ".";
  }

  String warningWord() {
    return messages.get("quality.warned");
  }

  String warning(Figure figure) {
    return messages.of("quality.warning", figure);
  }
}
