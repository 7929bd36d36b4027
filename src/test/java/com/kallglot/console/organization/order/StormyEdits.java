package com.kallglot.console.organization.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.client.FaultyProxy.Passed;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.account.NewConnection;
import com.kallglot.console.telephony.account.NewCredentials;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/// Every edit that the console makes of what is there, in the storm: made once at most, what is
/// said of it is true, and whoever reads afterwards knows what became of it.
final class StormyEdits {
  private final StormyConsole console;
  private final Random random;
  private final PlatformClient truth;
  private final Organization organization;
  private final E164 number;
  private final String connection;

  /// @param number that nobody else edits
  StormyEdits(StormyConsole console, Random random, E164 number) throws PlatformException {
    this.console = console;
    this.random = random;
    this.number = number;
    truth = console.truth();
    organization = console.organization();
    connection =
        truth
            .connections()
            .add(
                new NewConnection(Provider.TELNYX, "Edited", null, null, key()),
                UUID.randomUUID().toString())
            .id();
  }

  private static NewCredentials key() {
    return NewCredentials.ofTelnyx(Secret.of("KEY" + UUID.randomUUID()));
  }

  /// What is edited: how it is read and told from its next version, and what somebody else may do
  /// to it in between.
  private record Subject<T>(
      String path, Reading<T> reading, Function<T, String> etag, Race<T> race) {}

  private interface Reading<T> {
    T of(PlatformClient platform) throws PlatformException;
  }

  private interface Race<T> {
    T to(T object) throws PlatformException;
  }

  /// One intent and what is true once it is carried out.
  private record Intent<T>(String name, Doing<T> doing, Predicate<T> made) {}

  private interface Doing<T> {
    T of(T read) throws OrganizationException;
  }

  /// Makes one of them.
  void make() throws PlatformException {
    switch (random.nextInt(3)) {
      case 0 -> number();
      case 1 -> connection();
      default -> sip();
    }
  }

  private void number() throws PlatformException {
    PhoneNumber now = console.active(number);
    boolean active = now.status() == PhoneNumber.Status.ACTIVE;
    carriedOut(
        new Subject<>(
            "/v1/telephony/numbers/",
            platform -> platform.numbers().get(now.id()),
            PhoneNumber::etag,
            read -> truth.numbers().label(read, "theirs " + random.nextInt())),
        active
            ? new Intent<>(
                "suspend",
                organization::suspend,
                number -> number.status() == PhoneNumber.Status.SUSPENDED)
            : new Intent<>(
                "activate",
                organization::activate,
                number -> number.status() == PhoneNumber.Status.ACTIVE));
  }

  private void connection() throws PlatformException {
    boolean ofCredentials = random.nextInt(4) == 0;
    ProviderConnection now =
        ofCredentials ? truth.connections().get(connection) : verified(truth.connections().all());
    carriedOut(
        new Subject<>(
            "/v1/telephony/connections/",
            platform -> platform.connections().get(now.id()),
            ProviderConnection::etag,
            read -> truth.connections().label(read, "theirs " + random.nextInt())),
        ofCredentials ? newCredentials() : ofConnection(now));
  }

  /// Of the seed: what never was verified cannot be enabled.
  private static ProviderConnection verified(List<ProviderConnection> all) {
    return all.stream()
        .filter(one -> one.provider() == Provider.TELNYX && one.lastVerifiedAt() != null)
        .findFirst()
        .orElseThrow();
  }

  private Intent<ProviderConnection> newCredentials() {
    NewCredentials fresh = key();
    String text = fresh.apiKey().reveal();
    return new Intent<>(
        "credentials",
        one -> organization.open(one, fresh),
        one -> text.substring(text.length() - 4).equals(one.credentials().apiKeyLast4()));
  }

