package com.kallglot.console.sandbox;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;

/// How a sandbox is started.
///
/// @param dataFolder all that it keeps; made where it is missing
/// @param bind the address its HTTP side listens on
/// @param httpPort 0 for a free one
/// @param clock what it takes for the time
public record SandboxOptions(
    Path dataFolder, InetAddress bind, int httpPort, Beginning beginning, Clock clock) {

  /// What becomes of what an earlier run left.
  public enum Beginning {
    /// Goes on with it, or seeds where there is nothing.
    CONTINUE,
    /// Forgets it, secrets too, and seeds anew.
    RESET
  }

  /// Going on in `dataFolder`, on a free port of this computer alone.
  public static SandboxOptions in(Path dataFolder) {
    return new SandboxOptions(
        dataFolder, InetAddress.getLoopbackAddress(), 0, Beginning.CONTINUE, Clock.systemUTC());
  }

  public SandboxOptions withHttpPort(int port) {
    return new SandboxOptions(dataFolder, bind, port, beginning, clock);
  }

  public SandboxOptions withBind(InetAddress address) {
    return new SandboxOptions(dataFolder, address, httpPort, beginning, clock);
  }

  public SandboxOptions withBeginning(Beginning chosen) {
    return new SandboxOptions(dataFolder, bind, httpPort, chosen, clock);
  }

  public SandboxOptions withClock(Clock chosen) {
    return new SandboxOptions(dataFolder, bind, httpPort, beginning, chosen);
  }
}
