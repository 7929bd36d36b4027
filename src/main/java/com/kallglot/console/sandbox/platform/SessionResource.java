package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.store.Ids;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Sessions.Kept;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.wire.Paths;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/// `/v1/sessions`: create, read, end.
final class SessionResource {
  private final Store store;
  private final Clock clock;
  private final SessionDesk desk;
  private final SessionForm form;
  private final Idempotency idempotency;
  private final Consumer<String> hangUp;

  /// @param hangUp ends the calls of a session, by its id
  SessionResource(Store store, Clock clock, Ids ids, SessionForm form, Consumer<String> hangUp) {
    this.store = store;
    this.clock = clock;
    this.desk = new SessionDesk(ids, clock);
    this.form = form;
    this.idempotency = new Idempotency(store, clock);
    this.hangUp = hangUp;
  }

  void addTo(Routes routes) {
    routes.add("POST", Paths.SESSIONS, "sessions:write", this::create);
    routes.add("GET", Paths.SESSION, "sessions:read", this::get);
    routes.add("POST", Paths.SESSION_END, "sessions:write", this::end);
  }

  private Reply create(Call call) throws Refusal {
    Creation creation = new Creation(call.organization().name(), SessionDraft.of(call.body()));
    return Reply.written(creation.status(), form.of(idempotency.once(call, creation)));
  }

  private Reply get(Call call) throws Refusal {
    String organization = call.organization().name();
    String id = call.parameter("id");
    return Reply.written(200, form.of(store.read(records -> find(records, organization, id))));
  }

  private Reply end(Call call) throws Refusal {
    call.bodyIfAny();
    Ending ending = new Ending(call.organization().name(), call.parameter("id"));
    Kept ended = idempotency.once(call, ending);
    hangUp.accept(ended.id());
    return Reply.of(ending.status(), SessionForm.end(ended));
  }

  private static Kept find(Records records, String organization, String id)
      throws SQLException, Refusal {
    Optional<Kept> kept = records.sessions().withId(id);
    return kept.filter(session -> session.organization().equals(organization))
        .orElseThrow(() ->
            new Refusal(Code.SESSION_NOT_FOUND, "The organization has no session of this id."));
  }

  private final class Creation implements Idempotency.Deed<Kept> {
    private final String organization;
    private final SessionDraft draft;

    private Creation(String organization, SessionDraft draft) {
      this.organization = organization;
      this.draft = draft;
    }

    @Override
    public int status() {
      return 201;
    }

    @Override
    public Kept perform(Records records) throws SQLException, Refusal {
      return desk.open(records, organization, draft);
    }

    @Override
    public String subject(Kept done) {
      return done.id();
    }

    @Override
    public Kept recall(Records records, String subject) throws SQLException, Refusal {
      return find(records, organization, subject).asCreated();
    }
  }

  private final class Ending implements Idempotency.Deed<Kept> {
    private final String organization;
    private final String id;

    private Ending(String organization, String id) {
      this.organization = organization;
      this.id = id;
    }

    @Override
    public int status() {
      return 200;
    }

    @Override
    public Kept perform(Records records) throws SQLException, Refusal {
      find(records, organization, id);
      records.sessions().end(id, clock.instant().truncatedTo(ChronoUnit.MILLIS));
      return find(records, organization, id);
    }

    @Override
    public String subject(Kept done) {
      return done.id();
    }

    @Override
    public Kept recall(Records records, String subject) throws SQLException, Refusal {
      return find(records, organization, subject);
    }
  }
}
