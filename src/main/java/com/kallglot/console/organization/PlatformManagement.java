package com.kallglot.console.organization;

import com.kallglot.console.organization.edit.ConnectionEdit;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.organization.edit.NumberEdit;
import com.kallglot.console.organization.edit.SipEdit;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.telephony.allowlist.AllowlistChange;
import java.util.Optional;
import java.util.function.Function;

/// Edits at the platform; where somebody was faster, reads what they made of it.
final class PlatformManagement implements Management {
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;

  private final Organization organization;

  PlatformManagement(Organization organization) {
    this.organization = organization;
  }

  /// Something that names the version it is meant for.
  @FunctionalInterface
  interface Attempt<T> {
    T make() throws OrganizationException;
  }

  <T> Edited<T> made(
      T asRead, Attempt<T> attempt, Function<TelephonyConfiguration, Optional<T>> find)
      throws OrganizationException {
    try {
      return new Edited.Done<>(attempt.make());
    } catch (OrganizationException e) {
      if (e.status() != PRECONDITION_FAILED && e.status() != NOT_FOUND) {
        throw e;
      }
      Optional<T> now = find.apply(organization.read());
      if (now.isEmpty()) {
        return new Edited.Gone<>(asRead);
      } else if (e.status() == NOT_FOUND) {
        throw e; // it is there: something else was not found
      }
      return new Edited.Conflict<>(asRead, now.get());
    }
  }

  /// The number of that id, of whatever was read.
  static Function<TelephonyConfiguration, Optional<PhoneNumber>> same(PhoneNumber number) {
    return read -> read.numbers().stream().filter(one -> one.id().equals(number.id())).findFirst();
  }

  static Function<TelephonyConfiguration, Optional<ProviderConnection>> same(
      ProviderConnection connection) {
    return read ->
        read.connections().stream().filter(one -> one.id().equals(connection.id())).findFirst();
  }

  @Override
  public Edited<PhoneNumber> edit(PhoneNumber number, NumberEdit edit)
      throws OrganizationException {
    return made(
        number,
        () ->
            switch (edit) {
              case NumberEdit.Label label -> organization.label(number, label.label());
              case NumberEdit.Activate _ -> organization.activate(number);
              case NumberEdit.Suspend _ -> organization.suspend(number);
            },
        same(number));
  }

  @Override
  public Edited<ProviderConnection> edit(ProviderConnection connection, ConnectionEdit edit)
      throws OrganizationException {
    return made(
        connection,
        () ->
            switch (edit) {
              case ConnectionEdit.Label label -> organization.label(connection, label.label());
              case ConnectionEdit.MakeDefault _ -> organization.makeDefault(connection);
              case ConnectionEdit.Enable _ -> organization.enable(connection);
              case ConnectionEdit.Disable _ -> organization.disable(connection);
            },
        same(connection));
  }

  /// An allowlist is replaced only where it refuses nobody who was not known when it was written:
  /// the version does not change when somebody calls, so that is asked for just before.
  @Override
  public Edited<SipSettings> edit(SipSettings sip, SipEdit edit) throws OrganizationException {
    if (edit instanceof SipEdit.Allow(var wanted)) {
      SipSettings now = organization.sip();
      if (!AllowlistChange.of(now, wanted).isCoveredBy(AllowlistChange.of(sip, wanted))) {
        return new Edited.Conflict<>(sip, now);
      }
    }
    return made(
        sip,
        () ->
            switch (edit) {
              case SipEdit.Enable _ -> organization.enable(sip);
              case SipEdit.Disable _ -> organization.disable(sip);
              case SipEdit.Encrypt encrypt -> organization.encrypt(sip, encrypt.policy());
              case SipEdit.Settle settle -> organization.settle(sip, settle.terms());
              case SipEdit.Allow allow -> organization.allow(sip, allow.allowlist());
            },
        read -> Optional.of(read.sip()));
  }
}
