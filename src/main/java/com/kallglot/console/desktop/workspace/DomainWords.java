package com.kallglot.console.desktop.workspace;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.history.replay.KnownRequest;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.Optional;

/// Outcomes, edits and things of the telephony domain in the words of the screen's language.
public final class DomainWords {
  private final Messages messages;

  public DomainWords(Messages messages) {
    this.messages = messages;
  }

  public String provider(Provider provider) {
    return messages.of("provider", provider);
  }

  public String status(ProviderConnection connection) {
    return messages.of("connection.status", connection.status());
  }

  public String status(PhoneNumber number) {
    return messages.of("number.status", number.status());
  }

  /// A few words: `telnyx · +49…`, `sip_not_enabled`.
  public String brief(Outcome outcome, TelephonyConfiguration configuration) {
    return switch (outcome) {
      case Outcome.Refused refused -> refused.code();
      case Outcome.StreamOnly() -> messages.get("outcome.stream.brief");
      case Outcome.ToProvider(var provider, var connectionId, var number) -> {
        String lower = provider(provider);
        if (connectionId != null) {
          yield lower + " · " + label(connectionId, configuration);
        }
        yield number == null ? lower : lower + " · " + written(number);
      }
    };
  }

  /// A sentence without a full stop.
  public String headline(Outcome outcome, TelephonyConfiguration configuration) {
    return switch (outcome) {
      case Outcome.Refused refused -> refused(refused);
      case Outcome.StreamOnly() -> messages.get("outcome.stream");
      case Outcome.ToProvider(var provider, var connectionId, var number) -> {
        if (connectionId != null) {
          yield messages.get(
              "outcome.connection", provider(provider), label(connectionId, configuration));
        }
        yield number == null
            ? messages.get("outcome.sip")
            : messages.get("outcome.number", provider(provider), written(number));
      }
    };
  }

  private String refused(Outcome.Refused refused) {
    return switch (refused.code()) {
      case "connection_not_found" -> messages.get("outcome.refused.connection_not_found");
      case "sip_not_enabled" -> messages.get("outcome.refused.sip_not_enabled");
      case "phone_number_not_found" -> messages.get("outcome.refused.phone_number_not_found");
      case "no_default_provider" -> messages.get("outcome.refused.no_default_provider");
      case "invalid_json" -> messages.get("outcome.refused.invalid_json");
      default -> messages.get("outcome.refused.shape", String.valueOf(refused.param()));
    };
  }

  public String edit(Edit edit) {
    return switch (edit) {
      case Edit.RemoveConnectionId() -> messages.get("edit.drop", "routing.connection_id");
      case Edit.RemoveSip() -> messages.get("edit.drop", "routing.type");
      case Edit.RemovePhoneNumber() -> messages.get("edit.drop", "routing.phone_number");
      case Edit.RouteByConnection(var _, var label) -> messages.get("edit.ask", quoted(label));
      case Edit.RouteBySip() -> messages.get("edit.ask", "SIP");
      case Edit.RouteByNumber(var number) -> messages.get("edit.ask", written(number));
      case Edit.ActivateNumber(var _, var number) -> messages.get("edit.activate", written(number));
      case Edit.SuspendNumber(var _, var number) -> messages.get("edit.suspend", written(number));
      case Edit.ActivateConnection(var _, var label) ->
          messages.get("edit.connection.enable", quoted(label));
      case Edit.DisableConnection(var _, var label) ->
          messages.get("edit.connection.disable", quoted(label));
      case Edit.MakeDefault(var _, var label) -> messages.get("edit.default", quoted(label));
      case Edit.EnableSip() -> messages.get("edit.sip.enable");
      case Edit.DisableSip() -> messages.get("edit.sip.disable");
    };
  }

  /// A draft by its name, sessions by how many there are and when the last was made.
  public String request(KnownRequest request, Moments moments) {
    return switch (request) {
      case KnownRequest.OfDraft draft -> messages.get("known.draft", quoted(draft.name()));
      case KnownRequest.OfSessions(var _, var count, var last) ->
          count == 1
              ? messages.get("known.session", moments.at(last))
              : messages.get("known.sessions", count, moments.at(last));
    };
  }

  /// Grouped as people read it, masked where that is chosen; as it is where its country is not
  /// known.
  public String written(E164 number) {
    return messages.shown(number.international());
  }

  public String quoted(String label) {
    return messages.get("quoted", label);
  }

  public String label(String connectionId, TelephonyConfiguration configuration) {
    Optional<String> label =
        configuration.connections().stream()
            .filter(connection -> connection.id().equals(connectionId))
            .map(connection -> quoted(connection.label()))
            .findFirst();
    return label.orElse(connectionId);
  }
}
