package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.platform.RouteDecision.Route;
import com.kallglot.console.sandbox.store.Ids;
import com.kallglot.console.sandbox.store.Organizations.Organization;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Sessions.Kept;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.Session.Status;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens sessions, inside a transaction: the route, the number to wait on, the limit, the credit.
final class SessionDesk {
  private final Ids ids;
  private final Clock clock;

  SessionDesk(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /// Who carries the leg, and the number the session waits on.
  private record Leg(@Nullable Provider provider, @Nullable E164 number) {}

  Kept open(Records records, String organization, SessionDraft draft) throws SQLException, Refusal {
    Route route = new RouteDecision(records, organization).decide(draft.routing());
    Leg leg = leg(records, organization, route);
    limit(records, organization);
    if (!records.organizations().charge(organization)) {
      throw new Refusal(
          Code.INSUFFICIENT_API_CREDITS,
          "A session costs one credit, and the organization has none left.");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Kept session =
        new Kept(
            ids.next("sess_"),
            organization,
            draft.mode(),
            leg.provider,
            leg.number,
            draft.sourceLanguage(),
            draft.targetLanguage(),
            draft.recording(),
            draft.metadata(),
            Status.CREATED,
            now,
            now.plus(StreamTokens.VALID),
            now,
            null,
            null);
    records.sessions().add(session);
    return session;
  }

  private static Leg leg(Records records, String organization, Route route)
      throws SQLException, Refusal {
    return switch (route) {
      case Route.OverStream() -> new Leg(null, null);
      case Route.OverSip() -> new Leg(Provider.SIP, null);
      case Route.OverNumber(var number) -> {
        if (records.sessions().isAwaited(organization, number.phoneNumber())) {
          throw new Refusal(
              Code.PHONE_NUMBER_BUSY,
              "Another session already waits on %s: end it, or wait until it was called."
                  .formatted(number.phoneNumber()));
        }
        yield new Leg(number.provider(), number.phoneNumber());
      }
      case Route.OverConnection(var connection) ->
          new Leg(connection.provider(), free(records, organization, connection));
    };
  }

  private static E164 free(Records records, String organization, ProviderConnection connection)
      throws SQLException, Refusal {
    Optional<E164> number = records.connections().freeNumber(organization, connection.id());
    return number.orElseThrow(() ->
        new Refusal(
            Code.NO_FREE_NUMBER,
            "A session waits on every number of the connection \"%s\", or it has none."
                .formatted(connection.label())));
  }

  private static void limit(Records records, String organization) throws SQLException, Refusal {
    int most =
        records.organizations().named(organization).map(Organization::concurrentSessions).orElse(0);
    if (records.sessions().open(organization) >= most) {
      throw new Refusal(
          Code.CONCURRENT_SESSION_LIMIT,
          "%d sessions are open, the most the organization may have: end one.".formatted(most));
    }
  }
}
