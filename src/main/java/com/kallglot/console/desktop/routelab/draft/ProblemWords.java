package com.kallglot.console.desktop.routelab.draft;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.draft.Problem;
import java.util.Objects;

/// Problems of a draft in the language of the screen: the usual ones in words of its own, the
/// others as the draft tells them, in English like the API they are about.
final class ProblemWords {
  private final Messages messages;

  ProblemWords(Messages messages) {
    this.messages = messages;
  }

  String of(Problem problem) {
    return switch (Objects.requireNonNullElse(problem.code(), "")) {
      case "missing_required_field" -> messages.get("problem.missing", problem.path());
      case "invalid_mode" -> messages.get("problem.mode");
      case "invalid_field_value" -> ofValue(problem);
      default -> problem.message();
    };
  }

  private String ofValue(Problem problem) {
    return switch (problem.path()) {
      case "routing.phone_number" -> messages.get("problem.number");
      case "routing.type" -> messages.get("problem.type");
      case "routing.sip" -> messages.get("problem.sip");
      default -> problem.message();
    };
  }
}
