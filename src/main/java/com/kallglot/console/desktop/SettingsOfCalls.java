package com.kallglot.console.desktop;

import com.kallglot.console.desktop.evidence.SettingPlaces;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.account.PhoneAccount;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.trace.CauseCode.Setting;
import java.util.Optional;

/// Where what made a call of the phone fail is changed: its account, the platform, this program.
final class SettingsOfCalls implements SettingPlaces {
  private final DesktopWindow of;

  SettingsOfCalls(DesktopWindow window) {
    this.of = window;
  }

  @Override
  public Optional<Runnable> of(Setting setting) {
    return switch (setting) {
      case SIP_ENABLED, SIP_ALLOWLIST, SIP_CALL_LIMIT -> of.evidence.platformSettings().of(setting);
      case SESSION -> Optional.of(this::session);
      case DIALLED_ADDRESS -> call().map(call -> () -> of.phone.fill(call));
      case NETWORK -> account().map(account -> () -> network(account));
      case ACCOUNT_SERVER, ACCOUNT_PASSWORD, TRUSTED_AUTHORITY, CODECS, SRTP, DIGITS ->
          account().map(account -> () -> edit(account));
      case AUDIO_DEVICES -> Optional.of(of.phone::showSound);
    };
  }

  private Optional<PhoneCall> call() {
    return Optional.ofNullable(of.phone.model.shown().get());
  }

  private Optional<PhoneAccount> account() {
    return call().flatMap(call -> of.phone.account(call.lineId()));
  }

  private void edit(PhoneAccount account) {
    of.navigation.open(Page.PHONE);
    of.accounts.model.edit(account);
  }

  /// A session that would wait on what was called.
  private void session() {
    call().flatMap(PhoneCall::remoteNumber).map(RouteRequest::overNumber).ifPresent(of.lab::open);
    of.navigation.open(Page.ROUTE_LAB);
  }

  private void network(PhoneAccount account) {
    of.navigation.open(Page.PHONE);
    of.accounts.model.editNetwork(account);
  }
}
