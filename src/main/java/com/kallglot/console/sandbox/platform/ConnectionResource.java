package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.account.Vault;
import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Paging;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.platform.ConnectionForm.Edit;
import com.kallglot.console.sandbox.platform.ConnectionForm.Given;
import com.kallglot.console.sandbox.platform.ConnectionForm.Making;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.ProviderConnection.Status;
import com.kallglot.console.wire.Paths;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/v1/telephony/connections`: list, read, add, edit, move the default, delete.
final class ConnectionResource {
  private final Facilities facilities;
  private final Vault vault;
  private final Idempotency idempotency;
  private final Managed<ProviderConnection> connections;

  ConnectionResource(Facilities facilities, Idempotency idempotency) {
    this.facilities = facilities;
    this.vault = facilities.vault();
    this.idempotency = idempotency;
    this.connections =
        new Managed<>(
            facilities.store(),
            ConnectionResource::find,
            ProviderConnection::etag,
            connection -> connection);
  }

  void addTo(Routes routes) {
    routes.add("GET", Paths.CONNECTIONS, "telephony:read", this::list);
    routes.add("POST", Paths.CONNECTIONS, "telephony:write", this::make);
    routes.add("GET", Paths.CONNECTION, "telephony:read", connections::get);
    routes.add(
        "PATCH",
        Paths.CONNECTION,
        "telephony:write",
        call ->
            connections.edit(
                call,
                Edit::of,
                (edit, records, now) -> apply(edit, now, records, call.organization().name())));
    routes.add("DELETE", Paths.CONNECTION, "telephony:write", this::delete);
  }

  private Reply list(Call call) throws Refusal {
    String organization = call.organization().name();
    return Paging.of(call)
        .answer(
            facilities.store(),
            (records, start) -> records.connections().withId(organization, start).isPresent(),
            (records, page) -> records.connections().list(organization, page));
  }

  private Reply make(Call call) throws Refusal {
    Making making = Making.of(call.body());
    ProviderConnection made =
        idempotency.once(
            call,
            Idempotency.asAnswered(
                201,
                ProviderConnection.class,
                records -> make(making, records, call.organization().name())));
    return Reply.versioned(201, made, made.etag());
  }

  private ProviderConnection make(Making making, Records records, String organization)
      throws SQLException {
    ProviderConnection made =
        new ProviderConnection(
            facilities.ids().next("pcon_"),
            making.provider(),
            making.label(),
            Status.UNVERIFIED,
            false,
            making.callerId(),
            making.credentials().shown(making.provider()),
            null,
            null,
            facilities.clock().instant().truncatedTo(ChronoUnit.MILLIS),
            "");
    records.connections().add(organization, made, vault.seal(making.credentials().secret()));
    if (making.isDefault()) {
      records.connections().makeDefault(organization, made.id());
    }
    return records.connections().withId(organization, made.id()).orElseThrow();
  }

  private record Deleted(String id, String object, boolean deleted) {}

  private Reply delete(Call call) throws Refusal {
    ProviderConnection gone =
        connections.remove(
            call,
            (records, now) -> records.connections().delete(call.organization().name(), now.id()));
    return Reply.of(200, new Deleted(gone.id(), "provider_connection", true));
  }

  /// An edit that changes nothing leaves the etag as it is.
  private void apply(Edit edit, ProviderConnection before, Records records, String organization)
      throws SQLException, Refusal {
    ProviderConnection now = withCredentials(edit, before, records, organization);
    Status status = edit.status() == null ? now.status() : edit.status();
    checkStatus(now, status);
    String label = edit.label() == null ? now.label() : edit.label();
    @Nullable E164 callerId = edit.callerId(now);
    if (status != now.status()
        || !label.equals(now.label())
        || !Objects.equals(callerId, now.defaultCallerId())) {
      records.connections().edit(organization, now.id(), label, status, callerId);
    }
    moveDefault(edit, now, status, records, organization);
  }

  /// New credentials are not verified yet; a disabled connection stays disabled.
  private ProviderConnection withCredentials(
      Edit edit, ProviderConnection now, Records records, String organization)
      throws SQLException, Refusal {
    if (edit.credentials() == null) {
      return now;
    }
    Given given = ConnectionForm.given(edit.credentials(), now.provider());
    Status status = now.status() == Status.DISABLED ? Status.DISABLED : Status.UNVERIFIED;
    records
        .accounts()
        .replace(
            organization,
            now.id(),
            given.shown(now.provider()),
            vault.seal(given.secret()),
            status);
    return records.connections().withId(organization, now.id()).orElseThrow();
  }

  private static void moveDefault(
      Edit edit, ProviderConnection now, Status status, Records records, String organization)
      throws SQLException, Refusal {
    boolean asked = edit.isDefault() == null ? now.isDefault() : edit.isDefault();
    boolean isDefault = asked && status != Status.DISABLED;
    if (edit.isDefault() != null && asked && !isDefault) {
      throw Refusal.at(
          "is_default", "The connection is disabled: enable it first, then make it the default.");
    }
    if (isDefault && !now.isDefault()) {
      records.connections().makeDefault(organization, now.id());
    } else if (!isDefault && now.isDefault()) {
      records.connections().takeDefault(organization);
    }
  }

  /// What is enabled was found valid and not refused since: a provider that could not be asked last
  /// leaves an error and takes nothing away.
  private static void checkStatus(ProviderConnection now, Status status) throws Refusal {
    if (status != Status.ACTIVE || now.status() == Status.ACTIVE) {
      return;
    }
    boolean isDisabled = now.status() == Status.DISABLED;
    if (!isDisabled || now.lastVerifiedAt() == null) {
      throw Refusal.at(
          "status",
          "The connection's credentials were not found valid, or were refused since. Replace them"
              + " if need be and "
              + (isDisabled ? "verify it, then enable it." : "verify it: that makes it active."));
    }
  }

  static ProviderConnection find(Records records, Call call) throws SQLException, Refusal {
    Optional<ProviderConnection> connection =
        records.connections().withId(call.organization().name(), call.parameter("id"));
    return connection.orElseThrow(() ->
        new Refusal(Code.RESOURCE_NOT_FOUND, "The organization has no connection of this id."));
  }
}
