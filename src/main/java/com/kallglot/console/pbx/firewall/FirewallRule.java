package com.kallglot.console.pbx.firewall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing to let through.
///
/// @param remote addresses of the platform; its host name where it gives no addresses
/// @param remotePorts ports at the platform; null where it does not say, or where any may be used
public record FirewallRule(
    Purpose purpose,
    Direction direction,
    Protocol protocol,
    List<String> remote,
    @Nullable String remotePorts) {

  public FirewallRule {
    remote = List.copyOf(remote);
  }

  /// What goes through.
  public enum Purpose {
    /// Calls that the PBX sends.
    SIGNALLING,
    /// Calls that the platform sends to the PBX, where it is made to.
    CALLS_FROM_PLATFORM,
    /// Sound.
    MEDIA
  }

  /// Seen from the PBX.
  public enum Direction {
    OUT,
    IN
  }

  /// What carries it.
  public enum Protocol {
    UDP,
    TCP
  }
}
