package com.kallglot.console.draft;

import com.kallglot.console.draft.JsonValue.Member;
import java.util.Locale;
import java.util.Set;

/// Warns of members that are passed over by the platform, though somebody meant something by them.
final class Hints {
  private static final Set<String> OF_ROUTING =
      Set.of("phone_number", "connection_id", "type", "direction", "sip");

  private Hints() {}

  static void warn(Member member, String path, Set<String> known, Flaws flaws) {
    String name = member.name();
    if (path.equals("provider")) {
      flaws.warning(member.nameStart(), path, Fault.PROVIDER);
    } else if (path.equals(name) && OF_ROUTING.contains(name)) {
      flaws.warning(member.nameStart(), path, Fault.BELONGS_INTO_ROUTING, name);
    } else {
      known.stream()
          .filter(candidate -> isNear(plain(candidate), plain(name)))
          .sorted()
          .findFirst()
          .ifPresent(near -> flaws.warning(member.nameStart(), path, Fault.UNKNOWN_NAME, near));
    }
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /// At most one letter too many, too few or wrong, in names of four letters or more.
  private static boolean isNear(String known, String given) {
    if (Math.abs(known.length() - given.length()) > 1 || known.length() < 4) {
      return known.equals(given);
    }
    int same = 0;
    int shorter = Math.min(known.length(), given.length());
    while (same < shorter && known.charAt(same) == given.charAt(same)) {
      same++;
    }
    String restKnown = known.substring(same);
    String restGiven = given.substring(same);
    return restKnown.equals(restGiven)
        || (!restKnown.isEmpty() && restKnown.substring(1).equals(restGiven))
        || (!restGiven.isEmpty() && restGiven.substring(1).equals(restKnown))
        || (!restKnown.isEmpty()
            && !restGiven.isEmpty()
            && restKnown.substring(1).equals(restGiven.substring(1)));
  }
}
