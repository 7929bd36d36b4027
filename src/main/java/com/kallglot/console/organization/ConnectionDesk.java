package com.kallglot.console.organization;

import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.account.ConnectionNumber;
import com.kallglot.console.telephony.account.NewConnection;
import com.kallglot.console.telephony.account.NewCredentials;
import java.util.List;
import java.util.UUID;

/// What only a platform can do with connections: it has their credentials.
public final class ConnectionDesk {
  private final PlatformClient client;
  private final PlatformManagement management;

  ConnectionDesk(PlatformClient client, Organization organization) {
    this.client = client;
    this.management = new PlatformManagement(organization);
  }

  /// Adds an account, unverified. Each call adds another one.
  public ProviderConnection add(NewConnection connection) throws OrganizationException {
    String key = UUID.randomUUID().toString();
    return Organization.ask(() -> client.connections().add(connection, key));
  }

  /// Lets the platform try the credentials at the provider.
  public ProviderConnection verify(ProviderConnection connection) throws OrganizationException {
    return Organization.ask(() -> client.connections().verify(connection));
  }

  /// Replaces the credentials, as long as nobody changed the connection since it was read; it is
  /// unverified after that.
  public Edited<ProviderConnection> replaceCredentials(
      ProviderConnection connection, NewCredentials credentials) throws OrganizationException {
    return management.made(
        connection,
        () -> Organization.ask(() -> client.connections().open(connection, credentials)),
        PlatformManagement.same(connection));
  }

  /// Deletes a connection, for good, as long as nobody changed it since it was read; answers it as
  /// it was.
  public Edited<ProviderConnection> delete(ProviderConnection connection)
      throws OrganizationException {
    return management.made(
        connection,
        () ->
            Organization.ask(() -> {
              client.connections().delete(connection);
              return connection;
            }),
        PlatformManagement.same(connection));
  }

  /// The numbers of the account, as read when it was last verified.
  public List<ConnectionNumber> numbers(ProviderConnection connection)
      throws OrganizationException {
    return Organization.ask(() -> client.connections().numbers(connection));
  }
}
