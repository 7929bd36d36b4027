package com.kallglot.console.cli.sessions;

import com.kallglot.console.cli.Context;
import java.util.List;

/// `sessions` and its verbs.
public final class SessionsCommand {
  private SessionsCommand() {}

  public static List<Object> verbs(Context context) {
    return List.of(
        new ListSessions(context),
        new OneSession.OfShow(context),
        new OneSession.OfEnd(context),
        new OneSession.OfTranscript(context),
        new OneSession.OfRecordings(context));
  }
}
