package com.kallglot.console.routing;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.RouteRequest;
import java.util.Set;

/// A change to the request or to the configuration, to be tried on a copy or carried out.
public sealed interface Edit {
  /// The changed copy; the same where the edit meets nothing that it could change.
  Situation appliedTo(Situation before);

  /// What to do, in plain English and the imperative, without a full stop.
  String words();

  /// A change to the request: costs nothing, touches nobody else.
  sealed interface OfRequest extends Edit {
    /// Whether a member is gone, or of a right type, once it is made.
    ///
    /// @param member such as `routing.phone_number`
    boolean takes(String member);
  }

  /// A change to what the organization has set up.
  sealed interface OfConfiguration extends Edit {}

  private static boolean isRoute(String member) {
    return Set.of("routing", "routing.connection_id", "routing.type", "routing.phone_number")
        .contains(member);
  }

  private static boolean isOfSip(String member) {
    return member.equals("routing.sip") || member.startsWith("routing.sip.");
  }

  record RemoveConnectionId() implements OfRequest {
    @Override
    public Situation appliedTo(Situation before) {
      RouteRequest r = before.request();
      return before.with(
          new RouteRequest(true, null, r.type(), r.phoneNumber(), r.direction(), r.sip()));
    }

    @Override
    public boolean takes(String member) {
      return member.equals("routing.connection_id");
    }

    @Override
    public String words() {
      return "Drop routing.connection_id from the request";
    }
  }

  /// Takes `type` and the hints that are allowed only with it.
  record RemoveSip() implements OfRequest {
    @Override
    public Situation appliedTo(Situation before) {
      RouteRequest r = before.request();
      return before.with(
          new RouteRequest(true, r.connectionId(), null, r.phoneNumber(), r.direction(), null));
    }

    @Override
    public boolean takes(String member) {
      return member.equals("routing.type") || isOfSip(member);
    }

    @Override
    public String words() {
      return "Drop routing.type and routing.sip from the request";
    }
  }

  record RemovePhoneNumber() implements OfRequest {
    @Override
    public Situation appliedTo(Situation before) {
      RouteRequest r = before.request();
      return before.with(
          new RouteRequest(true, r.connectionId(), r.type(), null, r.direction(), r.sip()));
    }

    @Override
    public boolean takes(String member) {
      return member.equals("routing.phone_number");
    }

    @Override
    public String words() {
      return "Drop routing.phone_number from the request";
    }
  }

  /// Asks for this connection and nothing else.
  record RouteByConnection(String id, String label) implements OfRequest {
    @Override
    public Situation appliedTo(Situation before) {
      return before.with(
          new RouteRequest(true, id, null, null, before.request().direction(), null));
    }

    @Override
    public boolean takes(String member) {
      return isRoute(member) || isOfSip(member);
    }

    @Override
    public String words() {
      return "Ask for connection “" + label + "” and nothing else";
    }
  }

  /// Asks for SIP and nothing else; hints that were given stay.
  record RouteBySip() implements OfRequest {
    @Override
    public Situation appliedTo(Situation before) {
      RouteRequest r = before.request();
      return before.with(new RouteRequest(true, null, "sip", null, r.direction(), r.sip()));
    }

    @Override
    public boolean takes(String member) {
      return isRoute(member);
    }

    @Override
    public String words() {
      return "Ask for SIP and nothing else";
    }
  }

  /// Asks for this number and nothing else.
  record RouteByNumber(E164 number) implements OfRequest {
    @Override
    public Situation appliedTo(Situation before) {
      return before.with(
          new RouteRequest(true, null, null, number.value(), before.request().direction(), null));
    }

    @Override
    public boolean takes(String member) {
      return isRoute(member) || isOfSip(member);
    }

    @Override
    public String words() {
      return "Ask for " + number + " and nothing else";
    }
  }

  record ActivateNumber(String id, E164 number) implements OfConfiguration {
    @Override
    public Situation appliedTo(Situation before) {
      return before.number(id, PhoneNumber.Status.ACTIVE);
    }

    @Override
    public String words() {
      return "Activate " + number;
    }
  }

  record SuspendNumber(String id, E164 number) implements OfConfiguration {
    @Override
    public Situation appliedTo(Situation before) {
      return before.number(id, PhoneNumber.Status.SUSPENDED);
    }

    @Override
    public String words() {
      return "Suspend " + number;
    }
  }

  /// Whatever it takes to make the connection active: enable it, or replace its credentials.
  record ActivateConnection(String id, String label) implements OfConfiguration {
    @Override
    public Situation appliedTo(Situation before) {
      return before.connection(id, ProviderConnection.Status.ACTIVE);
    }

    @Override
    public String words() {
      return "Make connection “" + label + "” active";
    }
  }

  /// Leaves no default where it was the default.
  record DisableConnection(String id, String label) implements OfConfiguration {
    @Override
    public Situation appliedTo(Situation before) {
      return before.disabled(id);
    }

    @Override
    public String words() {
      return "Disable connection “" + label + "”";
    }
  }

  record MakeDefault(String id, String label) implements OfConfiguration {
    @Override
    public Situation appliedTo(Situation before) {
      return before.withDefault(id);
    }

    @Override
    public String words() {
      return "Make “" + label + "” the default connection";
    }
  }

  record EnableSip() implements OfConfiguration {
    @Override
    public Situation appliedTo(Situation before) {
      return before.sip(true);
    }

    @Override
    public String words() {
      return "Enable SIP";
    }
  }

  record DisableSip() implements OfConfiguration {
    @Override
    public Situation appliedTo(Situation before) {
      return before.sip(false);
    }

    @Override
    public String words() {
      return "Disable SIP";
    }
  }
}
