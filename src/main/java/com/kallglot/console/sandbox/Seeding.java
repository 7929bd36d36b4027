package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import com.kallglot.console.sandbox.account.Vault;
import com.kallglot.console.sandbox.carrier.CarrierStandIns;
import com.kallglot.console.sandbox.carrier.KeyedRandom;
import com.kallglot.console.sandbox.carrier.SeededAccount;
import com.kallglot.console.sandbox.http.Keys;
import com.kallglot.console.sandbox.setup.Seed;
import com.kallglot.console.sandbox.store.Organizations.Organization;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.SipAccounts.Account;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.Secret;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// Fills an empty store: what the organizations begin with, and what verifies the secrets that
/// their people were given.
final class Seeding {
  private static final Set<String> READING =
      Set.of("sessions:read", "recordings:read", "telephony:read");
  private static final Set<String> EVERYTHING =
      Set.of(
          "sessions:read",
          "sessions:write",
          "recordings:read",
          "telephony:read",
          "telephony:write",
          "numbers:purchase",
          "sip:secrets");

  private final Records records;
  private final Credentials credentials;
  private final CarrierStandIns carriers;
  private final Vault vault;

  Seeding(Records records, Credentials credentials, CarrierStandIns carriers) {
    this.records = records;
    this.credentials = credentials;
    this.carriers = carriers;
    this.vault = new Vault(credentials.streamKey());
  }

  void all(List<Seed> seeds) throws SQLException {
    for (Seed seed : seeds) {
      one(seed);
    }
  }

  private void one(Seed seed) throws SQLException {
    String name = seed.organization();
    OrganizationAccess access =
        credentials.organizations().stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new SQLException(Credentials.NAME + " has nothing about " + name));
    records.organizations().add(new Organization(name, true, 100_000, 2_000, 100_000, 0));
    records.organizations().addKey(Keys.sha256(access.apiKey().reveal()), name, EVERYTHING);
    records
        .organizations()
        .addReadOnlyKey(Keys.sha256(access.readOnlyKey().reveal()), name, READING);
    for (PhoneNumber number : seed.numbers()) {
      records.numbers().add(name, number);
    }
    for (Seed.Account account : seed.accounts()) {
      connection(name, account);
    }
    records.sip().put(name, access.sipUsername(), seed.sip());
    sipAccount(name, access.sipUsername(), access.sipPassword(), "sip_settings");
    EndpointFile.TestLine line = access.testLine();
    sipAccount(name, line.username(), line.password(), "test_line");
  }

  private void sipAccount(String organization, String username, Secret password, String holder)
      throws SQLException {
    records.sipAccounts().add(Account.of(username, Seed.DOMAIN, organization, holder, password));
  }

  /// The account of the same name at the provider, where there is one; else it exists nowhere.
  private void connection(String organization, Seed.Account account) throws SQLException {
    ProviderConnection made = account.connection();
    SeededAccount known =
        carriers.accounts().stream()
            .filter(candidate -> candidate.name().equals(made.label()))
            .findFirst()
            .orElseGet(() -> unknownAccount(made));
    String secret = known.secret().reveal();
    String last4 = secret.substring(secret.length() - 4);
    boolean isTwilio = made.provider() == Provider.TWILIO;
    records
        .connections()
        .add(
            organization,
            made.with(
                new ProviderConnection.Credentials(
                    known.accountSid(), isTwilio ? last4 : null, isTwilio ? null : last4)),
            vault.seal(known.secret()));
    records.accounts().putNumbers(organization, made.id(), account.numbers());
  }

  private SeededAccount unknownAccount(ProviderConnection made) {
    KeyedRandom random = new KeyedRandom(credentials.streamKey(), made.label());
    String sid = "AC%016x%016x".formatted(random.nextLong(), random.nextLong());
    Secret secret = Secret.of("%016x%016x".formatted(random.nextLong(), random.nextLong()));
    return new SeededAccount(made.label(), made.provider(), sid, null, secret);
  }
}
