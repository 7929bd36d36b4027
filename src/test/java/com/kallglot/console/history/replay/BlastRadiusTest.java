package com.kallglot.console.history.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.client.Exchange;
import com.kallglot.console.history.replay.BlastRadius.Affected;
import com.kallglot.console.organization.SessionsMade;
import com.kallglot.console.routing.Configurations;
import com.kallglot.console.routing.Configurations.SipState;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.SavedDrafts;
import com.kallglot.console.settings.SavedDrafts.Saved;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Before a change is saved it is known what it changes: of drafts as they are in their file and of
/// sessions as they were noted.
class BlastRadiusTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final TelephonyConfiguration NOW_SET_UP =
      Configurations.configuration(SipState.ON, Configurations.SUPPORT);

  @TempDir Path folder;
  private SavedDrafts drafts;
  private Path noted;
  private SessionsMade made;

  @BeforeEach
  void open() throws Exception {
    drafts = new SavedDrafts(new Folders(folder, folder));
    noted = folder.resolve("sessions.jsonl");
    made = new SessionsMade(noted, Clock.fixed(NOW, ZoneOffset.UTC));
    drafts.keep(new Saved("Anything", "{\"mode\": \"ai_agent\"}"));
    drafts.keep(
        new Saved(
            "Support", "{\"mode\":\"ai_agent\",\"routing\":{\"connection_id\":\"pcon_support\"}}"));
    drafts.keep(
        new Saved(
            "Reception",
            "{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":\"+493023125001\"}}"));
    drafts.keep(new Saved("PBX", "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\"}}"));
    drafts.keep(new Saved("Half written", "{\"mode\": \"ai_"));
  }

  private void asked(String id, String routing) {
    made.exchanged(
        new Exchange(
            0,
            1,
            "POST",
            "http://h/v1/sessions",
            Map.of(),
            201,
            null,
            "{\"mode\":\"ai_agent\",\"routing\":" + routing + "}",
            "{\"id\":\"" + id + "\"}",
            null,
            null));
  }

  private BlastRadius of(Planned planned) throws Exception {
    return BlastRadius.of(
        KnownRequests.read(drafts, made), planned, NOW_SET_UP, ResolutionPolicy.PUBLIC_TEXT);
  }

  private static List<String> draftsOf(BlastRadius radius) {
    return radius.affected().stream()
        .map(Affected::request)
        .filter(KnownRequest.OfDraft.class::isInstance)
        .map(request -> ((KnownRequest.OfDraft) request).name())
        .toList();
  }

  @Test
  void disablingTheDefaultChangesWhatNamesItAndWhatNamesNothing() throws Exception {
    asked("sess_1", "{\"connection_id\":\"pcon_support\"}");
    asked("sess_2", "{\"connection_id\":\"pcon_support\"}");
    asked("sess_3", "{\"connection_id\":\"pcon_berlin\"}");

    BlastRadius radius = of(Planned.edit(new Edit.DisableConnection("pcon_support", "Support")));

    assertThat(draftsOf(radius)).containsExactly("Anything", "Support");
    assertThat(radius.changed()).as("two drafts and two sessions").isEqualTo(4);
    assertThat(radius.replayed()).isEqualTo(8);
    assertThat(radius.lost()).isEqualTo(4);
    assertThat(radius.affected().getFirst().before())
        .isEqualTo(new Outcome.ToProvider(Provider.TWILIO, "pcon_support", null));
    assertThat(radius.affected().getFirst().after())
        .isEqualTo(new Outcome.Refused(400, "no_default_provider", null));
    assertThat(radius.affected().getLast().request())
        .isEqualTo(
            new KnownRequest.OfSessions(RouteRequest.overConnection("pcon_support"), 2, NOW));
  }

  @Test
  void deletingIsAsBadAsDisabling() throws Exception {
    BlastRadius radius = of(new Planned.ConnectionDeleted("pcon_support"));
    assertThat(draftsOf(radius)).containsExactly("Anything", "Support");
    assertThat(radius.after().connections())
        .extracting(ProviderConnection::id)
        .doesNotContain("pcon_support");
  }

  @Test
  void newCredentialsAreUnverifiedAtFirst() throws Exception {
    BlastRadius radius = of(new Planned.CredentialsReplaced("pcon_support"));
    assertThat(draftsOf(radius)).containsExactly("Anything", "Support");
    assertThat(of(new Planned.CredentialsReplaced("pcon_old")).affected()).isEmpty();
  }

  @Test
  void anotherDefaultTakesWhatNamesNothingAndLosesNone() throws Exception {
    BlastRadius radius = of(Planned.edit(new Edit.MakeDefault("pcon_berlin", "Berlin")));
    assertThat(draftsOf(radius)).containsExactly("Anything");
    assertThat(radius.lost()).isZero();
    assertThat(radius.affected().getFirst().after())
        .isEqualTo(new Outcome.ToProvider(Provider.TELNYX, "pcon_berlin", null));
  }

  @Test
  void numbersAndSipHaveARadiusOfTheirOwn() throws Exception {
    assertThat(draftsOf(of(new Planned.NumberReleased("num_reception"))))
        .containsExactly("Reception");
    assertThat(
            draftsOf(
                of(
                    Planned.edit(
                        new Edit.SuspendNumber("num_reception", Configurations.RECEPTION)))))
        .containsExactly("Reception");
    assertThat(draftsOf(of(Planned.edit(new Edit.DisableSip())))).containsExactly("PBX");
    assertThat(of(Planned.edit(new Edit.EnableSip())).changed()).isZero();
  }

  @Test
  void whatIsNotThereChangesNothing() throws Exception {
    assertThat(of(new Planned.ConnectionDeleted("pcon_nowhere")).changed()).isZero();
    assertThat(of(new Planned.NumberReleased("num_nowhere")).changed()).isZero();
  }

  @Test
  void sessionsOfAnOlderConsoleAreCountedAsUntold() throws Exception {
    asked("sess_1", "{}");
    Files.writeString(
        noted,
        "{\"id\":\"sess_0\",\"made_at\":\"2025-01-02T03:04:05Z\",\"mode\":\"ai_agent\"}\n",
        StandardOpenOption.APPEND);
    BlastRadius radius = of(new Planned.ConnectionDeleted("pcon_support"));
    assertThat(radius.untold()).isEqualTo(1);
    assertThat(radius.replayed()).as("five drafts and one session").isEqualTo(6);
    assertThat(radius.changed()).isEqualTo(3);
  }

  @Test
  void whoNamesAConnectionIsTold() throws Exception {
    asked("sess_1", "{\"connection_id\":\"pcon_old\"}");
    drafts.keep(
        new Saved("Old", "{\"mode\":\"ai_agent\",\"routing\":{\"connection_id\":\"pcon_old\"}}"));
    assertThat(KnownRequests.read(drafts, made).naming("pcon_old"))
        .extracting(KnownRequest::count)
        .containsExactly(1, 1);
    assertThat(of(new Planned.ConnectionDeleted("pcon_old")).changed())
        .as("it could not be used before")
        .isZero();
  }

  @Test
  void thousandsOfSessionsAreTriedOncePerRoute() throws Exception {
    StringBuilder lines = new StringBuilder();
    IntStream.range(0, 20_000)
        .forEach(n ->
            lines.append(
                "{\"id\":\"sess_%d\",\"made_at\":\"2026-01-02T03:04:05Z\",\"routing\":{}}\n"
                    .formatted(n)));
    Files.writeString(noted, lines);
    KnownRequests known = KnownRequests.read(drafts, made);
    assertThat(known.requests()).hasSize(6);
    assertThat(known.count()).isEqualTo(20_005);
  }
}
