package com.kallglot.console.provider.telnyx;

import com.kallglot.console.provider.exchange.Answer;
import com.kallglot.console.provider.exchange.Exchange;
import com.kallglot.console.provider.exchange.Pages;
import com.kallglot.console.provider.exchange.ProviderException;
import com.kallglot.console.provider.telnyx.TelnyxConnection.Kind;
import com.kallglot.console.provider.telnyx.TelnyxConnection.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a connection: first what it is, then what its own kind tells, then where it sends calls.
final class TelnyxConnections {
  private static final int TARGETS = 100;

  private final Exchange api;

  TelnyxConnections(Exchange api) {
    this.api = api;
  }

  TelnyxConnection read(String id) throws ProviderException {
    Answer common = api.get(TelnyxPaths.resource(api.origin(), "connections", id)).object("data");
    String word = common.text("record_type", "");
    Kind kind = Kind.of(word);
    Answer own =
        kind == Kind.UNKNOWN
            ? common
            : api.get(TelnyxPaths.resource(api.origin(), kind.path(), id)).object("data");
    return new TelnyxConnection(
        kind,
        word,
        name(common, own, id),
        own.flag("active").or(() -> common.flag("active")).orElse(true),
        webhook(kind, common, own),
        own.text("user_name"),
        targets(kind, id),
        own.object("inbound").text("dnis_number_format"),
        own.object("inbound").text("ani_number_format"),
        profile(common, own));
  }

  private static String name(Answer common, Answer own, String id) {
    for (Answer answer : List.of(own, common)) {
      for (String field : List.of("connection_name", "application_name", "friendly_name")) {
        String name = answer.text(field);
        if (name != null) {
          return name;
        }
      }
    }
    return id;
  }

  private static @Nullable String webhook(Kind kind, Answer common, Answer own) {
    if (kind == Kind.TEXML) {
      return own.address("voice_url");
    }
    String webhook = own.address("webhook_event_url");
    return webhook == null ? common.address("webhook_event_url") : webhook;
  }

  private static @Nullable String profile(Answer common, Answer own) {
    String profile = own.object("outbound").text("outbound_voice_profile_id");
    return profile == null ? common.text("outbound_voice_profile_id") : profile;
  }

  private List<Target> targets(Kind kind, String id) throws ProviderException {
    return switch (kind) {
      case FQDN -> targets("fqdns", "fqdn", id);
      case IP -> targets("ips", "ip_address", id);
      case CREDENTIAL, TEXML, CALL_CONTROL, UNKNOWN -> List.of();
    };
  }

  private List<Target> targets(String resource, String field, String id) throws ProviderException {
    List<Target> targets = new ArrayList<>();
    Pages.followNumbers(
        api,
        TelnyxPaths.ofConnection(api.origin(), resource, id),
        TARGETS,
        entry -> {
          String host = entry.text(field);
          // The filter is asked for, not relied on: another connection's hosts would mislead.
          if (host != null && id.equals(entry.text("connection_id", id))) {
            targets.add(new Target(host, entry.text("port")));
          }
        });
    return targets;
  }
}
