package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Preconditions;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.wire.Paths;
import java.util.function.Supplier;

/// `/v1/telephony/sip`: read and edit.
final class SipResource {
  private final Store store;
  private final Supplier<Listening> listening;

  SipResource(Store store, Supplier<Listening> listening) {
    this.store = store;
    this.listening = listening;
  }

  void addTo(Routes routes) {
    routes.add("GET", Paths.SIP, "telephony:read", this::get);
    routes.add("PATCH", Paths.SIP, "telephony:write", this::edit);
  }

  private Reply get(Call call) {
    String organization = call.organization().name();
    return reply(store.read(records -> records.sip().settings(organization)));
  }

  /// An edit that changes nothing leaves the etag as it is.
  private Reply edit(Call call) throws Refusal {
    Fields body = call.body();
    Preconditions preconditions = Preconditions.of(call);
    SipEdit edit = SipEdit.of(body);
    String organization = call.organization().name();
    return reply(
        store.<SipSettings, Refusal>write(records -> {
          SipSettings now = records.sip().settings(organization);
          preconditions.check(now.etag());
          SipSettings edited = edit.applyTo(now);
          if (!edited.equals(now)) {
            records.sip().put(organization, now.username(), edited);
          }
          return records.sip().settings(organization);
        }));
  }

  private Reply reply(SipSettings settings) {
    return Reply.versioned(listening.get().complete(settings), settings.etag());
  }
}
