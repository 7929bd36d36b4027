package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import com.kallglot.console.sandbox.platform.Facilities.PasswordKeeper;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.wire.Json;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the people of a sandbox were given, in the two files that only their owner can read: a
/// password that is replaced is replaced there too, or nobody on this computer would know it.
final class Handouts implements PasswordKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(Handouts.class);

  private final DataFolder folder;
  private Credentials credentials;
  private @Nullable EndpointFile announced;

  Handouts(DataFolder folder, Credentials credentials) {
    this.folder = folder;
    this.credentials = credentials;
  }

  synchronized Credentials credentials() {
    return credentials;
  }

  /// Tells other processes that this sandbox runs.
  synchronized void announce(EndpointFile file) throws IOException {
    announced = file;
    folder.write(EndpointFile.NAME, Json.write(file));
  }

  @Override
  public synchronized void take(String organization, Secret password) {
    List<OrganizationAccess> organizations =
        credentials.organizations().stream()
            .map(access ->
                access.name().equals(organization) ? access.withSipPassword(password) : access)
            .toList();
    credentials = new Credentials(credentials.controlKey(), credentials.streamKey(), organizations);
    keep(() -> folder.write(Credentials.NAME, Json.write(credentials)));
    EndpointFile running = announced;
    if (running != null) {
      keep(() -> announce(running.with(organizations)));
    }
  }

  private interface Keeping {
    void run() throws IOException;
  }

  /// The password is in force already: who asked for it must be told it all the same.
  private void keep(Keeping keeping) {
    try {
      keeping.run();
    } catch (IOException e) {
      LOG.error(
          "A new SIP password could not be kept in {}: only its caller has it", folder.path(), e);
    }
  }
}
