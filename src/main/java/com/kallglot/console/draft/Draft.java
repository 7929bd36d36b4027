package com.kallglot.console.draft;

import com.kallglot.console.draft.JsonValue.Obj;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A draft of a session request: its text, what it asks for, and what is wrong with it. Immutable;
/// an edit gives another draft.
public final class Draft {
  private static final SessionRequest NOTHING =
      new SessionRequest(null, null, null, RouteRequest.NONE, Map.of());

  private final String text;
  private final @Nullable Obj body;
  private final boolean wellFormed;
  private final SessionRequest request;
  private final List<Problem> problems;
  private final List<Violation> violations;
  private final List<UnknownField> unknownFields;

  private Draft(String text) {
    this.text = text;
    Flaws flaws = new Flaws(text);
    JsonValue value = JsonText.read(text, flaws);
    body = value instanceof Obj object ? object : null;
    if (value != null && body == null && !flaws.broken()) {
      flaws.error(value.start(), "", "invalid_json", Fault.NO_OBJECT, value.kind());
    }
    wellFormed = body != null && !flaws.broken();
    RequestReading reading = body == null ? null : new RequestReading(text, body, flaws);
    request = reading == null ? NOTHING : reading.request();
    unknownFields = reading == null ? List.of() : reading.unknown();
    problems = flaws.problems();
    violations = wellFormed && reading != null ? reading.violations() : List.of(noJson());
  }

  private Violation noJson() {
    String first =
        problems.stream()
            .filter(problem -> "invalid_json".equals(problem.code()))
            .map(Problem::toString)
            .findFirst()
            .orElse("");
    return new Violation("invalid_json", null, "The text is no JSON object: " + first);
  }

  /// Reads any text; what cannot be understood is told by [#problems].
  public static Draft parse(String text) {
    return new Draft(text);
  }

  public String text() {
    return text;
  }

  /// What was understood, as far as it was.
  public SessionRequest request() {
    return request;
  }

  /// In the order of the text.
  public List<Problem> problems() {
    return problems;
  }

  /// What the platform is expected to refuse it for, the one it answers with first.
  public List<Violation> violations() {
    return violations;
  }

  /// Members that are sent as written, but not modelled here.
  public List<UnknownField> unknownFields() {
    return unknownFields;
  }

  /// Whether the text is a JSON object; only then it can be edited by members.
  public boolean isWellFormed() {
    return wellFormed;
  }

  /// Where the value of a member stands.
  public Optional<Position> positionOf(String path) {
    JsonValue value = body == null ? null : Members.find(body, path);
    return Optional.ofNullable(value).map(found -> Position.of(text, found.start()));
  }

  /// With a member set to a string, in place; everything else stays as it was written.
  ///
  /// @param path such as `routing.phone_number`
  /// @throws IllegalStateException where the text is no JSON object
  public Draft with(String path, String value) {
    return parse(edit().set(path, quoted(value)));
  }

  /// With a member set to `true`, in place; [#without] takes it away again.
  ///
  /// @throws IllegalStateException where the text is no JSON object
  public Draft withTruth(String path) {
    return parse(edit().set(path, "true"));
  }

  /// Whether a member is `true`.
  public boolean isTrue(String path) {
    return body != null
        && Members.find(body, path) instanceof JsonValue.Word word
        && word.text().equals("true");
  }

  /// Without a member; an object that is left empty by it goes, too.
  ///
  /// @throws IllegalStateException where the text is no JSON object
  public Draft without(String path) {
    return parse(edit().remove(path));
  }

  private TextEdit edit() {
    if (body == null || !wellFormed) {
      throw new IllegalStateException("A text that is no JSON object cannot be edited by members");
    }
    return new TextEdit(text, body);
  }

  /// A string as JSON writes it.
  static String quoted(String value) {
    StringBuilder json = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
