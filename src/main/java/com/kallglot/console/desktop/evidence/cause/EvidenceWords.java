package com.kallglot.console.desktop.evidence.cause;

import com.kallglot.console.desktop.evidence.Evidence.Viewpoint;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.Q850;
import com.kallglot.console.trace.evidence.Hop;
import com.kallglot.console.trace.evidence.Testimony;
import com.kallglot.console.trace.words.CauseWords;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Causes, their evidence and hops in words.
final class EvidenceWords {
  private static final double MILLI = 1e6;

  private final Messages messages;
  private final CauseWords own;
  private final CauseWords callers;
  private final NumberFormat numbers;

  EvidenceWords(Messages messages) {
    this.messages = messages;
    this.own = CauseWords.in(messages.locale());
    this.callers = CauseWords.ofCaller(messages.locale());
    this.numbers = NumberFormat.getIntegerInstance(messages.locale());
  }

  String sentence(Cause cause, Viewpoint viewpoint) {
    return messages.shown(words(viewpoint).sentence(cause));
  }

  Optional<String> change(Cause cause, Viewpoint viewpoint) {
    return words(viewpoint).change(cause).map(messages::shown);
  }

  private CauseWords words(Viewpoint viewpoint) {
    return switch (viewpoint) {
      case OWN -> own;
      case CALLER -> callers;
    };
  }

  /// `Q.850 17, user busy`, or that there is none.
  String q850(Cause cause) {
    return cause.q850() == null
        ? messages.get("evidence.q850.none")
        : messages.get("evidence.q850", cause.q850().value(), own.meaning(cause.q850()));
  }

  /// `auth or network`.
  String blame(Cause cause) {
    return cause.blame().stream()
        .map(each -> messages.of("evidence.blame", each))
        .collect(Collectors.joining(" " + messages.get("evidence.or") + " "));
  }

  String millis(Duration took) {
    return messages.get("evidence.ms", numbers.format(Math.round(took.toNanos() / MILLI)));
  }

  String name(Hop hop) {
    return messages.of("evidence.hop", hop.kind());
  }

  /// What is known of it, in a few words.
  String detail(Hop hop) {
    if (hop.state() == Hop.State.NOT_REACHED) {
      return messages.get("evidence.hop.not_reached");
    }
    if (hop.detail() == Hop.Detail.NONE) {
      return hop.state() == Hop.State.NOT_NEEDED ? messages.get("evidence.hop.not_needed") : "";
    }
    return filled("evidence.hop.detail." + lower(hop.detail()), hop.values());
  }

  /// How long it took; empty where that is no question.
  String took(Hop hop) {
    if (hop.isUnmeasured()) {
      return messages.get("evidence.hop.unmeasured");
    }
    return hop.took() == null ? "" : millis(hop.took());
  }

  /// As a screen reader says it.
  String spoken(Hop hop) {
    String took = took(hop).isEmpty() ? "" : ", " + took(hop);
    String detail = detail(hop).isEmpty() ? "" : ", " + detail(hop);
    return name(hop) + ", " + messages.of("evidence.hop.state", hop.state()) + detail + took;
  }

  String finding(Testimony testimony) {
    List<String> values = testimony.values();
    if (testimony.finding() == Testimony.Finding.MAPPED) {
      var mapped = new Q850(Integer.parseInt(values.get(1)), Q850.Basis.RFC_3398);
      values = List.of(values.getFirst(), values.get(1), own.meaning(mapped));
    }
    return filled("evidence.finding." + lower(testimony.finding()), values);
  }

  private String filled(String key, List<String> values) {
    return messages.get(key, values.toArray());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
