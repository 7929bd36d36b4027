package com.kallglot.console.organization;

import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Carries out at the platform what was tried on a copy, and knows what would take it back.
final class ConfigurationEdits {
  private final PlatformClient client;
  private final TelephonyConfiguration seen;

  /// @param seen as last read: the platform refuses an edit of what was changed since
  ConfigurationEdits(PlatformClient client, TelephonyConfiguration seen) {
    this.client = client;
    this.seen = seen;
  }

  /// Returns what takes it back.
  ///
  /// @throws IllegalArgumentException for something that was not among what was read
  List<Edit.OfConfiguration> carryOut(Edit.OfConfiguration edit) throws PlatformException {
    return switch (edit) {
      case Edit.EnableSip() -> {
        var _ = client.sip().enable(seen.sip());
        yield List.of(new Edit.DisableSip());
      }
      case Edit.DisableSip() -> {
        var _ = client.sip().disable(seen.sip());
        yield List.of(new Edit.EnableSip());
      }
      case Edit.ActivateNumber(var id, var number) -> {
        var _ = client.numbers().activate(number(id));
        yield List.of(new Edit.SuspendNumber(id, number));
      }
      case Edit.SuspendNumber(var id, var number) -> {
        var _ = client.numbers().suspend(number(id));
        yield List.of(new Edit.ActivateNumber(id, number));
      }
      case Edit.ActivateConnection(var id, var label) -> {
        var _ = client.connections().enable(connection(id));
        yield List.of(new Edit.DisableConnection(id, label));
      }
      case Edit.DisableConnection(var id, var label) -> disable(id, label);
      case Edit.MakeDefault(var id, var _) -> makeDefault(id);
    };
  }

  /// What was not active is made so by verifying it alone: there is no edit back.
  private List<Edit.OfConfiguration> disable(String id, String label) throws PlatformException {
    ProviderConnection before = connection(id);
    var _ = client.connections().disable(before);
    if (before.status() != ProviderConnection.Status.ACTIVE) {
      return List.of();
    }
    List<Edit.OfConfiguration> undo = new ArrayList<>();
    undo.add(new Edit.ActivateConnection(id, label));
    if (before.isDefault()) {
      undo.add(new Edit.MakeDefault(id, label));
    }
    return undo;
  }

  /// Nothing makes an organization one without a default again but disabling the connection.
  private List<Edit.OfConfiguration> makeDefault(String id) throws PlatformException {
    Optional<ProviderConnection> before =
        seen.connections().stream().filter(ProviderConnection::isDefault).findFirst();
    var _ = client.connections().makeDefault(connection(id));
    return before
        .<List<Edit.OfConfiguration>>map(
            connection -> List.of(new Edit.MakeDefault(connection.id(), connection.label())))
        .orElse(List.of());
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
