package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.SessionMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A body of `POST /v1/sessions` whose shape is right. Members that are not known are passed over.
///
/// @param metadata a JSON object as text
record SessionDraft(
    SessionMode mode,
    @Nullable String sourceLanguage,
    @Nullable String targetLanguage,
    RouteRequest routing,
    boolean recording,
    @Nullable String metadata) {

  static SessionDraft of(Fields body) throws Refusal {
    SessionMode mode = mode(body);
    Fields routing = body.object("routing");
    Fields recording = body.object("recording");
    Fields metadata = body.object("metadata");
    Boolean recorded = recording == null ? null : recording.truth("enabled");
    return new SessionDraft(
        mode,
        body.text("source_language"),
        body.text("target_language"),
        routing == null ? RouteRequest.NONE : routing(routing),
        recorded != null && recorded,
        metadata == null ? null : metadata.json().toString());
  }

  private static SessionMode mode(Fields body) throws Refusal {
    String word = body.required("mode", body.text("mode"));
    return Arrays.stream(SessionMode.values())
        .filter(mode -> mode != SessionMode.UNKNOWN && word(mode).equals(word))
        .findFirst()
        .orElseThrow(
            () -> Refusal.at("mode", Code.INVALID_MODE, "mode must be one of " + modes() + "."));
  }

  private static String modes() {
    return Arrays.stream(SessionMode.values())
        .filter(mode -> mode != SessionMode.UNKNOWN)
        .map(SessionDraft::word)
        .collect(Collectors.joining(", "));
  }

  private static String word(SessionMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static RouteRequest routing(Fields routing) throws Refusal {
    String type = routing.text("type");
    if (type != null && !type.equals("sip")) {
      throw Refusal.at(
          routing.param("type"),
          "routing.type is either \"sip\" or left out; the provider is chosen by the platform.");
    }
    String connectionId = routing.text("connection_id");
    E164 number = routing.number("phone_number");
    // A hint: a word that is not known hints at nothing.
    String direction = routing.text("direction");
    Fields sip = routing.object("sip");
    if (sip != null && type == null) {
      throw Refusal.at(
          routing.param("sip"), "routing.sip needs routing.type \"sip\": add it, or take sip out.");
    }
    return new RouteRequest(
        true,
        connectionId,
        type,
        number == null ? null : number.value(),
        direction,
        sip == null ? null : sipHints(sip));
  }

  /// What is asked of the SIP leg. Only its shape is checked: the caller dials in by itself.
  private static RouteRequest.SipHints sipHints(Fields sip) throws Refusal {
    String fromUri = sip.text("from_uri");
    Fields headers = sip.object("headers");
    Map<String, String> texts = new LinkedHashMap<>();
    if (headers != null) {
      for (String name : headers.json().keySet()) {
        texts.put(name, headers.required(name, headers.text(name)));
      }
    }
    return new RouteRequest.SipHints(fromUri, texts);
  }
}
