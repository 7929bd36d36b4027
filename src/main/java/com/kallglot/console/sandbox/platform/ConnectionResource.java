package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Paging;
import com.kallglot.console.sandbox.http.Preconditions;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.ProviderConnection.Status;
import com.kallglot.console.wire.Paths;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/v1/telephony/connections`: list, read, label, disable and enable, move the default.
final class ConnectionResource {
  private static final int LONGEST_LABEL = 100;

  private final Store store;

  ConnectionResource(Store store) {
    this.store = store;
  }

  void addTo(Routes routes) {
    routes.add("GET", Paths.CONNECTIONS, "telephony:read", this::list);
    routes.add("GET", Paths.CONNECTION, "telephony:read", this::get);
    routes.add("PATCH", Paths.CONNECTION, "telephony:write", this::edit);
  }

  private Reply list(Call call) throws Refusal {
    Paging paging = Paging.of(call);
    String organization = call.organization().name();
    return Reply.of(
        200,
        paging.page(
            store.<List<ProviderConnection>, Refusal>read(records -> {
              String start = paging.startingAfter();
              if (start != null && records.connections().withId(organization, start).isEmpty()) {
                throw paging.unknownStart();
              }
              return records.connections().list(organization, paging.selection());
            })));
  }

  private Reply get(Call call) throws Refusal {
    String organization = call.organization().name();
    String id = call.parameter("id");
    ProviderConnection connection = store.read(records -> find(records, organization, id));
    return Reply.versioned(connection, connection.etag());
  }

  private record Edit(
      @Nullable String label, @Nullable Boolean isDefault, @Nullable Status status) {
    static Edit of(Fields body) throws Refusal {
      body.only("label", "is_default", "status");
      String label = body.text("label", LONGEST_LABEL);
      if (label != null && label.isBlank()) {
        throw Refusal.at("label", "A connection needs a label.");
      }
      Status status = body.word("status", Status.class);
      if (status != null && status != Status.ACTIVE && status != Status.DISABLED) {
        throw Refusal.at(
            "status", "status can be set to active or disabled only; the rest is found by verify.");
      }
      Boolean isDefault = body.truth("is_default");
      if (status == Status.DISABLED && isDefault != null && isDefault) {
        throw Refusal.at("is_default", "A disabled connection cannot be the default.");
      }
      return new Edit(label, isDefault, status);
    }
  }

  private Reply edit(Call call) throws Refusal {
    Fields body = call.body();
    Preconditions preconditions = Preconditions.of(call);
    Edit edit = Edit.of(body);
    String organization = call.organization().name();
    String id = call.parameter("id");
    ProviderConnection edited =
        store.write(records -> {
          ProviderConnection now = find(records, organization, id);
          preconditions.check(now.etag());
          apply(edit, now, records, organization);
          return find(records, organization, id);
        });
    return Reply.versioned(edited, edited.etag());
  }

  /// An edit that changes nothing leaves the etag as it is.
  private static void apply(Edit edit, ProviderConnection now, Records records, String organization)
      throws SQLException, Refusal {
    Status status = edit.status == null ? now.status() : edit.status;
    checkStatus(now, status);
    String label = edit.label == null ? now.label() : edit.label;
    if (status != now.status() || !label.equals(now.label())) {
      records.connections().edit(organization, now.id(), label, status);
    }
    boolean asked = edit.isDefault == null ? now.isDefault() : edit.isDefault;
    boolean isDefault = asked && status != Status.DISABLED;
    if (edit.isDefault != null && asked && !isDefault) {
      throw Refusal.at(
          "is_default", "The connection is disabled: enable it first, then make it the default.");
    }
    if (isDefault && !now.isDefault()) {
      records.connections().makeDefault(organization, now.id());
    } else if (!isDefault && now.isDefault()) {
      records.connections().takeDefault(organization);
    }
  }

  private static void checkStatus(ProviderConnection now, Status status) throws Refusal {
    boolean enables = status == Status.ACTIVE && now.status() != Status.ACTIVE;
    if (enables
        && (now.status() != Status.DISABLED
            || now.lastVerifiedAt() == null
            || now.lastError() != null)) {
      throw Refusal.at(
          "status",
          "The connection's credentials were not found valid: replace and verify them; that makes"
              + " it active.");
    }
  }

  private static ProviderConnection find(Records records, String organization, String id)
      throws SQLException, Refusal {
    Optional<ProviderConnection> connection = records.connections().withId(organization, id);
    return connection.orElseThrow(() ->
        new Refusal(Code.RESOURCE_NOT_FOUND, "The organization has no connection of this id."));
  }
}
