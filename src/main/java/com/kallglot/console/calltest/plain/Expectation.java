package com.kallglot.console.calltest.plain;

import com.kallglot.console.media.Heard;
import java.util.Locale;
import java.util.Optional;

/// What a plain call is told to expect; a call that ends otherwise has failed.
public sealed interface Expectation {
  /// As on the command line.
  String label();

  /// `echo`, `tone`, `speech`, `audio`, `answered` or `code:NNN`; empty where `label` is none.
  static Optional<Expectation> parse(String label) {
    return switch (label) {
      case "answered" -> Optional.of(new Answered());
      case "audio" -> Optional.of(new AnySound());
      case "echo" -> Optional.of(new Sound(Heard.Kind.ECHO));
      case "tone" -> Optional.of(new Sound(Heard.Kind.TONE));
      case "speech" -> Optional.of(new Sound(Heard.Kind.SPEECH));
      default ->
          label.matches("code:[2-6]\\d\\d")
              ? Optional.of(new FinalCode(Integer.parseInt(label.substring(5))))
              : Optional.empty();
    };
  }

  /// Somebody takes the call; what is heard does not matter.
  record Answered() implements Expectation {
    @Override
    public String label() {
      return "answered";
    }
  }

  /// Answered, and anything but silence is heard.
  record AnySound() implements Expectation {
    @Override
    public String label() {
      return "audio";
    }
  }

  /// Answered, and exactly this is heard.
  record Sound(Heard.Kind kind) implements Expectation {
    @Override
    public String label() {
      return kind.name().toLowerCase(Locale.ROOT);
    }
  }

  /// The call ends with this status, 200 for an answered one.
  record FinalCode(int code) implements Expectation {
    @Override
    public String label() {
      return "code:" + code;
    }
  }
}
