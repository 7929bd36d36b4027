package com.kallglot.console.desktop.routelab.draft;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.draft.Fault;
import com.kallglot.console.draft.Position;
import com.kallglot.console.draft.Problem;
import com.kallglot.console.telephony.Violation;
import java.util.Locale;
import java.util.Objects;

/// Problems of a draft in the language of the screen.
public final class ProblemWords {
  private final Messages messages;

  public ProblemWords(Messages messages) {
    this.messages = messages;
  }

  /// What a draft is refused for, where it is; of a text that is no JSON, with its place.
  public String of(Violation violation, Draft draft) {
    return draft.problems().stream()
        .filter(problem -> violation.code().equals(problem.code()))
        .filter(problem -> violation.param() == null || violation.param().equals(problem.path()))
        .findFirst()
        .map(problem -> violation.param() == null ? place(problem) + of(problem) : of(problem))
        .orElseGet(violation::problem);
  }

  private static String place(Problem problem) {
    return problem.line() + ":" + problem.column() + "  ";
  }

  String of(Problem problem) {
    return problem.fault() == Fault.RULE ? ofRule(problem) : ofFault(problem);
  }

  private String ofFault(Problem problem) {
    Object[] about = problem.about().stream().map(this::said).toArray();
    return messages.get("fault." + problem.fault().name().toLowerCase(Locale.ROOT), about);
  }

  private Object said(Object about) {
    return switch (about) {
      case Fault.Kind kind -> messages.of("fault.kind", kind);
      case Position at -> messages.get("fault.position", at.line(), at.column());
      default -> about;
    };
  }

  private String ofRule(Problem problem) {
    return switch (Objects.requireNonNullElse(problem.code(), "")) {
      case "missing_required_field" -> messages.get("problem.missing", problem.path());
      case "invalid_mode" -> messages.get("problem.mode");
      default ->
          switch (problem.path()) {
            case "routing.phone_number" -> messages.get("problem.number");
            case "routing.type" -> messages.get("problem.type");
            case "routing.sip" -> messages.get("problem.sip");
            default -> ofFault(problem);
          };
    };
  }
}
