package com.kallglot.console.organization;

import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Carries out at the platform what was tried on a copy, and knows what would take it back and what
/// is then, as far as the platform's answer tells.
final class ConfigurationEdits {
  private final PlatformClient client;
  private final TelephonyConfiguration seen;

  /// @param seen as last read: the platform refuses an edit of what was changed since
  ConfigurationEdits(PlatformClient client, TelephonyConfiguration seen) {
    this.client = client;
    this.seen = seen;
  }

  /// @param now what was seen, with the edited object as it is since
  record Made(List<Edit.OfConfiguration> undo, TelephonyConfiguration now) {}

  /// @throws IllegalArgumentException for something that was not among what was read
  Made carryOut(Edit.OfConfiguration edit) throws PlatformException {
    return switch (edit) {
      case Edit.EnableSip() -> made(client.sip().enable(seen.sip()), new Edit.DisableSip());
      case Edit.DisableSip() -> made(client.sip().disable(seen.sip()), new Edit.EnableSip());
      case Edit.ActivateNumber(var id, var number) ->
          made(client.numbers().activate(number(id)), new Edit.SuspendNumber(id, number));
      case Edit.SuspendNumber(var id, var number) ->
          made(client.numbers().suspend(number(id)), new Edit.ActivateNumber(id, number));
      case Edit.ActivateConnection(var id, var label) ->
          made(
              client.connections().enable(connection(id)),
              List.of(new Edit.DisableConnection(id, label)));
      case Edit.DisableConnection(var id, var label) -> disable(id, label);
      case Edit.MakeDefault(var id, var _) -> makeDefault(id);
    };
  }

  private Made made(SipSettings now, Edit.OfConfiguration undo) {
    return new Made(List.of(undo), with(seen.numbers(), seen.connections(), now));
  }

  private Made made(PhoneNumber now, Edit.OfConfiguration undo) {
    List<PhoneNumber> numbers =
        seen.numbers().stream().map(each -> each.id().equals(now.id()) ? now : each).toList();
    return new Made(List.of(undo), with(numbers, seen.connections(), seen.sip()));
  }

  private Made made(ProviderConnection now, List<Edit.OfConfiguration> undo) {
    List<ProviderConnection> connections =
        seen.connections().stream().map(each -> each.id().equals(now.id()) ? now : each).toList();
    return new Made(undo, with(seen.numbers(), connections, seen.sip()));
  }

  private TelephonyConfiguration with(
      List<PhoneNumber> numbers, List<ProviderConnection> connections, SipSettings sip) {
    return new TelephonyConfiguration(numbers, connections, sip, seen.source(), seen.readAt());
  }

  /// What was not active is made so by verifying it alone: there is no edit back.
  private Made disable(String id, String label) throws PlatformException {
    ProviderConnection before = connection(id);
    List<Edit.OfConfiguration> undo = new ArrayList<>();
    if (before.status() == ProviderConnection.Status.ACTIVE) {
      undo.add(new Edit.ActivateConnection(id, label));
      if (before.isDefault()) {
        undo.add(new Edit.MakeDefault(id, label));
      }
    }
    return made(client.connections().disable(before), undo);
  }

  /// Nothing makes an organization one without a default again but disabling the connection. The
  /// one that was the default is known to be it no more once it is read again.
  private Made makeDefault(String id) throws PlatformException {
    Optional<ProviderConnection> before =
        seen.connections().stream().filter(ProviderConnection::isDefault).findFirst();
    return made(
        client.connections().makeDefault(connection(id)),
        before
            .<List<Edit.OfConfiguration>>map(
                connection -> List.of(new Edit.MakeDefault(connection.id(), connection.label())))
            .orElse(List.of()));
  }

  private PhoneNumber number(String id) {
    return seen.numbers().stream()
        .filter(number -> number.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No number " + id + " was read"));
  }

  private ProviderConnection connection(String id) {
    return seen.connections().stream()
        .filter(connection -> connection.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No connection " + id + " was read"));
  }
}
