package com.kallglot.console.desktop.routelab;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.draft.Draft;
import com.kallglot.console.routing.Configurations;
import com.kallglot.console.routing.Configurations.SipState;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.routing.SmallestFix;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The smallest fix of drafts as they are written, members of a wrong type included, against brute
/// force: every edit there is, in every order, as edits of the text.
class FixesOfDraftsTest {
  private static final List<String> CONNECTIONS =
      List.of("", "\"connection_id\": \"pcon_berlin\"", "\"connection_id\": 7");
  private static final List<String> TYPES = List.of("", "\"type\": \"sip\"", "\"type\": {}");
  private static final List<String> NUMBERS =
      List.of(
          "",
          "\"phone_number\": \"+442079460018\"",
          "\"phone_number\": \"030\"",
          "\"phone_number\": [1]");
  private static final List<String> HINTS =
      List.of("", "\"sip\": \"x\"", "\"sip\": {\"from_uri\": 1}", "\"direction\": 3");

  @Test
  void bruteForceFindsNoneSmaller() {
    var sizes = new TreeSet<Integer>();
    for (SipState sip : SipState.values()) {
      for (String standard : new String[] {"none", Configurations.SUPPORT}) {
        TelephonyConfiguration configuration = Configurations.configuration(sip, standard);
        drafts()
            .forEach(draft -> {
              sizes.add(assertSmallest(draft, configuration));
              sizes.add(assertSmallest(draft, barren(configuration)));
            });
      }
    }
    assertThat(sizes).as("sizes met, -1 for none").contains(-1, 0, 1, 2);
  }

  /// Where nothing is active.
  private static TelephonyConfiguration barren(TelephonyConfiguration of) {
    return new TelephonyConfiguration(
        of.numbers().stream().filter(n -> n.status() != PhoneNumber.Status.ACTIVE).toList(),
        of.connections().stream()
            .filter(c -> c.status() != ProviderConnection.Status.ACTIVE)
            .toList(),
        of.sip(),
        of.source(),
        of.readAt());
  }

  private static Stream<String> drafts() {
    Stream<String> objects =
        CONNECTIONS.stream()
            .flatMap(connection ->
                TYPES.stream()
                    .flatMap(type ->
                        NUMBERS.stream()
                            .flatMap(number ->
                                HINTS.stream()
                                    .map(hint -> routing(connection, type, number, hint)))));
    return Stream.concat(objects, Stream.of("\"routing\": \"sip\"", "\"routing\": []"))
        .map(routing -> "{\"mode\": \"ai_agent\", " + routing + "}");
  }

  private static String routing(String... members) {
    return "\"routing\": {"
        + String.join(", ", Stream.of(members).filter(member -> !member.isEmpty()).toList())
        + "}";
  }

  private static int assertSmallest(String text, TelephonyConfiguration configuration) {
    Explained now = Explained.of(Draft.parse(text), configuration, ResolutionPolicy.PUBLIC_TEXT);
    List<SmallestFix> fixes = now.fixes();
    int size = fixes.isEmpty() ? -1 : fixes.getFirst().edits().size();
    for (SmallestFix fix : fixes) {
      assertThat(now.with(fix.edits()).resolution().outcome())
          .as("%s with %s", text, fix.edits())
          .isEqualTo(fix.then());
    }
    int smaller = fixes.isEmpty() ? 2 : size - 1;
    assertThat(smaller >= 0 && reaches(now, every(configuration), smaller))
        .as("%s is mended by fewer than %s", text, fixes)
        .isFalse();
    return size;
  }

  private static boolean reaches(Explained from, List<Edit> edits, int left) {
    if (from.resolution().outcome() instanceof Outcome.ToProvider) {
      return true;
    }
    return left > 0
        && edits.stream().anyMatch(edit -> reaches(from.with(List.of(edit)), edits, left - 1));
  }

  private static List<Edit> every(TelephonyConfiguration configuration) {
    var all =
        new ArrayList<Edit>(
            List.of(
                new Edit.RemoveConnectionId(),
                new Edit.RemoveSip(),
                new Edit.RemovePhoneNumber(),
                new Edit.RouteBySip(),
                new Edit.EnableSip()));
    for (PhoneNumber number : configuration.numbers()) {
      all.add(new Edit.RouteByNumber(number.phoneNumber()));
      if (number.status() == PhoneNumber.Status.SUSPENDED) {
        all.add(new Edit.ActivateNumber(number.id(), number.phoneNumber()));
      }
    }
    for (ProviderConnection connection : configuration.connections()) {
      all.add(new Edit.RouteByConnection(connection.id(), connection.label()));
      all.add(new Edit.ActivateConnection(connection.id(), connection.label()));
      all.add(new Edit.MakeDefault(connection.id(), connection.label()));
    }
    return all;
  }
}
