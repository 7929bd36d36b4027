package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.routelab.DraftEdits;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.Situation;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An edit of the text means what the same edit of the request means, and leaves everything else in
/// the text as it was written.
class DraftEditsTest {
  private static final List<String> ROUTINGS =
      List.of(
          "",
          ", \"routing\": {}",
          ", \"routing\": {\"phone_number\": \"+19785550140\"}",
          ", \"routing\": {\"connection_id\": \"pcon_a\", \"direction\": \"outbound\"}",
          ", \"routing\": {\"type\": \"sip\", \"sip\": {\"from_uri\": \"sip:a@b.example\"}}",
          ", \"routing\": {\"type\": \"sip\", \"phone_number\": \"+19785550140\"}",
          ", \"routing\": {\"connection_id\": \"x\", \"type\": \"pstn\", \"phone_number\": \"1\"}");

  private static List<Edit.OfRequest> edits() {
    return List.of(
        new Edit.RemoveConnectionId(),
        new Edit.RemoveSip(),
        new Edit.RemovePhoneNumber(),
        new Edit.RouteBySip(),
        new Edit.RouteByNumber(new E164("+493023125001")),
        new Edit.RouteByConnection("pcon_b", "Berlin trunk"));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void textAndRequestAgree(Edit.OfRequest edit) {
    for (String routing : ROUTINGS) {
      Draft draft = Draft.parse("{\"mode\":  \"ai_agent\", \"kept\": [1,  2]" + routing + "}");
      Draft changed = DraftEdits.apply(draft, edit);
      Situation then = edit.appliedTo(new Situation(draft.request().routing(), nothing()));
      assertThat(changed.request().routing()).as(routing).isEqualTo(then.request());
      assertThat(changed.text()).contains("{\"mode\":  \"ai_agent\", \"kept\": [1,  2]");
    }
  }

  @ParameterizedTest
  @MethodSource("edits")
  void aTextThatIsNoJsonIsLeftAlone(Edit.OfRequest edit) {
    Draft half = Draft.parse("{\"mode\": ");
    assertThat(DraftEdits.apply(half, edit)).isSameAs(half);
  }

  private static TelephonyConfiguration nothing() {
    return new TelephonyConfiguration(
        List.of(),
        List.of(),
        new SipSettings(
            false,
            "kg",
            "sip.example",
            List.of(),
            new SipSettings.Allowlist(SipSettings.Allowlist.Mode.ANY, List.of()),
            List.of(),
            SrtpPolicy.OFF,
            SrtpKeying.SDES,
            List.of(),
            List.of(),
            List.of(),
            null,
            1,
            null,
            "e"),
        "platform",
        Instant.EPOCH);
  }
}
