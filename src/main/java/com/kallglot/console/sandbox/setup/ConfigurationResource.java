package com.kallglot.console.sandbox.setup;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.setup.ConfigurationBody.Configuration;
import com.kallglot.console.sandbox.store.Ids;
import com.kallglot.console.sandbox.store.Organizations.Organization;
import com.kallglot.console.sandbox.store.Readings.Reading;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Sessions.Kept;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.wire.Paths;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `/control/configuration`, `/control/reading` and `/control/limits`: what an organization has set
/// up, how the platform reads the open points, and how much an organization may.
public final class ConfigurationResource {
  private static final int MOST = 999_999_999;

  private final Store store;
  private final Clock clock;
  private final Ids ids;
  private final Consumer<String> hangUp;

  /// @param hangUp ends the calls of a session, by its id
  public ConfigurationResource(Store store, Clock clock, Ids ids, Consumer<String> hangUp) {
    this.store = store;
    this.clock = clock;
    this.ids = ids;
    this.hangUp = hangUp;
  }

  public void addTo(Routes routes) {
    routes.add("PUT", Paths.CONTROL_CONFIGURATION, "", this::configure);
    routes.add("PUT", Paths.CONTROL_READING, "", this::read);
    routes.add("PUT", Paths.CONTROL_LIMITS, "", this::limit);
  }

  private record Configured(String organization, int numbers, int connections, int endedSessions) {}

  /// Sessions of the old configuration have nothing left to go over: they end.
  private Reply configure(Call call) throws Refusal {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String name = organization(call);
    Configuration configuration = new ConfigurationBody(ids::next, now).read(call.body());
    List<Kept> ended =
        store.<List<Kept>, Refusal>write(records -> {
          known(records, name);
          List<Kept> open = records.sessions().openOf(name);
          for (Kept session : open) {
            records.sessions().end(session.id(), now);
          }
          replace(records, name, configuration);
          return open;
        });
    ended.forEach(session -> hangUp.accept(session.id()));
    return Reply.of(
        200,
        new Configured(
            name, configuration.numbers().size(), configuration.accounts().size(), ended.size()));
  }

  private static void replace(Records records, String organization, Configuration configuration)
      throws SQLException {
    records.orders().forgetAll(organization);
    records.numbers().removeAll(organization);
    records.connections().removeAll(organization);
    // The list is newest first; what is put comes back in the order it was put.
    for (PhoneNumber number : configuration.numbers().reversed()) {
      records.numbers().add(organization, number);
    }
    for (Seed.Account account : configuration.accounts().reversed()) {
      records.connections().add(organization, account.connection(), null);
      records.accounts().putNumbers(organization, account.connection().id(), account.numbers());
    }
    SipSettings before = records.sip().settings(organization);
    records.sip().put(organization, before.username(), configuration.sip());
  }

  private Reply read(Call call) throws Refusal {
    Fields body = call.body();
    body.only("unowned_number", "several_methods", "missing_routing");
    Reading.@Nullable UnownedNumber unowned =
        body.word("unowned_number", Reading.UnownedNumber.class);
    Reading.@Nullable SeveralMethods several =
        body.word("several_methods", Reading.SeveralMethods.class);
    Reading.@Nullable MissingRouting missing =
        body.word("missing_routing", Reading.MissingRouting.class);
    return Reply.of(
        200,
        store.<Reading, RuntimeException>write(records -> {
          Reading now = records.readings().current();
          records
              .readings()
              .change(
                  new Reading(
                      unowned == null ? now.unownedNumber() : unowned,
                      several == null ? now.severalMethods() : several,
                      missing == null ? now.missingRouting() : missing));
          return records.readings().current();
        }));
  }

  private record Limits(
      @Nullable Integer requestsPerMinute,
      @Nullable Integer concurrentSessions,
      @Nullable Integer credits,
      @Nullable Boolean active,
      @Nullable Set<String> scopes) {

    static Limits of(Fields body) throws Refusal {
      body.only("requests_per_minute", "concurrent_sessions", "credits", "active", "scopes");
      List<String> scopes = body.texts("scopes", 20);
      return new Limits(
          body.integer("requests_per_minute", 1, MOST),
          body.integer("concurrent_sessions", 0, MOST),
          body.integer("credits", 0, MOST),
          body.truth("active"),
          scopes == null ? null : new TreeSet<>(scopes));
    }

    Organization applyTo(Organization now) {
      return new Organization(
          now.name(),
          active == null ? now.active() : active,
          requestsPerMinute == null ? now.requestsPerMinute() : requestsPerMinute,
          concurrentSessions == null ? now.concurrentSessions() : concurrentSessions,
          credits == null ? now.creditsRemaining() : credits,
          now.creditsUsed());
    }
  }

  private Reply limit(Call call) throws Refusal {
    String name = organization(call);
    Limits limits = Limits.of(call.body());
    return Reply.of(
        200,
        store.<Organization, Refusal>write(records -> {
          records.organizations().change(limits.applyTo(known(records, name)));
          if (limits.scopes != null) {
            records.organizations().scopeKeys(name, limits.scopes);
          }
          return known(records, name);
        }));
  }

  static String organization(Call call) throws Refusal {
    return call.query("organization")
        .orElseThrow(() ->
            Refusal.at(
                "organization",
                Code.MISSING_REQUIRED_FIELD,
                "Say whose: add ?organization=NAME to the path."));
  }

  static Organization known(Records records, String name) throws SQLException, Refusal {
    return records
        .organizations()
        .named(name)
        .orElseThrow(() ->
            new Refusal(
                Code.RESOURCE_NOT_FOUND, "There is no organization \"" + name + "\" here."));
  }
}
