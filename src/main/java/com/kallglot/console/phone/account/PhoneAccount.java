package com.kallglot.console.phone.account;

import com.kallglot.console.phone.dialling.DialPlan;
import com.kallglot.console.softphone.SipAccount;
import java.util.Map;

/// An account as the phone calls from it and is called on.
///
/// @param id stays the same while the account is edited
/// @param label what it is called on the screen
/// @param sip as it calls, with its password, where that is known
/// @param home as it registers and is called: its address may be another, where calls tell a number
///   as their caller
/// @param headers added to each INVITE, such as the caller's number
/// @param plan what is made of what is typed, and whom it may call
public record PhoneAccount(
    String id,
    String label,
    Origin origin,
    SipAccount sip,
    SipAccount home,
    Map<String, String> headers,
    CallHandling handling,
    DialPlan plan) {
  /// Where an account comes from.
  public enum Origin {
    /// The platform's SIP settings: it calls sessions, and never registers.
    SIP_SETTINGS,
    /// The profile's test line.
    TEST_LINE,
    /// Made by somebody for the phone.
    OWN
  }

  public PhoneAccount {
    headers = Map.copyOf(headers);
  }

  /// Whether it keeps a registration, to be callable.
  public boolean registers() {
    return home.registrar() != null;
  }

  /// The host that is shown for it: where its address is at home.
  public String domain() {
    return plan.domain();
  }
}
