package com.kallglot.console.routing;

import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The fewest edits that turn the outcome of a request into the wanted one.
///
/// @param edits to be applied in this order; none where nothing has to change
/// @param then what comes of the request with them
public record SmallestFix(List<Edit> edits, Outcome then) {
  /// More are never needed: the request loses what it asks for in three edits at most, and names
  /// something else in one, which one more makes usable.
  static final int MOST_EDITS = 3;

  public SmallestFix {
    edits = List.copyOf(edits);
  }

  /// All fixes of the smallest size, the one that leaves most as it is first: what keeps the
  /// request as it is written, then what takes something out of it, then what asks for something
  /// else. Empty where no edits lead there.
  public static List<SmallestFix> all(
      RouteRequest request,
      TelephonyConfiguration configuration,
      ResolutionPolicy policy,
      Wanted wanted) {
    return all(request, Set.of(), configuration, policy, wanted);
  }

  /// The same of a request of which something could not be read.
  ///
  /// @param unread members that are there and of a wrong type, as `routing.phone_number`: it is
  ///   refused as long as one of them is in it
  public static List<SmallestFix> all(
      RouteRequest request,
      Set<String> unread,
      TelephonyConfiguration configuration,
      ResolutionPolicy policy,
      Wanted wanted) {
    Situation start = new Situation(request, configuration);
    Search search = new Search(policy, wanted, Candidates.of(start, unread, wanted), unread);
    for (int size = 0; size <= MOST_EDITS; size++) {
      search.from(start, 0, size, new ArrayList<>());
      if (!search.found.isEmpty()) {
        return search.found.stream()
            .sorted(Comparator.comparingInt(SmallestFix::intrusion))
            .toList();
      }
    }
    return List.of();
  }

  /// How much of what somebody wrote or set up is given up.
  private int intrusion() {
    return edits.stream()
        .mapToInt(edit ->
            switch (edit) {
              case Edit.EnableSip _, Edit.ActivateNumber _ -> 0;
              case Edit.ActivateConnection _, Edit.MakeDefault _ -> 1;
              case Edit.RemoveConnectionId _, Edit.RemoveSip _, Edit.RemovePhoneNumber _ -> 2;
              case Edit.RouteByConnection _, Edit.RouteBySip _, Edit.RouteByNumber _ -> 3;
              case Edit.DisableSip _, Edit.DisableConnection _, Edit.SuspendNumber _ -> 4;
            })
        .sum();
  }

  /// Every combination of one size, in the order of the candidates.
  private record Search(
      ResolutionPolicy policy,
      Wanted wanted,
      List<Edit> candidates,
      Set<String> unread,
      List<SmallestFix> found) {
    Search(ResolutionPolicy policy, Wanted wanted, List<Edit> candidates, Set<String> unread) {
      this(policy, wanted, candidates, unread, new ArrayList<>());
    }

    void from(Situation reached, int next, int left, List<Edit> taken) {
      if (left == 0) {
        Outcome outcome = RouteResolver.outcome(reached.request(), reached.configuration(), policy);
        if (wanted.isMetBy(outcome) && isReadable(taken)) {
          found.add(new SmallestFix(taken, outcome));
        }
        return;
      }
      for (int i = next; i <= candidates.size() - left; i++) {
        Edit edit = candidates.get(i);
        taken.add(edit);
        from(edit.appliedTo(reached), i + 1, left - 1, taken);
        taken.removeLast();
      }
    }

    private boolean isReadable(List<Edit> taken) {
      return unread.stream()
          .allMatch(member ->
              taken.stream().anyMatch(edit -> edit instanceof Edit.OfRequest e && e.takes(member)));
    }
  }
}
