package com.kallglot.console.calltest;

import com.kallglot.console.softphone.SipAccount;

/// A PBX that a call is sent through, on its way to the platform.
///
/// @param template its address with [#SESSION_ID] in it: the PBX's dialplan sends on what follows
///   the prefix
/// @param account ours at the PBX
public record Via(String template, SipAccount account) {
  public static final String SESSION_ID = "{session_id}";

  public String uri(String sessionId) {
    return template.replace(SESSION_ID, sessionId);
  }
}
