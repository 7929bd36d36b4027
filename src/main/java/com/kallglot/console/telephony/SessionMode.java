package com.kallglot.console.telephony;

/// What a session does with the call.
public enum SessionMode {
  BIDIRECTIONAL_TRANSLATION,
  ASSISTIVE_TRANSLATION,
  AI_AGENT,
  HELP_CHAT_VOICE,
  UNKNOWN
}
