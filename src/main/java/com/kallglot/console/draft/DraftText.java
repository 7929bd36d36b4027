package com.kallglot.console.draft;

import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.SessionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a session request as somebody would who drafts it: one member to a line, and nothing that
/// was not given.
public final class DraftText {
  private DraftText() {}

  public static String of(SessionRequest request) {
    List<String> members = new ArrayList<>();
    text(members, "mode", request.mode());
    text(members, "source_language", request.sourceLanguage());
    text(members, "target_language", request.targetLanguage());
    List<String> routing = routing(request.routing());
    if (!routing.isEmpty()) {
      members.add(Draft.quoted("routing") + ": " + object(routing));
    }
    if (!request.metadata().isEmpty()) {
      members.add(Draft.quoted("metadata") + ": " + object(texts(request.metadata())));
    }
    return object(members);
  }

  private static List<String> routing(RouteRequest routing) {
    List<String> members = new ArrayList<>();
    text(members, "connection_id", routing.connectionId());
    text(members, "type", routing.type());
    text(members, "phone_number", routing.phoneNumber());
    text(members, "direction", routing.direction());
    RouteRequest.SipHints sip = routing.sip();
    if (sip != null) {
      List<String> hints = new ArrayList<>();
      text(hints, "from_uri", sip.fromUri());
      if (!sip.headers().isEmpty()) {
        hints.add(Draft.quoted("headers") + ": " + object(texts(sip.headers())));
      }
      members.add(Draft.quoted("sip") + ": " + object(hints));
    }
    return members;
  }

  private static List<String> texts(Map<String, String> values) {
    List<String> members = new ArrayList<>();
    values.forEach((name, value) -> text(members, name, value));
    return members;
  }

  private static void text(List<String> members, String name, @Nullable String value) {
    if (value != null) {
      members.add(Draft.quoted(name) + ": " + Draft.quoted(value));
    }
  }

  private static String object(List<String> members) {
    return members.stream()
        .map(member -> "  " + member.replace("\n", "\n  "))
        .collect(
            Collectors.joining(
                ",\n", members.isEmpty() ? "{" : "{\n", members.isEmpty() ? "}" : "\n}"));
  }
}
