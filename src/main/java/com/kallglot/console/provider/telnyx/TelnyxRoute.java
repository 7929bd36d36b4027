package com.kallglot.console.provider.telnyx;

import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.Reach;
import com.kallglot.console.provider.Wiring;
import com.kallglot.console.provider.Wiring.Setting;
import com.kallglot.console.provider.Wiring.Standing;
import com.kallglot.console.provider.exchange.Destination;
import com.kallglot.console.provider.telnyx.TelnyxConnection.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where one connection of Telnyx sends its calls, and in which form.
final class TelnyxRoute {
  private static final String E164 = "+e164";

  private final TelnyxConnection connection;
  private final PlatformAddresses platform;

  TelnyxRoute(TelnyxConnection connection, PlatformAddresses platform) {
    this.connection = connection;
    this.platform = platform;
  }

  private record End(Reach reach, String why, List<String> remarks) {
    static End of(Destination destination) {
      return new End(
          destination.reach(),
          destination.why(),
          destination.remark() == null ? List.of() : List.of(destination.remark()));
    }
  }

  /// @param numberRemarks what is worth knowing about the number itself
  Wiring wiring(String connectionId, List<String> numberRemarks) {
    End end =
        connection.active()
            ? end()
            : new End(Reach.NOWHERE, "is turned away: the connection is not active", List.of());
    List<String> remarks = new ArrayList<>(numberRemarks);
    remarks.addAll(end.remarks());
    if (end.reach() == Reach.PLATFORM && connection.kind() != Kind.TEXML) {
      remarkCalledFormat(remarks);
    }
    if (connection.outboundProfile() == null) {
      remarks.add(
          "There is no outbound voice profile: Telnyx refuses calls out of this connection, so"
              + " outbound sessions over it fail.");
    }
    return new Wiring(
        end.reach(),
        "connection_id",
        "The " + connection.title() + " decides: the call " + end.why() + ".",
        change(end.reach()),
        settings(connectionId),
        remarks);
  }

  private void remarkCalledFormat(List<String> remarks) {
    String format = connection.calledFormat();
    if (format != null && !format.equalsIgnoreCase(E164)) {
      remarks.add(
          "Telnyx writes the called number as "
              + format
              + ", and the platform knows its numbers in E.164: set dnis_number_format to +e164.");
    }
  }

  private End end() {
    return switch (connection.kind()) {
      case FQDN, IP -> targets();
      case CREDENTIAL ->
          new End(
              Reach.ELSEWHERE,
              "rings at whatever is registered as user " + connection.userName(),
              List.of());
      case TEXML, CALL_CONTROL ->
          connection.webhook() == null
              ? new End(Reach.NOWHERE, "finds no webhook to ask and is turned away", List.of())
              : End.of(Destination.ofWebhook(connection.webhook(), platform));
      case UNKNOWN ->
          new End(
              Reach.UNKNOWN,
              "enters a kind of connection this console does not know (\""
                  + connection.word()
                  + "\")",
              List.of());
    };
  }

  /// Telnyx tries several targets in turn or by turns, as the connection is set; a call is the
  /// platform's for certain only where all of them are.
  private End targets() {
    List<Destination> destinations =
        connection.targets().stream()
            .map(target -> Destination.ofSipHost(target.host(), target.shown(), platform))
            .toList();
    if (destinations.isEmpty()) {
      return new End(Reach.NOWHERE, "finds no host to be sent to and is turned away", List.of());
    }
    List<Destination> others =
        destinations.stream().filter(target -> target.reach() != Reach.PLATFORM).toList();
    if (others.isEmpty() || others.size() == destinations.size()) {
      return End.of(destinations.getFirst());
    }
    return new End(
        Reach.ELSEWHERE,
        "has "
            + destinations.size()
            + " hosts to choose from; some of the time it "
            + others.getFirst().why(),
        List.of());
  }

  private List<Setting> settings(String connectionId) {
    List<Setting> settings = new ArrayList<>();
    settings.add(
        new Setting("connection_id", connectionId + ", " + connection.title(), Standing.WINS));
    connection
        .targets()
        .forEach(target ->
            settings.add(
                new Setting(
                    connection.kind() == Kind.IP ? "ip_address" : "fqdn",
                    target.shown(),
                    Standing.APPLIES)));
    add(settings, webhookName(), shownWebhook());
    add(settings, "dnis_number_format", connection.calledFormat());
    add(settings, "ani_number_format", connection.callerFormat());
    add(settings, "outbound_voice_profile_id", connection.outboundProfile());
    return settings;
  }

  private static void add(List<Setting> settings, String name, @Nullable String value) {
    settings.add(new Setting(name, value, value == null ? Standing.EMPTY : Standing.APPLIES));
  }

  private String webhookName() {
    return connection.kind() == Kind.TEXML ? "voice_url" : "webhook_event_url";
  }

  private @Nullable String shownWebhook() {
    String webhook = connection.webhook();
    return webhook == null ? null : Destination.ofWebhook(webhook, platform).shown();
  }

  private @Nullable String change(Reach reach) {
    String direct = "an FQDN connection to " + platform.sipDomain();
    return switch (reach) {
      case PLATFORM -> null;
      case YOUR_APP ->
          "Nothing, if your app creates a session and connects the call; else attach the number to "
              + direct
              + ".";
      case UNKNOWN, NOT_READ -> "Look at the connection in Telnyx' portal.";
      case ELSEWHERE, NOWHERE ->
          connection.active()
              ? "Attach the number to " + direct + ", or to your application."
              : "Activate the connection in Telnyx' portal.";
    };
  }
}
