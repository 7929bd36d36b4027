package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.store.Readings.Reading;
import com.kallglot.console.sandbox.store.Readings.Reading.MissingRouting;
import com.kallglot.console.sandbox.store.Readings.Reading.SeveralMethods;
import com.kallglot.console.sandbox.store.Readings.Reading.UnownedNumber;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.RouteRequest;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides the route of a session as the platform does, by itself. The request has passed the check
/// of its shape: a `type` is `sip`, a `phone_number` is E.164.
final class RouteDecision {
  private final Records records;
  private final String organization;
  private final Reading reading;

  RouteDecision(Records records, String organization) throws SQLException {
    this.records = records;
    this.organization = organization;
    this.reading = records.readings().current();
  }

  /// The way a session goes.
  sealed interface Route {
    /// No telephone leg, the stream only.
    record OverStream() implements Route {}

    record OverSip() implements Route {}

    record OverNumber(PhoneNumber number) implements Route {}

    record OverConnection(ProviderConnection connection) implements Route {}
  }

  /// @throws Refusal there is no route
  Route decide(RouteRequest asked) throws SQLException, Refusal {
    if (!asked.given() && reading.missingRouting() == MissingRouting.STREAM_ONLY) {
      return new Route.OverStream();
    }
    if (methods(asked) > 1 && reading.severalMethods() == SeveralMethods.REJECT) {
      throw Refusal.at(
          "routing",
          "routing names several methods; give one of connection_id, type and phone_number.");
    }
    if (asked.connectionId() != null) {
      return connection(asked.connectionId());
    } else if (asked.type() != null) {
      return sip();
    } else if (asked.phoneNumber() != null) {
      return number(new E164(asked.phoneNumber()));
    }
    return byDefault();
  }

  private static long methods(RouteRequest asked) {
    return Stream.of(
            Optional.ofNullable(asked.connectionId()),
            Optional.ofNullable(asked.type()),
            Optional.ofNullable(asked.phoneNumber()))
        .filter(Optional::isPresent)
        .count();
  }

  private Route connection(String id) throws SQLException, Refusal {
    Optional<ProviderConnection> found = records.connections().withId(organization, id);
    if (found.isEmpty()) {
      throw Refusal.at(
          "routing.connection_id",
          Code.CONNECTION_NOT_FOUND,
          "The organization has no connection of this id.");
    } else if (found.get().status() != ProviderConnection.Status.ACTIVE) {
      throw Refusal.at(
          "routing.connection_id",
          Code.CONNECTION_NOT_FOUND,
          "The connection \"%s\" is not active, so that no session can go over it."
              .formatted(found.get().label()));
    }
    return new Route.OverConnection(found.get());
  }

  private Route sip() throws SQLException, Refusal {
    if (!records.sip().enabled(organization)) {
      throw Refusal.at(
          "routing.type",
          Code.SIP_NOT_ENABLED,
          "SIP is not enabled for the organization: enable it in the SIP settings.");
    }
    return new Route.OverSip();
  }

  /// In the public text a number counts where it "matches an active number of the organization".
  /// Where an unmatched one falls to the default, a suspended one does too: it matches no active
  /// one.
  private Route number(E164 asked) throws SQLException, Refusal {
    Optional<PhoneNumber> owned = records.numbers().owned(organization, asked);
    if (owned.isPresent() && owned.get().status() == PhoneNumber.Status.ACTIVE) {
      return new Route.OverNumber(owned.get());
    } else if (reading.unownedNumber() == UnownedNumber.FALL_TO_DEFAULT) {
      return byDefault();
    }
    throw Refusal.at(
        "routing.phone_number",
        Code.PHONE_NUMBER_NOT_FOUND,
        owned.isEmpty()
            ? "The organization does not own " + asked + "."
            : asked + " is owned, but not active, so that no session can go over it.");
  }

  private Route byDefault() throws SQLException, Refusal {
    Optional<ProviderConnection> found = records.connections().defaultOf(organization);
    if (found.isEmpty()) {
      throw new Refusal(
          Code.NO_DEFAULT_PROVIDER,
          "No route was asked for, and the organization has no default connection: make one the"
              + " default, or name a route.");
    } else if (found.get().status() != ProviderConnection.Status.ACTIVE) {
      throw new Refusal(
          Code.NO_DEFAULT_PROVIDER,
          "No route was asked for, and the default connection \"%s\" is not active."
              .formatted(found.get().label()));
    }
    return new Route.OverConnection(found.get());
  }
}
