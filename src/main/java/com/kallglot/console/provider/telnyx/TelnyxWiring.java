package com.kallglot.console.provider.telnyx;

import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.Reach;
import com.kallglot.console.provider.Wiring;
import com.kallglot.console.provider.Wiring.Setting;
import com.kallglot.console.provider.Wiring.Standing;
import com.kallglot.console.provider.exchange.Answer;
import com.kallglot.console.provider.exchange.Lookups;
import com.kallglot.console.provider.exchange.Lookups.Found;
import com.kallglot.console.provider.exchange.NoAnswers;
import com.kallglot.console.provider.exchange.ProviderException.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows a call through Telnyx: is the number in service, is it forwarded, which connection does
/// it have, and where does that one send it?
final class TelnyxWiring {
  private static final String CONNECTION = "connection_id";
  private static final String FORWARDING = "call_forwarding";
  private static final Set<String> OUT_OF_SERVICE =
      Set.of(
          "purchase_pending",
          "purchase_failed",
          "port_pending",
          "port_failed",
          "provision_pending",
          "deleted",
          "ported_out",
          "emergency_only");

  private final Lookups<TelnyxConnection> connections;
  private final PlatformAddresses platform;

  TelnyxWiring(Lookups<TelnyxConnection> connections, PlatformAddresses platform) {
    this.connections = connections;
    this.platform = platform;
  }

  /// @param voice call forwarding by the number's id, or why it could not be read
  Wiring of(Answer number, Found<Map<String, Answer>> voice) {
    List<String> remarks = new ArrayList<>();
    Answer forwarding = forwarding(number, voice, remarks);
    String status = number.text("status", "active");
    String connectionId = number.text(CONNECTION);
    if (OUT_OF_SERVICE.contains(status)) {
      return wiring(
          Reach.NOWHERE,
          "status",
          "The number is not in service: its status is " + status + ".",
          "Wait for its order or porting to end, or use another number.",
          List.of(new Setting("status", status, Standing.WINS)),
          remarks);
    }
    if (forwarding != null && "always".equals(forwarding.text("forwarding_type"))) {
      String to = forwarding.text("forwards_to", "");
      return wiring(
          Reach.ELSEWHERE,
          FORWARDING,
          "Call forwarding decides: every call is sent on to " + to + ".",
          "Turn call forwarding off in the number's voice settings.",
          List.of(
              new Setting(FORWARDING, to, Standing.WINS),
              new Setting(
                  CONNECTION,
                  connectionId,
                  connectionId == null ? Standing.EMPTY : Standing.OVERRULED)),
          remarks);
    }
    Wiring rest =
        connectionId == null
            ? unattached(remarks)
            : attached(connectionId, connections.of(connectionId), remarks);
    return voice.failure() == null ? rest : unread(rest);
  }

  /// Forwarding comes before everything else, so that what was read decides nothing.
  private static Wiring unread(Wiring rest) {
    return wiring(
        Reach.NOT_READ,
        FORWARDING,
        "Whether calls are forwarded could not be read. Where they are not: " + rest.reason(),
        "Read again with a key that may read the numbers' voice settings.",
        rest.settings(),
        rest.remarks());
  }

  private static Wiring wiring(
      Reach reach,
      String decidedBy,
      String reason,
      @Nullable String change,
      List<Setting> settings,
      List<String> remarks) {
    return new Wiring(reach, decidedBy, reason, change, settings, remarks);
  }

  /// The number's forwarding where it is on; what it does short of taking every call is remarked.
  private static @Nullable Answer forwarding(
      Answer number, Found<Map<String, Answer>> voice, List<String> remarks) {
    Answer settings = voice.value() == null ? null : voice.value().get(number.text("id", ""));
    if (settings == null) {
      return null;
    }
    String translated = settings.text("translated_number");
    if (translated != null) {
      remarks.add(
          "The called number is rewritten to "
              + translated
              + " before the call is sent: who knows it by its own number does not find it.");
    }
    Answer forwarding = settings.object(FORWARDING);
    String to = forwarding.text("forwards_to");
    if (to == null || !forwarding.flag("call_forwarding_enabled").orElse(true)) {
      return null;
    }
    if (!"always".equals(forwarding.text("forwarding_type"))) {
      remarks.add(
          "Call forwarding ("
              + forwarding.text("forwarding_type", "of no named type")
              + ") sends a call that fails here on to "
              + to
              + ".");
    }
    return forwarding;
  }

  private Wiring unattached(List<String> remarks) {
    return wiring(
        Reach.NOWHERE,
        CONNECTION,
        "The number is attached to no connection: Telnyx turns the call away.",
        "Attach it to an FQDN connection to " + platform.sipDomain() + ", or to your application.",
        List.of(new Setting(CONNECTION, null, Standing.EMPTY)),
        remarks);
  }

  private Wiring attached(String id, Found<TelnyxConnection> found, List<String> remarks) {
    TelnyxConnection connection = found.value();
    if (connection != null) {
      return new TelnyxRoute(connection, platform).wiring(id, remarks);
    }
    List<Setting> settings = List.of(new Setting(CONNECTION, id, Standing.WINS));
    if (found.failure() instanceof Refusal refusal && refusal.words().status() == 404) {
      return wiring(
          Reach.NOWHERE,
          CONNECTION,
          "The number is attached to connection "
              + id
              + ", which Telnyx does not know: "
              + refusal.words()
              + ".",
          "Attach it to a connection that exists.",
          settings,
          remarks);
    }
    String why =
        found.failure() == null ? "" : " " + NoAnswers.explain("Telnyx", found.failure()).what();
    return wiring(
        Reach.NOT_READ,
        CONNECTION,
        "The number is attached to connection " + id + ", which could not be read." + why,
        "Read again with a key that may read connections.",
        settings,
        remarks);
  }
}
