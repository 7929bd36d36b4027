package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.account.Finding;
import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Paging;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.ProviderConnection.Status;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.account.ConnectionNumber;
import com.kallglot.console.wire.Paths;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The provider account behind a connection: its credentials tried, its numbers listed.
final class AccountResource {
  private final Facilities facilities;

  AccountResource(Facilities facilities) {
    this.facilities = facilities;
  }

  void addTo(Routes routes) {
    routes.add("POST", Paths.CONNECTION_VERIFY, "telephony:write", this::verify);
    routes.add("GET", Paths.CONNECTION_NUMBERS, "telephony:read", this::numbers);
  }

  /// A connection and its account's secret as they were when the provider was asked.
  private record Subject(ProviderConnection connection, Optional<String> sealedSecret) {}

  private Reply verify(Call call) throws Refusal {
    call.bodyIfAny();
    Subject subject = facilities.store().<Subject, Refusal>read(records -> subject(records, call));
    Finding finding = tried(subject);
    ProviderConnection verified =
        facilities
            .store()
            .<ProviderConnection, Refusal>write(records -> {
              Subject now = subject(records, call);
              if (now.sealedSecret.equals(
                  subject.sealedSecret)) { // else it was not these that were tried
                keep(records, call.organization().name(), now.connection, finding);
              }
              return ConnectionResource.find(records, call);
            });
    return Reply.versioned(verified, verified.etag());
  }

  private static Subject subject(Records records, Call call) throws SQLException, Refusal {
    ProviderConnection connection = ConnectionResource.find(records, call);
    return new Subject(
        connection, records.accounts().sealedSecret(call.organization().name(), connection.id()));
  }

  private Finding tried(Subject subject) {
    if (subject.sealedSecret.isEmpty()) {
      return new Finding.Refused("The connection has no credentials: give it some.");
    }
    Secret secret = facilities.vault().open(subject.sealedSecret.get());
    String sid = subject.connection.credentials().accountSid();
    return subject.connection.provider() == Provider.TWILIO
        ? facilities.accountCheck().ofTwilio(sid == null ? "" : sid, secret)
        : facilities.accountCheck().ofTelnyx(secret);
  }

  private void keep(
      Records records, String organization, ProviderConnection connection, Finding finding)
      throws SQLException {
    Instant now = facilities.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    boolean disabled = connection.status() == Status.DISABLED;
    switch (finding) {
      case Finding.Valid(List<ConnectionNumber> numbers) -> {
        Status status = disabled ? Status.DISABLED : Status.ACTIVE;
        records.accounts().valid(organization, connection.id(), status, now);
        records.accounts().putNumbers(organization, connection.id(), numbers);
      }
      case Finding.Refused(String why) -> {
        Status status = disabled ? Status.DISABLED : Status.INVALID_CREDENTIALS;
        records.accounts().refused(organization, connection.id(), status, why);
      }
      case Finding.NotAsked(String why) ->
          records.accounts().notAsked(organization, connection.id(), why);
    }
  }

  private Reply numbers(Call call) throws Refusal {
    String organization = call.organization().name();
    return Paging.of(call)
        .answer(
            facilities.store(),
            (records, start) ->
                records
                    .accounts()
                    .holds(organization, ConnectionResource.find(records, call).id(), start),
            (records, page) ->
                records
                    .accounts()
                    .numbers(organization, ConnectionResource.find(records, call).id(), page));
  }
}
