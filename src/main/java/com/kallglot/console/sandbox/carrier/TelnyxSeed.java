package com.kallglot.console.sandbox.carrier;

import com.google.gson.JsonObject;
import com.kallglot.console.sandbox.carrier.TelnyxLogin.Right;
import com.kallglot.console.telephony.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The accounts Telnyx' stand-in begins with: one in order, and one for each thing that can be
/// wrong with keys or wiring. Numbers are of the range reserved for fiction.
final class TelnyxSeed {
  private static final String E164 = "+e164";
  private static final int MANY = 260;

  private final Randoms randoms;
  private final String sipDomain;

  TelnyxSeed(Randoms randoms, String sipDomain) {
    this.randoms = randoms;
    this.sipDomain = sipDomain;
  }

  List<TelnyxLogin> logins() {
    TelnyxAccount trunk = berlinTrunk();
    return List.of(
        login("Berlin trunk", trunk, Right.EVERYTHING),
        login("Key without billing", trunk, Right.NO_BALANCE),
        login("Key without rights", trunk, Right.NOTHING),
        login("Revoked key", trunk, Right.REVOKED),
        login("Blocked account", trunk, Right.BLOCKED),
        login("Unverified account", trunk, Right.UNVERIFIED),
        login("Busy key", trunk, Right.WAIT),
        login("Spent account", new Draft("-0.42", "-0.42").account(), Right.EVERYTHING),
        login("Many Telnyx numbers", many(), Right.EVERYTHING),
        login("Miswired Telnyx numbers", miswired(), Right.EVERYTHING));
  }

  private TelnyxLogin login(String name, TelnyxAccount account, Right right) {
    return new TelnyxLogin(
        new SeededAccount(name, Provider.TELNYX, null, null, randoms.telnyxKey()), account, right);
  }

  private TelnyxAccount berlinTrunk() {
    Draft draft = new Draft("25.40", "25.40");
    String profile = randoms.telnyxId();
    draft.number("+493023125017", "Trunk", draft.fqdn("Berlin trunk", E164, profile, sipDomain));
    draft.number(
        "+493023125018",
        "TeXML",
        draft.application(
            "texml_application", "Desk", "voice_url", "https://app.example.com/texml"));
    draft.number(
        "+493023125019",
        "Call Control",
        draft.application(
            "call_control_application",
            "Robot",
            "webhook_event_url",
            "https://app.example.com/hooks"));
    return draft.account();
  }

  private TelnyxAccount many() {
    Draft draft = new Draft("10.00", "10.00");
    for (int i = 0; i < MANY; i++) {
      draft.number("+4930231254%03d".formatted(i), "Number " + i, null);
    }
    return draft.account();
  }

  /// A number for each way a call can miss the platform.
  private TelnyxAccount miswired() {
    Draft draft = new Draft("5.00", "5.00");
    String profile = randoms.telnyxId();
    draft.number("+493023125021", "Unattached", null);
    String asleep = draft.fqdn("Asleep", E164, profile, sipDomain);
    draft.of("fqdn_connections", asleep).addProperty("active", false);
    draft.of("connections", asleep).addProperty("active", false);
    draft.number("+493023125022", "Inactive connection", asleep);
    draft.number("+493023125023", "Desk phone", draft.credential("Desk phone"));
    draft.number("+493023125024", "Old PBX", draft.ip("Old PBX", "203.0.113.9"));
    draft.number(
        "+493023125025", "National format", draft.fqdn("National", "national", null, sipDomain));
    draft.number("+493023125026", "Deleted connection", randoms.telnyxId());
    JsonObject forwarding =
        draft
            .number("+493023125027", "Forwarded", draft.fqdn("Good", E164, profile, sipDomain))
            .getAsJsonObject("call_forwarding");
    forwarding.addProperty("forwards_to", "+493023125999");
    forwarding.addProperty("forwarding_type", "always");
    draft.number("+493023125028", "Porting", null);
    draft.numbers.getLast().addProperty("status", "port_pending");
    draft.number(
        "+493023125029", "Of the future", draft.connection("quantum_connection", "Future"));
    draft.number(
        "+493023125030",
        "Shared hosts",
        draft.fqdn("Shared", E164, profile, sipDomain, "pbx.example.net"));
    return draft.account();
  }

  /// An account in the making.
  private final class Draft {
    private final JsonObject balance;
    private final List<JsonObject> numbers = new ArrayList<>();
    private final List<JsonObject> voice = new ArrayList<>();
    private final Map<String, JsonObject> connections = new HashMap<>();
    private final List<JsonObject> fqdns = new ArrayList<>();
    private final List<JsonObject> ips = new ArrayList<>();

    Draft(String balance, String credit) {
      this.balance = TelnyxBodies.balance(balance, credit);
    }

    /// The number's voice settings.
    JsonObject number(String number, String name, @Nullable String connection) {
      JsonObject made = TelnyxBodies.number(randoms.telnyxId(), number, name, connection);
      numbers.add(made);
      voice.add(TelnyxBodies.voice(made));
      return voice.getLast();
    }

    JsonObject of(String kind, String id) {
      return Objects.requireNonNull(connections.get(kind + "/" + id), kind);
    }

    String connection(String recordType, String name) {
      String id = randoms.telnyxId();
      connections.put("connections/" + id, TelnyxBodies.connection(id, recordType, name));
      connections.put(recordType + "s/" + id, TelnyxBodies.connection(id, recordType, name));
      return id;
    }

    private JsonObject sip(String id, String kind, String called, @Nullable String profile) {
      JsonObject own = of(kind, id);
      own.add("inbound", TelnyxBodies.inbound(called));
      own.add("outbound", TelnyxBodies.outbound(profile));
      of("connections", id).addProperty("outbound_voice_profile_id", profile);
      return own;
    }

    String fqdn(String name, String called, @Nullable String profile, String... hosts) {
      String id = connection("fqdn_connection", name);
      sip(id, "fqdn_connections", called, profile);
      for (String host : hosts) {
        fqdns.add(TelnyxBodies.target(randoms.telnyxId(), "fqdn", "fqdn", host, id));
      }
      return id;
    }

    String ip(String name, String address) {
      String id = connection("ip_connection", name);
      sip(id, "ip_connections", E164, randoms.telnyxId());
      ips.add(TelnyxBodies.target(randoms.telnyxId(), "ip", "ip_address", address, id));
      return id;
    }

    /// Telnyx tells the password of such a connection in its body.
    String credential(String name) {
      String id = connection("credential_connection", name);
      JsonObject own = sip(id, "credential_connections", E164, randoms.telnyxId());
      own.addProperty("user_name", "desk4711");
      own.addProperty("password", randoms.keySecret().reveal());
      return id;
    }

    String application(String recordType, String name, String field, String url) {
      String id = connection(recordType, name);
      JsonObject own = of(recordType + "s", id);
      own.remove("connection_name");
      own.addProperty(recordType.startsWith("texml") ? "friendly_name" : "application_name", name);
      own.addProperty(field, url);
      own.add("outbound", TelnyxBodies.outbound(randoms.telnyxId()));
      return id;
    }

    TelnyxAccount account() {
      return new TelnyxAccount(balance, numbers, voice, connections, fqdns, ips);
    }
  }
}
