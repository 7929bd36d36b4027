package com.kallglot.console.tape;

import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What is asked for a tape, always in the same order. A refusal is an answer like any other.
public final class Tour {
  /// What the first id of a session is redacted to, so that a replay asks for the same.
  private static final String NOBODY = "sess_00000000000000000000000001";

  private final PlatformClient platform;
  private final List<PlatformException> troubles = new ArrayList<>();

  /// How far it goes.
  public enum Extent {
    /// Reads, which cost nothing and change nothing.
    READING,
    /// Makes a session over the default route too, one credit, and ends it.
    SESSION
  }

  public Tour(PlatformClient platform) {
    this.platform = platform;
  }

  /// Asks everything; returns what was refused or could not be understood.
  public List<PlatformException> go(Extent extent) {
    ask(() -> platform.numbers().all());
    ask(() -> platform.connections().all());
    ask(() -> platform.sip().get());
    ask(() -> platform.sessions().get(NOBODY));
    if (extent == Extent.SESSION) {
      ask(this::session);
    }
    return List.copyOf(troubles);
  }

  private Session session() throws PlatformException {
    var request =
        new SessionRequest("bidirectional_translation", "en", "de", RouteRequest.NONE, Map.of());
    Session session = platform.sessions().create(request, UUID.randomUUID().toString());
    ask(() -> platform.sessions().get(session.id()));
    ask(() -> platform.sessions().transcript(session.id()));
    ask(() -> platform.sessions().end(session.id()));
    ask(() -> platform.sessions().end(session.id())); // its end is answered again
    ask(() -> platform.sessions().recordings(session.id()));
    return platform.sessions().get(session.id());
  }

  private interface Question {
    Object ask() throws PlatformException;
  }

  private void ask(Question question) {
    try {
      var _ = question.ask();
    } catch (PlatformException e) {
      troubles.add(e);
    }
  }
}
