package com.kallglot.console.trace.journal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was exchanged about one session, gathered from a journal as it grows: its creation, what
/// was asked of it afterwards, and what came over its stream. Readings of its state that were
/// answered are left out: whoever looks every few seconds changes nothing. For any thread.
public final class SessionEntries {
  private final String session;
  private final List<Entry> found = new ArrayList<>();
  private long last;
  private boolean ended;

  /// @param session its id
  public SessionEntries(String session) {
    this.session = session;
  }

  /// Takes over what the journal was told since, and answers all that is known by now, by its
  /// moment. What the journal has let go meanwhile stays here.
  public synchronized List<Entry> in(Journal journal) {
    for (Entry entry : journal.since(last)) {
      last = entry.number();
      take(entry);
    }
    return List.copyOf(found);
  }

  private void take(Entry entry) {
    switch (entry) {
      case Entry.Api api when isAbout(api) -> {
        ended |= api.status() / 100 == 2 && saysEnded(api);
        if (!isReading(api)) {
          add(api);
        }
      }
      case Entry.Stream stream when stream.id().equals(session) -> add(stream);
      case Entry.Api _, Entry.Stream _, Entry.Sip _ -> {} // of others; a call has its own messages
    }
  }

  /// An exchange is told when it is over and stands where it began.
  private void add(Entry entry) {
    found.add(entry);
    found.sort(Comparator.comparingLong(Entry::atNanos));
  }

  private boolean isAbout(Entry.Api api) {
    return api.what().contains("/" + session)
        || (isCreation(api) && api.detail().contains('"' + session + '"'));
  }

  private static boolean isReading(Entry.Api api) {
    return api.what().startsWith("GET ") && api.tone() == Entry.Tone.FINE;
  }

  /// By the session itself, which its answers end with: legs and other parts have a status too.
  private boolean saysEnded(Entry.Api api) {
    int begin = api.detail().lastIndexOf("\n{");
    if (begin < 0) {
      return false;
    }
    try {
      JsonObject answer = JsonParser.parseString(api.detail().substring(begin)).getAsJsonObject();
      return isText(answer.get("id"), session) && isText(answer.get("status"), "ended");
    } catch (JsonParseException e) {
      return false; // longer than the journal keeps, or no JSON
    }
  }

  private static boolean isText(@Nullable JsonElement value, String text) {
    return value != null && value.isJsonPrimitive() && value.getAsString().equals(text);
  }

  /// Whether it asked for a session.
  public static boolean isCreation(Entry.Api api) {
    return api.what().startsWith("POST ") && api.what().endsWith("/sessions");
  }

  /// Whether the platform said, until the last look, that the session has ended.
  public synchronized boolean isEnded() {
    return ended;
  }
}
