package com.kallglot.console.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The platform in a box, as the command line starts it. Supplied by the root package.
public interface SandboxLauncher {
  /// Starts a sandbox of this process on a data folder nobody else uses.
  ///
  /// @throws CommandFailure with [ExitCode#STORE] where the folder or a port is taken
  Running start(Options options) throws CommandFailure;

  /// @param data null for the folder every command uses
  /// @param httpPort 0 for any that is free
  /// @param sipPort the same, for UDP and TCP; TLS takes the next one, or any where this is 0
  /// @param bind the address of the loopback interface to listen on
  record Options(@Nullable Path data, int httpPort, int sipPort, String bind, Store store) {}

  /// Whether what earlier runs left is kept.
  enum Store {
    KEEP,
    RESET
  }

  /// A sandbox that runs until closed.
  interface Running extends AutoCloseable {
    Place place();

    @Override
    void close();
  }

  /// Where a sandbox is reached. No secret: those are in the file named last.
  record Place(
      String http,
      String sipHost,
      int sipUdp,
      int sipTcp,
      int sipTls,
      String domain,
      Path data,
      Path endpointFile) {}
}
