package com.kallglot.console.desktop.sessions;

import com.kallglot.console.draft.Draft;
import com.kallglot.console.draft.DraftText;
import com.kallglot.console.organization.SessionsMade.Made;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The request that a session came of, as far as it was noted here and the platform tells it.
final class SessionDraft {
  private SessionDraft() {}

  /// Empty where the route that was asked for was not noted.
  static Optional<String> of(SessionRow row) {
    Made made = row.made();
    if (made.asked() == null) {
      return Optional.empty();
    }
    Session session = row.session().answer().get().found().orElse(null);
    var request =
        new SessionRequest(
            made.mode(),
            session == null ? null : session.sourceLanguage(),
            session == null ? null : session.targetLanguage(),
            made.asked(),
            session == null ? Map.of() : Objects.requireNonNullElse(session.metadata(), Map.of()));
    Draft draft = Draft.parse(DraftText.of(request));
    boolean recorded =
        session != null && session.recording() != null && session.recording().enabled();
    return Optional.of(recorded ? draft.withTruth("recording.enabled").text() : draft.text());
  }
}
