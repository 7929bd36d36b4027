package com.kallglot.console.cli.text;

/// Whether text carries colours (ECMA-48 SGR). Nothing is said by colour alone.
public enum Style {
  PLAIN,
  COLOURED;

  /// What a text means, and so how it looks.
  public enum Tone {
    GOOD("32"),
    BAD("31"),
    WARN("33"),
    DIM("2"),
    STRONG("1"),
    NORMAL("");

    private final String sgr;

    Tone(String sgr) {
      this.sgr = sgr;
    }
  }

  public String paint(Tone tone, String text) {
    return this == PLAIN || tone.sgr.isEmpty() || text.isEmpty()
        ? text
        : "\u001B[" + tone.sgr + "m" + text + "\u001B[0m";
  }
}
