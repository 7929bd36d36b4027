package com.kallglot.console.desktop.trial;

import com.kallglot.console.desktop.fx.Messages;

/// What test calls can cost, or why their guards forbid them, in the language of the screen.
public final class ExposureWords {
  private ExposureWords() {}

  public static String of(Messages messages, TrialState.Asking ask) {
    return ask.refusal() == null
        ? messages.get(
            "run.exposure",
            ask.exposure().credits(),
            ask.exposure().calls(),
            ask.exposure().minutes())
        : messages.get("run.refused_by_guard", ask.refusal());
  }
}
