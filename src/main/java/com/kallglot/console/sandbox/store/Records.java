package com.kallglot.console.sandbox.store;

import java.sql.Connection;

/// The store as seen from inside one transaction.
public final class Records {
  private final Connection connection;

  Records(Connection connection) {
    this.connection = connection;
  }

  public Organizations organizations() {
    return new Organizations(connection);
  }

  public Numbers numbers() {
    return new Numbers(connection);
  }

  public Orders orders() {
    return new Orders(connection);
  }

  public Connections connections() {
    return new Connections(connection);
  }

  public ProviderAccounts accounts() {
    return new ProviderAccounts(connection);
  }

  public SipAccess sip() {
    return new SipAccess(connection);
  }

  public SipAccounts sipAccounts() {
    return new SipAccounts(connection);
  }

  public Sessions sessions() {
    return new Sessions(connection);
  }

  public Transcripts transcripts() {
    return new Transcripts(connection);
  }

  public FirstSuccesses firstSuccesses() {
    return new FirstSuccesses(connection);
  }

  public Readings readings() {
    return new Readings(connection);
  }
}
