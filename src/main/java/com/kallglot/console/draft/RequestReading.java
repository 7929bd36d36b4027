package com.kallglot.console.draft;

import com.kallglot.console.draft.Fault.Kind;
import com.kallglot.console.draft.JsonValue.Member;
import com.kallglot.console.draft.JsonValue.Obj;
import com.kallglot.console.draft.JsonValue.Text;
import com.kallglot.console.draft.JsonValue.Word;
import com.kallglot.console.telephony.RequestRules;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the members of a body mean. A value of a wrong type counts as not given and is told.
final class RequestReading {
  /// The order in which the platform is understood to look: the first violation is answered.
  private static final List<String> ORDER =
      List.of(
          "mode",
          "routing",
          "recording",
          "metadata",
          "recording.enabled",
          "source_language",
          "target_language",
          "routing.type",
          "routing.connection_id",
          "routing.phone_number",
          "routing.direction",
          "routing.sip",
          "routing.sip.from_uri",
          "routing.sip.headers");

  private static final Set<String> BODY =
      Set.of("mode", "source_language", "target_language", "routing", "metadata");
  private static final Set<String> ROUTING =
      Set.of("connection_id", "type", "phone_number", "direction", "sip");
  private static final Set<String> SIP = Set.of("from_uri", "headers");

  private final String text;
  private final Obj body;
  private final Flaws flaws;
  private final List<Violation> violations = new ArrayList<>();
  private final Map<Violation, Unfit> unfit = new HashMap<>();
  private final List<UnknownField> unknown = new ArrayList<>();
  private final SessionRequest request;

  RequestReading(String text, Obj body, Flaws flaws) {
    this.text = text;
    this.body = body;
    this.flaws = flaws;
    request = read();
    addRules();
    collectUnknown(body, "", BODY);
    for (Violation violation : violations) {
      int offset = body.start();
      JsonValue value = Members.find(body, String.valueOf(violation.param()));
      Unfit type = unfit.get(violation);
      flaws.error(
          value == null ? offset : value.start(),
          String.valueOf(violation.param()),
          violation.code(),
          type == null ? Fault.RULE : Fault.WRONG_KIND,
          type == null ? new Object[] {violation.problem()} : type.about());
    }
  }

  SessionRequest request() {
    return request;
  }

  /// The one that is answered first.
  List<Violation> violations() {
    return List.copyOf(violations);
  }

  List<UnknownField> unknown() {
    return List.copyOf(unknown);
  }

  private SessionRequest read() {
    Obj recording = object(body, "recording", "recording");
    if (recording != null) {
      truth(recording, "enabled", "recording.enabled");
    }
    Obj metadata = object(body, "metadata", "metadata");
    return new SessionRequest(
        text(body, "mode", "mode"),
        text(body, "source_language", "source_language"),
        text(body, "target_language", "target_language"),
        routing(object(body, "routing", "routing")),
        metadata == null ? Map.of() : metadata(metadata));
  }

  private RouteRequest routing(@Nullable Obj routing) {
    if (routing == null || routing.isEmpty()) {
      return RouteRequest.NONE;
    }
    Obj sip = object(routing, "sip", "routing.sip");
    warnOfDirection(routing);
    return new RouteRequest(
        true,
        text(routing, "connection_id", "routing.connection_id"),
        text(routing, "type", "routing.type"),
        text(routing, "phone_number", "routing.phone_number"),
        text(routing, "direction", "routing.direction"),
        sip == null ? null : hints(sip));
  }

  /// It is a hint: no other word than the two is documented, and none is refused.
  private void warnOfDirection(Obj routing) {
    if (routing.given("direction") instanceof Text word
        && !word.text().equals("inbound")
        && !word.text().equals("outbound")) {
      flaws.warning(word.start(), "routing.direction", Fault.NO_DIRECTION, word.text());
    }
  }

  private RouteRequest.SipHints hints(Obj sip) {
    Obj headers = object(sip, "headers", "routing.sip.headers");
    Map<String, String> texts = new LinkedHashMap<>();
    if (headers != null) {
      for (Member header : headers.members()) {
        String value = text(headers, header.name(), "routing.sip.headers." + header.name());
        if (value != null) {
          texts.put(header.name(), value);
        }
      }
    }
    return new RouteRequest.SipHints(text(sip, "from_uri", "routing.sip.from_uri"), texts);
  }

  private Map<String, String> metadata(Obj metadata) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Member member : metadata.members()) {
      JsonValue value = member.value();
      if (value instanceof Text string) {
        values.put(member.name(), string.text());
      } else if (!value.isNull()) {
        values.put(member.name(), text.substring(value.start(), value.end()));
        flaws.warning(
            value.start(), "metadata." + member.name(), Fault.METADATA_KIND, value.kind());
      }
    }
    return values;
  }

  private @Nullable String text(Obj owner, String name, String path) {
    JsonValue value = owner.given(name);
    if (value == null || value instanceof Text) {
      return value == null ? null : ((Text) value).text();
    }
    unfit(path, Kind.TEXT, value);
    return null;
  }

  private @Nullable Obj object(Obj owner, String name, String path) {
    JsonValue value = owner.given(name);
    if (value == null || value instanceof Obj) {
      return (Obj) value;
    }
    unfit(path, Kind.OBJECT, value);
    return null;
  }

  private void truth(Obj owner, String name, String path) {
    JsonValue value = owner.given(name);
    if (value != null && !(value instanceof Word)) {
      unfit(path, Kind.TRUTH, value);
    }
  }

  private void unfit(String path, Kind wanted, JsonValue found) {
    var type = new Unfit(path, wanted, found.kind());
    var violation =
        new Violation(
            "invalid_field_value", path, Fault.WRONG_KIND.of(List.of(path, wanted, found.kind())));
    violations.add(violation);
    unfit.put(violation, type);
  }

  /// A value of another type than the one that is wanted.
  private record Unfit(String path, Kind wanted, Kind found) {
    Object[] about() {
      return new Object[] {path, wanted, found};
    }
  }

  /// Adds what the rules say of the values, except where a type is wrong already.
  private void addRules() {
    Set<@Nullable String> told =
        violations.stream().map(Violation::param).collect(Collectors.toSet());
    for (Violation violation : RequestRules.violations(request)) {
      // What is missing may stand behind the place where reading stopped
      boolean perhaps = violation.code().equals("missing_required_field") && flaws.broken();
      if (!told.contains(violation.param()) && !perhaps) {
        violations.add(violation);
      }
    }
    violations.sort(
        Comparator.comparingInt(violation -> {
          int rank = ORDER.indexOf(violation.param());
          return rank < 0 ? ORDER.size() : rank;
        }));
  }

  private void collectUnknown(Obj owner, String path, Set<String> known) {
    for (Member member : owner.members()) {
      String memberPath = path.isEmpty() ? member.name() : path + "." + member.name();
      if (!known.contains(member.name())) {
        JsonValue value = member.value();
        unknown.add(
            new UnknownField(
                memberPath,
                Position.of(text, member.nameStart()),
                text.substring(value.start(), value.end())));
        Hints.warn(member, memberPath, known, flaws);
      } else if (member.value() instanceof Obj inner && memberPath.equals("routing")) {
        collectUnknown(inner, memberPath, ROUTING);
      } else if (member.value() instanceof Obj inner && memberPath.equals("routing.sip")) {
        collectUnknown(inner, memberPath, SIP);
      }
    }
  }
}
