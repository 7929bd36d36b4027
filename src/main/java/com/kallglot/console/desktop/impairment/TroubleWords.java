package com.kallglot.console.desktop.impairment;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.organization.impairment.FarEnd;
import com.kallglot.console.organization.impairment.Knob;
import com.kallglot.console.organization.impairment.Network;
import com.kallglot.console.organization.impairment.Trouble;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;

/// What a sandbox does wrong, in words.
final class TroubleWords {
  private final Messages messages;
  private final NumberFormat numbers;

  TroubleWords(Messages messages) {
    this.messages = messages;
    numbers = NumberFormat.getNumberInstance(messages.locale());
    numbers.setMaximumFractionDigits(1);
  }

  /// "Sandbox adds 10 ms jitter, 0.3 % loss".
  String chip(Trouble trouble) {
    return trouble.isNone()
        ? messages.get("impairment.chip.none")
        : messages.get("impairment.chip", String.join(", ", parts(trouble)));
  }

  private List<String> parts(Trouble trouble) {
    List<String> parts = new ArrayList<>();
    Network network = trouble.network();
    for (Knob knob : Knob.values()) {
      boolean tells = knob != Knob.BURST || network.lossPercent() > 0;
      if (tells && knob.of(network) != knob.of(Network.CLEAN)) {
        parts.add(value(knob, knob.of(network)) + " " + messages.of("impairment.part", knob));
      }
    }
    if (network.path() != Network.Path.OPEN) {
      parts.add(messages.of("impairment.path", network.path()));
    }
    if (network.source() != Network.Source.NAMED) {
      parts.add(messages.of("impairment.source", network.source()));
    }
    if (network.namedAddress() != null) {
      parts.add(messages.get("impairment.part.address", network.namedAddress()));
    }
    parts.addAll(parts(trouble.farEnd()));
    return parts;
  }

  private List<String> parts(FarEnd end) {
    List<String> parts = new ArrayList<>();
    if (end.finalCode() != null && end.finalCode() != 200) {
      parts.add(String.valueOf(end.finalCode()));
    }
    if (end.silent()) {
      parts.add(messages.get("impairment.part.silent"));
    }
    if (end.answerDelayMs() != null) {
      parts.add(messages.get("impairment.part.answer", numbers.format(end.answerDelayMs())));
    }
    if (end.hangUpAfterMs() != null) {
      parts.add(messages.get("impairment.part.hang_up", numbers.format(end.hangUpAfterMs())));
    }
    if (end.sound() != null && end.sound() != FarEnd.Sound.ECHO) {
      parts.add(messages.of("impairment.sound", end.sound()));
    }
    if (end.earlySound()) {
      parts.add(messages.get("impairment.part.early"));
    }
    return parts;
  }

  String value(Knob knob, double value) {
    String unit =
        switch (knob) {
          case LOSS, DUPLICATES, REORDERING -> " %";
          case DELAY, JITTER -> " ms";
          case BURST -> "";
        };
    return numbers.format(value) + unit;
  }
}
