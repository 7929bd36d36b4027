package com.kallglot.console.routing;

import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import java.util.function.UnaryOperator;

/// A request and the configuration it meets: what an edit is applied to.
public record Situation(RouteRequest request, TelephonyConfiguration configuration) {

  Situation with(RouteRequest changed) {
    boolean given =
        changed.connectionId() != null
            || changed.type() != null
            || changed.phoneNumber() != null
            || changed.direction() != null
            || changed.sip() != null;
    return new Situation(
        new RouteRequest(
            given,
            changed.connectionId(),
            changed.type(),
            changed.phoneNumber(),
            changed.direction(),
            changed.sip()),
        configuration);
  }

  Situation number(String id, PhoneNumber.Status status) {
    return numbers(n -> n.id().equals(id) ? n.with(status) : n);
  }

  Situation connection(String id, ProviderConnection.Status status) {
    return connections(c -> c.id().equals(id) ? c.with(status) : c);
  }

  /// At most one connection is the default, and disabling it leaves none.
  Situation disabled(String id) {
    return connections(
        c -> c.id().equals(id) ? c.with(ProviderConnection.Status.DISABLED).notDefault() : c);
  }

  Situation withDefault(String id) {
    boolean exists = configuration.connections().stream().anyMatch(c -> c.id().equals(id));
    return exists ? connections(c -> c.id().equals(id) ? c.asDefault() : c.notDefault()) : this;
  }

  Situation sip(boolean enabled) {
    SipSettings old = configuration.sip();
    return new Situation(
        request,
        new TelephonyConfiguration(
            configuration.numbers(),
            configuration.connections(),
            new SipSettings(
                enabled,
                old.username(),
                old.domain(),
                old.transports(),
                old.allowlist(),
                old.recentSources(),
                old.srtp(),
                old.srtpKeying(),
                old.codecs(),
                old.signallingIps(),
                old.mediaIps(),
                old.mediaPortRange(),
                old.maxConcurrentCalls(),
                old.sessionDefaults(),
                old.etag()),
            configuration.source(),
            configuration.readAt()));
  }

  private Situation numbers(UnaryOperator<PhoneNumber> change) {
    List<PhoneNumber> changed = configuration.numbers().stream().map(change).toList();
    return new Situation(
        request,
        new TelephonyConfiguration(
            changed,
            configuration.connections(),
            configuration.sip(),
            configuration.source(),
            configuration.readAt()));
  }

  private Situation connections(UnaryOperator<ProviderConnection> change) {
    List<ProviderConnection> changed = configuration.connections().stream().map(change).toList();
    return new Situation(
        request,
        new TelephonyConfiguration(
            configuration.numbers(),
            changed,
            configuration.sip(),
            configuration.source(),
            configuration.readAt()));
  }
}
