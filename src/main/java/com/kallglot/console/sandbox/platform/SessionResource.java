package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.ordering.OrderDesk;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Sessions.Kept;
import com.kallglot.console.wire.Paths;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// `/v1/sessions`: create, read, end.
final class SessionResource {
  private final Facilities facilities;
  private final OrderDesk orders;
  private final SessionDesk desk;
  private final SessionForm form;
  private final Idempotency idempotency;

  SessionResource(Facilities facilities, OrderDesk orders, Idempotency idempotency) {
    this.facilities = facilities;
    this.orders = orders;
    this.desk = new SessionDesk(facilities.ids(), facilities.clock());
    this.form = new SessionForm(facilities.tokens(), facilities.streamBase());
    this.idempotency = idempotency;
  }

  void addTo(Routes routes) {
    routes.add("POST", Paths.SESSIONS, "sessions:write", this::create);
    routes.add("GET", Paths.SESSION, "sessions:read", this::get);
    routes.add("POST", Paths.SESSION_END, "sessions:write", this::end);
  }

  private Reply create(Call call) throws Refusal {
    Creation creation = new Creation(call.organization().name(), SessionDraft.of(call.body()));
    orders.settle();
    return Reply.written(creation.status(), form.of(idempotency.once(call, creation)));
  }

  private Reply get(Call call) throws Refusal {
    return Reply.written(
        200, form.of(facilities.store().<Kept, Refusal>read(records -> find(records, call))));
  }

  private Reply end(Call call) throws Refusal {
    call.bodyIfAny();
    Ending ending = new Ending(call.organization().name(), call.parameter("id"));
    Kept ended = idempotency.once(call, ending);
    facilities.calls().hangUp(ended.id());
    return Reply.of(ending.status(), SessionForm.end(ended));
  }

  /// The session that the path of a request names.
  static Kept find(Records records, Call call) throws SQLException, Refusal {
    return find(records, call.organization().name(), call.parameter("id"));
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
      records.sessions().end(id, facilities.clock().instant().truncatedTo(ChronoUnit.MILLIS));
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
