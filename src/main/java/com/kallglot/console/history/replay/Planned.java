package com.kallglot.console.history.replay;

import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.Situation;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import java.util.function.Predicate;

/// A change of the configuration that somebody thinks of.
public sealed interface Planned {
  /// The configuration as it would be; the same where the change meets nothing.
  TelephonyConfiguration appliedTo(TelephonyConfiguration before);

  /// What a route can be tried with, in its order.
  record Edits(List<Edit.OfConfiguration> edits) implements Planned {
    public Edits {
      edits = List.copyOf(edits);
    }

    @Override
    public TelephonyConfiguration appliedTo(TelephonyConfiguration before) {
      Situation after = new Situation(RouteRequest.NONE, before);
      for (Edit edit : edits) {
        after = edit.appliedTo(after);
      }
      return after.configuration();
    }
  }

  static Planned edit(Edit.OfConfiguration edit) {
    return new Edits(List.of(edit));
  }

  /// A connection is gone; where it was the default, none is left.
  record ConnectionDeleted(String id) implements Planned {
    @Override
    public TelephonyConfiguration appliedTo(TelephonyConfiguration before) {
      return connections(
          before,
          before.connections().stream()
              .filter(Predicate.not(connection -> connection.id().equals(id)))
              .toList());
    }
  }

  /// A connection has other credentials, which nobody has verified yet.
  record CredentialsReplaced(String id) implements Planned {
    @Override
    public TelephonyConfiguration appliedTo(TelephonyConfiguration before) {
      return connections(
          before,
          before.connections().stream()
              .map(connection ->
                  connection.id().equals(id)
                      ? connection.with(ProviderConnection.Status.UNVERIFIED)
                      : connection)
              .toList());
    }
  }

  /// A number is given back.
  record NumberReleased(String id) implements Planned {
    @Override
    public TelephonyConfiguration appliedTo(TelephonyConfiguration before) {
      List<PhoneNumber> left =
          before.numbers().stream()
              .filter(Predicate.not(number -> number.id().equals(id)))
              .toList();
      return new TelephonyConfiguration(
          left, before.connections(), before.sip(), before.source(), before.readAt());
    }
  }

  private static TelephonyConfiguration connections(
      TelephonyConfiguration before, List<ProviderConnection> changed) {
    return new TelephonyConfiguration(
        before.numbers(), changed, before.sip(), before.source(), before.readAt());
  }
}
