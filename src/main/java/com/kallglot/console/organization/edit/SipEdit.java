package com.kallglot.console.organization.edit;

import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SipSettings.Terms;
import com.kallglot.console.telephony.SrtpPolicy;

/// A change of the SIP settings that can be undone.
public sealed interface SipEdit {
  record Enable() implements SipEdit {}

  record Disable() implements SipEdit {}

  record Encrypt(SrtpPolicy policy) implements SipEdit {}

  /// Replaces all terms at once.
  record Settle(Terms terms) implements SipEdit {}

  /// Replaces the list of allowed sources whole.
  record Allow(Allowlist allowlist) implements SipEdit {}
}
