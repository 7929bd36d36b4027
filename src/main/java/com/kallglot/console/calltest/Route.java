package com.kallglot.console.calltest;

import com.kallglot.console.draft.DraftText;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.SessionRequest;
import java.util.Map;
import java.util.Optional;

/// A way a call can be asked to take, and its name on the command line and in reports.
public sealed interface Route {
  /// What the session request says.
  RouteRequest request();

  /// `sip`, `default`, `stream`, `number:+E164`, `connection:ID`; `draft` for a body somebody
  /// wrote.
  String label();

  /// The whole session request. Any mode does where none is given: what is tested is the way there.
  default SessionRequest body() {
    return new SessionRequest("bidirectional_translation", null, null, request(), Map.of());
  }

  /// The route of a label, or empty where `label` is none.
  static Optional<Route> parse(String label) {
    int colon = label.indexOf(':');
    String kind = colon < 0 ? label : label.substring(0, colon);
    String argument = colon < 0 ? "" : label.substring(colon + 1);
    return switch (kind) {
      case "sip" -> colon < 0 ? Optional.of(new Sip()) : Optional.empty();
      case "stream" -> colon < 0 ? Optional.of(new Stream()) : Optional.empty();
      case "default" -> colon < 0 ? Optional.of(new Default()) : Optional.empty();
      case "number" -> E164.parse(argument).map(Managed::new);
      case "connection" ->
          argument.isBlank() ? Optional.empty() : Optional.of(new Connection(argument));
      default -> Optional.empty();
    };
  }

  /// The organization's SIP access.
  record Sip() implements Route {
    @Override
    public RouteRequest request() {
      return RouteRequest.overSip();
    }

    @Override
    public String label() {
      return "sip";
    }
  }

  /// Nothing named: the organization's default.
  record Default() implements Route {
    @Override
    public RouteRequest request() {
      return RouteRequest.NONE;
    }

    @Override
    public String label() {
      return "default";
    }
  }

  /// The session's stream alone, no telephone leg: the request names no route either.
  record Stream() implements Route {
    @Override
    public RouteRequest request() {
      return RouteRequest.NONE;
    }

    @Override
    public String label() {
      return "stream";
    }
  }

  /// A number the platform manages.
  record Managed(E164 number) implements Route {
    @Override
    public RouteRequest request() {
      return RouteRequest.overNumber(number);
    }

    @Override
    public String label() {
      return "number:" + number.value();
    }
  }

  /// The same the other way round: the platform calls the profile's test line.
  record Outbound(Route over) implements Route {
    @Override
    public RouteRequest request() {
      RouteRequest asked = over.request();
      return new RouteRequest(
          true, asked.connectionId(), asked.type(), asked.phoneNumber(), "outbound", asked.sip());
    }

    @Override
    public String label() {
      return over.label() + " outbound";
    }
  }

  /// A customer's own provider account.
  record Connection(String id) implements Route {
    @Override
    public RouteRequest request() {
      return RouteRequest.overConnection(id);
    }

    @Override
    public String label() {
      return "connection:" + id;
    }
  }

  /// The body as somebody wrote it, to be sent like that: with what is not modelled here. Empty
  /// where it is made of [#body].
  default Optional<String> text() {
    return Optional.empty();
  }

  /// A body as somebody drafted it.
  ///
  /// @param written the JSON that it was read from
  record Drafted(SessionRequest body, String written) implements Route {
    /// One that is written here.
    public Drafted(SessionRequest body) {
      this(body, DraftText.of(body));
    }

    @Override
    public Optional<String> text() {
      return Optional.of(written);
    }

    @Override
    public RouteRequest request() {
      return body.routing();
    }

    @Override
    public String label() {
      return "draft";
    }
  }
}
