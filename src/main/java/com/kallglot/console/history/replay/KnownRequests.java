package com.kallglot.console.history.replay;

import com.kallglot.console.draft.Draft;
import com.kallglot.console.organization.SessionsMade;
import com.kallglot.console.settings.SavedDrafts;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.RouteRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that is known of what is asked of one platform: drafts in the order in which they were
/// saved, then sessions, those of the same route together.
///
/// @param untold sessions of which is not known what they asked for: an older console noted less
public record KnownRequests(List<KnownRequest> requests, int untold) {
  public KnownRequests {
    requests = List.copyOf(requests);
  }

  /// Reads both files.
  public static KnownRequests read(SavedDrafts drafts, SessionsMade sessions)
      throws SettingsException {
    List<KnownRequest> all = new ArrayList<>();
    for (SavedDrafts.Saved saved : drafts.read()) {
      all.add(new KnownRequest.OfDraft(saved.name(), Draft.parse(saved.text())));
    }
    Map<RouteRequest, KnownRequest.OfSessions> made = new LinkedHashMap<>();
    int untold = 0;
    for (SessionsMade.Made one : sessions.all()) {
      RouteRequest asked = one.asked();
      if (asked == null) {
        untold++;
      } else {
        // The newest comes first, so the first of a route is the last that was made
        made.merge(
            asked,
            new KnownRequest.OfSessions(asked, 1, one.madeAt()),
            (known, more) ->
                new KnownRequest.OfSessions(asked, known.count() + more.count(), known.last()));
      }
    }
    all.addAll(made.values());
    return new KnownRequests(all, untold);
  }

  /// How many there are, without those untold.
  public int count() {
    return requests.stream().mapToInt(KnownRequest::count).sum();
  }

  /// Those that ask for a connection by name.
  public List<KnownRequest> naming(String connection) {
    return requests.stream()
        .filter(request -> connection.equals(request.routing().connectionId()))
        .toList();
  }
}
