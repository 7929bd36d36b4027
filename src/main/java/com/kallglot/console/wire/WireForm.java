package com.kallglot.console.wire;

import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SipSettings;
import org.jspecify.annotations.Nullable;

/// How the objects of the API differ from plain records.
///
/// @param object the word that the object says of itself, null where it says none
/// @param writesNulls whether absent values are written as null, as documented for sessions
record WireForm(@Nullable String object, boolean writesNulls) {
  private static final WireForm PLAIN = new WireForm(null, false);

  static WireForm of(Class<?> type) {
    if (type == PhoneNumber.class) {
      return new WireForm("phone_number", false);
    } else if (type == ProviderConnection.class) {
      return new WireForm("provider_connection", false);
    } else if (type == SipSettings.class) {
      return new WireForm("sip_settings", false);
    } else if (type == Session.class) {
      return new WireForm("session", true);
    }
    return PLAIN;
  }
}
