package com.kallglot.console.desktop.sessions;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.organization.SessionsMade.Made;
import com.kallglot.console.telephony.Session;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/// What is known of a session, a line for each: what was noted when it was made, and what the
/// platform tells of it.
final class SessionFacts {
  private final Messages messages;
  private final SessionWords words;

  SessionFacts(Messages messages, SessionWords words) {
    this.messages = messages;
    this.words = words;
  }

  /// @param session null while it is not known
  void show(GridPane facts, Made made, @Nullable Session session) {
    facts.getChildren().clear();
    add(facts, "session.fact.route", words.route(made));
    add(facts, "session.fact.mode", SessionWords.mode(made));
    if (session != null) {
      addSaid(facts, session);
    }
    add(facts, "session.fact.made", words.time(made.madeAt()));
    if (session != null && session.startedAt() != null) {
      add(facts, "session.fact.started", words.time(session.startedAt()));
    }
    if (session != null && session.endedAt() != null) {
      add(facts, "session.fact.ended", words.time(session.endedAt()));
    }
  }

  private void addSaid(GridPane facts, Session session) {
    if (session.sourceLanguage() != null || session.targetLanguage() != null) {
      add(
          facts,
          "session.fact.languages",
          messages.get(
              "session.languages",
              given(session.sourceLanguage()),
              given(session.targetLanguage())));
    }
    boolean recorded = session.recording() != null && session.recording().enabled();
    add(facts, "session.fact.recording", messages.get(recorded ? "fact.on" : "fact.off"));
    if (session.metadata() != null && !session.metadata().isEmpty()) {
      add(facts, "session.fact.metadata", session.metadata().toString());
    }
  }

  static String given(@Nullable String text) {
    return text == null ? "–" : text;
  }

  private void add(GridPane facts, String name, String value) {
    facts.addRow(
        facts.getRowCount(),
        Nodes.label(messages.get(name), "kg-fact-name"),
        Nodes.wrapped(messages.shown(value), "kg-fact-value"));
  }
}
