package com.kallglot.console.provider.telnyx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a number of Telnyx is attached to: a SIP connection of one of three kinds, or an
/// application.
///
/// @param kind told by Telnyx' `record_type`
/// @param word that `record_type` as written
/// @param webhook where events or calls are announced
/// @param userName who registers, of a credential connection
/// @param targets hosts or addresses that calls are sent to, of an FQDN or IP connection
/// @param calledFormat `dnis_number_format`: how the called number is written
/// @param callerFormat `ani_number_format`: how the caller's is
record TelnyxConnection(
    Kind kind,
    String word,
    String name,
    boolean active,
    @Nullable String webhook,
    @Nullable String userName,
    List<Target> targets,
    @Nullable String calledFormat,
    @Nullable String callerFormat,
    @Nullable String outboundProfile) {
  TelnyxConnection {
    targets = List.copyOf(targets);
  }

  enum Kind {
    CREDENTIAL("credential_connections", "credential connection"),
    IP("ip_connections", "IP connection"),
    FQDN("fqdn_connections", "FQDN connection"),
    TEXML("texml_applications", "TeXML application"),
    CALL_CONTROL("call_control_applications", "Call Control application"),
    UNKNOWN("connections", "connection");

    private final String path;
    private final String title;

    Kind(String path, String title) {
      this.path = path;
      this.title = title;
    }

    /// The resource that tells more than `connections` does.
    String path() {
      return path;
    }

    String title() {
      return title;
    }

    /// By what the word contains: Telnyx documents the resources, not every `record_type`.
    static Kind of(String recordType) {
      if (recordType.contains("texml")) {
        return TEXML;
      }
      if (recordType.contains("call_control")) {
        return CALL_CONTROL;
      }
      if (recordType.contains("credential")) {
        return CREDENTIAL;
      }
      if (recordType.contains("fqdn")) {
        return FQDN;
      }
      return recordType.startsWith("ip") ? IP : UNKNOWN;
    }
  }

  /// A host or an address, and its port where one is named.
  record Target(String host, @Nullable String port) {
    String shown() {
      return port == null ? host : host + ":" + port;
    }
  }

  String title() {
    return kind.title() + " \"" + name + "\"";
  }
}
