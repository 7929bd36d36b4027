package com.kallglot.console.cli.sessions;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.cli.setup.ProfileVerb;
import com.kallglot.console.cli.text.Table;
import com.kallglot.console.organization.SessionDesk;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.conversation.Recording;
import com.kallglot.console.telephony.conversation.Transcript;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The verbs of `sessions` about one of them, which needs not be of this console.
abstract class OneSession extends ProfileVerb {
  @Parameters(paramLabel = "ID", description = "sess_…, as 'sessions list' shows it.")
  String id = "";

  private OneSession(Context context) {
    super(context);
  }

  abstract void show(SessionDesk desk) throws CommandFailure;

  @Override
  public Integer call() throws CommandFailure {
    show(context.services().organization(chosen()).sessions());
    return ExitCode.PASSED.value();
  }

  private static void row(List<String> lines, String name, @Nullable Object value) {
    if (value != null) {
      lines.add("%-10s %s".formatted(name, value));
    }
  }

  /// `sessions show`.
  @Command(
      name = "show",
      description = "Shows a session as the platform has it now. Its stream token is not shown.",
      footer = {"%nExamples:", "  kallglot-console sessions show sess_01HXYZ --json"})
  static final class OfShow extends OneSession {
    OfShow(Context context) {
      super(context);
    }

    @Override
    void show(SessionDesk desk) throws CommandFailure {
      Session session = asked(() -> desk.get(id));
      print(session, () -> lines(session));
    }

    private static List<String> lines(Session session) {
      var lines = new ArrayList<String>();
      row(lines, "id", session.id());
      row(lines, "status", Cells.lower(session.status()));
      row(lines, "mode", Cells.lower(session.mode()));
      row(lines, "route", session.provider() == null ? null : Cells.lower(session.provider()));
      row(lines, "number", session.phoneNumber());
      row(lines, "from", session.sourceLanguage());
      row(lines, "into", session.targetLanguage());
      row(lines, "created", session.createdAt());
      row(lines, "started", session.startedAt());
      row(lines, "ended", session.endedAt());
      return lines;
    }
  }

  /// `sessions end`.
  @Command(
      name = "end",
      description = "Ends a session: its calls are hung up. One that has ended stays as it is.",
      footer = {"%nExamples:", "  kallglot-console sessions end sess_01HXYZ"})
  static final class OfEnd extends OneSession {
    OfEnd(Context context) {
      super(context);
    }

    @Override
    void show(SessionDesk desk) throws CommandFailure {
      Session before = asked(() -> desk.get(id));
      Session.Ended ended = asked(() -> desk.end(id));
      String sentence =
          before.status() == Session.Status.ENDED ? already(before, ended) : now(ended);
      print(ended, () -> List.of(sentence));
    }

    private static String now(Session.Ended ended) {
      String length =
          ended.durationSeconds() == null ? "" : " after " + ended.durationSeconds() + " s";
      return "Session " + ended.id() + " is " + Cells.lower(ended.status()) + length + ".";
    }

    private static String already(Session before, Session.Ended ended) {
      String when = before.endedAt() == null ? "" : ", at " + before.endedAt();
      String length =
          ended.durationSeconds() == null
              ? ""
              : ", having lasted " + ended.durationSeconds() + " s";
      return "Session " + ended.id() + " had ended already" + when + length + ".";
    }
  }

  /// `sessions transcript`.
  @Command(
      name = "transcript",
      description = "Shows what was said in a session so far, and its translation.",
      footer = {
        "%nExamples:",
        "  kallglot-console sessions transcript sess_01HXYZ",
        "  kallglot-console sessions transcript sess_01HXYZ --json"
      })
  static final class OfTranscript extends OneSession {
    OfTranscript(Context context) {
      super(context);
    }

    @Override
    void show(SessionDesk desk) throws CommandFailure {
      Transcript transcript = asked(() -> desk.transcript(id));
      print(transcript, () -> lines(transcript));
    }

    private static List<String> lines(Transcript transcript) {
      var lines = new ArrayList<String>();
      for (Transcript.Turn turn : transcript.turns()) {
        lines.add("%s [%s] %s".formatted(turn.speaker(), turn.language(), turn.text()));
        Transcript.Translation translation = turn.translation();
        if (translation != null) {
          lines.add("    → [%s] %s".formatted(translation.language(), translation.text()));
        }
      }
      lines.add("");
      lines.add(
          "%d turns, %s".formatted(transcript.turns().size(), Cells.lower(transcript.status())));
      return lines;
    }
  }

  /// `sessions recordings`.
  @Command(
      name = "recordings",
      description = "Lists the recordings of a session.",
      footer = {"%nExamples:", "  kallglot-console sessions recordings sess_01HXYZ --json"})
  static final class OfRecordings extends OneSession {
    OfRecordings(Context context) {
      super(context);
    }

    @Override
    void show(SessionDesk desk) throws CommandFailure {
      List<Recording> recordings = asked(() -> desk.recordings(id));
      var table =
          new Table(context.terminal().style(), "CREATED", "STATUS", ">LENGTH", "FORMAT", "ID");
      for (Recording recording : recordings) {
        table.add(
            List.of(
                Cells.text(recording.createdAt()),
                Cells.word(recording.status()),
                Cells.text(recording.duration() == null ? null : recording.duration() + " s"),
                Cells.text(recording.format()),
                Cells.text(recording.id())));
      }
      print(recordings, table::lines);
    }
  }
}