  private Intent<ProviderConnection> ofConnection(ProviderConnection now) {
    if (now.status() == ProviderConnection.Status.DISABLED) {
      return new Intent<>(
          "enable",
          organization::enable,
          one -> one.status() != ProviderConnection.Status.DISABLED);
    }
    String label = "label " + random.nextInt();
    int chosen = random.nextInt(3);
    return switch (chosen == 1 && now.isDefault() ? 0 : chosen) { // what is so already is no edit
      case 0 ->
          new Intent<>(
              "rename", one -> organization.label(one, label), one -> one.label().equals(label));
      case 1 -> new Intent<>("default", organization::makeDefault, ProviderConnection::isDefault);
      default ->
          new Intent<>(
              "disable",
              organization::disable,
              one -> one.status() == ProviderConnection.Status.DISABLED && !one.isDefault());
    };
  }

  private void sip() throws PlatformException {
    carriedOut(
        new Subject<>(
            "/v1/telephony/sip",
            platform -> platform.sip().get(),
            SipSettings::etag,
            read -> truth.sip().limit(read, 1 + random.nextInt(90))),
        ofSip(truth.sip().get()));
  }

  private Intent<SipSettings> ofSip(SipSettings now) {
    return switch (random.nextInt(3)) {
      case 0 ->
          now.enabled()
              ? new Intent<>("sip off", organization::disable, sip -> !sip.enabled())
              : new Intent<>("sip on", organization::enable, SipSettings::enabled);
      case 1 -> {
        SrtpPolicy policy =
            now.srtp() == SrtpPolicy.REQUIRED ? SrtpPolicy.OPTIONAL : SrtpPolicy.REQUIRED;
        yield new Intent<>(
            "srtp", sip -> organization.encrypt(sip, policy), sip -> sip.srtp() == policy);
      }
      default -> {
        String address = "192.0.2." + random.nextInt(256);
        String cidr = address + (random.nextBoolean() ? "" : "/32"); // which nobody writes back
        var allowlist =
            new Allowlist(
                Allowlist.Mode.LISTED, List.of(new Allowlist.Entry(cidr, "office", null)));
        yield new Intent<>(
            "allowlist",
            sip -> organization.allow(sip, allowlist),
            sip -> sip.allowlist().entries().stream().anyMatch(one -> one.cidr().equals(address)));
      }
    };
  }

  private <T> void carriedOut(Subject<T> subject, Intent<T> intent) throws PlatformException {
    T read = subject.reading.of(truth);
    boolean raced = random.nextInt(5) == 0;
    T before = raced ? subject.race.to(read) : read;
    OrganizationException failed = null;
    boolean crashed = false;
    console.mayCrash();
    try {
      T now = intent.doing.of(read);
      assertThat(intent.made).as("what %s answers", intent.name).accepts(now);
    } catch (OrganizationException e) {
      failed = e;
    } catch (StormyConsole.Crash e) {
      crashed = true;
    }
    console.mayNotCrash();
    List<Passed> made = console.effects("PATCH", subject.path);
    assertThat(made).as("effects of %s", intent.name).hasSizeLessThanOrEqualTo(1);
    T after = subject.reading.of(truth);
    boolean done = !subject.etag.apply(after).equals(subject.etag.apply(before));
    assertThat(done)
        .as("%s has the effect that was answered", intent.name)
        .isEqualTo(!made.isEmpty());
    if (done) {
      assertThat(intent.made).as("after %s", intent.name).accepts(after);
    }
    boolean doubt = failed != null && failed.mayHaveBeenDone();
    if (!crashed && !doubt) {
      assertThat(done).as("what is said of %s: %s", intent.name, failed).isEqualTo(failed == null);
    }
    console.tell(intent.name + ": " + end(crashed, failed, raced));
  }

  private static String end(boolean crashed, OrganizationException failed, boolean raced) {
    if (crashed) {
      return "crashed";
    } else if (failed == null) {
      return "made";
    } else if (failed.mayHaveBeenDone()) {
      return "in doubt";
    }
    return raced ? "overtaken" : "not made";
  }
}
