package com.kallglot.console.cli.text;

import java.util.List;
import java.util.Map;

/// Says of each setting that a cause names by which option of the command line it is given.
final class SettingOptions {
  /// Names as the rules of causes write them.
  static final List<Map.Entry<String, String>> NAMED =
      List.of(
          Map.entry("encryption (SRTP)", "encryption (SRTP, --srtp)"),
          Map.entry("trusted authorities", "trusted authorities (--ca)"),
          Map.entry("rewriting of Contact and SDP", "rewriting of Contact and SDP (--rewrite)"),
          Map.entry("give a STUN server", "give a STUN server (--stun)"),
          Map.entry("ICE with a TURN server", "ICE with a TURN server (--ice, --turn)"));

  private SettingOptions() {}

  static String in(String cause) {
    String said = cause;
    for (Map.Entry<String, String> setting : NAMED) {
      said = said.replace(setting.getKey(), setting.getValue());
    }
    return said;
  }
}
