package com.kallglot.console.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.organization.edit.ConnectionEdit;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import com.kallglot.console.sandbox.Sandbox;
import com.kallglot.console.sandbox.SandboxOptions;
import com.kallglot.console.settings.Guards;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was tried on a copy, carried out at the sandbox and taken back again.
class CarriedOutTest {
  private Sandbox sandbox;
  private Secret controlKey;
  private Organization organization;
  private TelephonyConfiguration before;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    sandbox = Sandbox.start(SandboxOptions.in(folder));
    controlKey = sandbox.listening(List.of(), folder.resolve("ca.pem"), legId -> {}).controlKey();
    OrganizationAccess access = sandbox.organizations().getFirst();
    var profile =
        new Profile(
            "here",
            Profile.Kind.SANDBOX,
            sandbox.baseUrl(),
            access.apiKey(),
            null,
            null,
            null,
            null,
            null,
            Profile.Reading.PUBLIC_TEXT,
            Guards.DEFAULT);
    organization = Organization.of(profile, ExchangeListener.NONE, Clock.systemUTC());
    before = organization.read();
  }

  @AfterEach
  void stop() {
    organization.close();
    sandbox.close();
  }

  private static List<String> states(TelephonyConfiguration configuration) {
    return Stream.of(
            configuration.numbers().stream().map(n -> n.id() + n.status()),
            configuration.connections().stream().map(c -> c.id() + c.status() + c.isDefault()),
            Stream.of("sip " + configuration.sip().enabled()))
        .flatMap(each -> each)
        .sorted()
        .toList();
  }

  private void assertDoneAndUndone(Edit.OfConfiguration edit) throws OrganizationException {
    CarriedOut done = organization.carryOut(List.of(edit));
    assertThat(states(done.now())).as(edit.words()).isNotEqualTo(states(before));
    assertThat(done.undo()).as(edit.words()).isNotEmpty();
    CarriedOut last = done;
    for (Edit.OfConfiguration back : done.undo()) {
      last = organization.carryOut(List.of(back));
    }
    assertThat(states(last.now())).as("after undoing " + edit.words()).isEqualTo(states(before));
  }

  private ProviderConnection connection(String label) {
    return before.connections().stream()
        .filter(each -> each.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private PhoneNumber number(PhoneNumber.Status status) {
    return before.numbers().stream()
        .filter(each -> each.status() == status)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyEditIsTakenBackByWhatItSaysTakesItBack() throws Exception {
    PhoneNumber active = number(PhoneNumber.Status.ACTIVE);
    PhoneNumber suspended = number(PhoneNumber.Status.SUSPENDED);
    ProviderConnection support = connection("Support line");
    ProviderConnection berlin = connection("Berlin trunk");
    assertDoneAndUndone(new Edit.DisableSip());
    assertDoneAndUndone(new Edit.SuspendNumber(active.id(), active.phoneNumber()));
    assertDoneAndUndone(new Edit.ActivateNumber(suspended.id(), suspended.phoneNumber()));
    assertDoneAndUndone(new Edit.MakeDefault(berlin.id(), berlin.label()));
    assertDoneAndUndone(new Edit.DisableConnection(berlin.id(), berlin.label()));
    assertDoneAndUndone(new Edit.DisableConnection(support.id(), support.label()));
  }

  private void failing(String which) throws Exception {
    var body =
        HttpRequest.BodyPublishers.ofString(
            "{\"failure\":\"internal_error\",\"failing\":\"%s\"}".formatted(which));
    var request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/control/behaviour"))
            .header("Authorization", "Bearer " + controlKey.reveal())
            .PUT(body)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  /// What was made is no failure because it could not be looked at afterwards.
  @Test
  void anEditThatWasMadeIsToldThoughNothingCanBeReadAfterIt() throws Exception {
    failing("GET /v1/telephony/connections");

    CarriedOut done = organization.carryOut(List.of(new Edit.DisableSip()));

    assertThat(done.undo()).containsExactly(new Edit.EnableSip());
    assertThat(done.now().sip().enabled()).isFalse();
    assertThat(done.problem()).isInstanceOf(CarriedOut.Problem.NotRead.class);
    assertThat(organization.lastRead()).contains(done.now());
    CarriedOut back = organization.carryOut(done.undo());
    assertThat(back.now().sip().enabled()).as("with the etag of its answer").isTrue();
  }

  @Test
  void ofSeveralTheFirstAreToldWhereALaterOneFails() throws Exception {
    PhoneNumber active = number(PhoneNumber.Status.ACTIVE);
    failing("PATCH /v1/telephony/numbers");

    CarriedOut done =
        organization.carryOut(
            List.of(
                new Edit.DisableSip(), new Edit.SuspendNumber(active.id(), active.phoneNumber())));

    assertThat(done.problem()).isInstanceOf(CarriedOut.Problem.NotAllMade.class);
    assertThat(done.now().sip().enabled()).isFalse();
    assertThat(done.undo()).containsExactly(new Edit.EnableSip());
  }

  @Test
  void severalAreTakenBackInReverse() throws Exception {
    ProviderConnection support = connection("Support line");
    CarriedOut done =
        organization.carryOut(
            List.of(
                new Edit.DisableSip(), new Edit.DisableConnection(support.id(), support.label())));
    assertThat(done.undo().getLast()).isEqualTo(new Edit.EnableSip());
    assertThat(states(organization.carryOut(done.undo()).now())).isEqualTo(states(before));
  }

  /// A connection that was deleted elsewhere is no refusal.
  @Test
  void whatIsNotThereAnyMoreIsGone() throws Exception {
    ProviderConnection berlin = connection("Berlin trunk");
    var _ = organization.connections().delete(berlin);
    var management = new PlatformManagement(organization);
    assertThat(management.edit(berlin, new ConnectionEdit.Label("Late")))
        .isInstanceOf(Edited.Gone.class);
  }

  /// The platform enables only what was found valid.
  @Test
  void offersNoUndoThatWouldBeRefused() throws Exception {
    ProviderConnection old = connection("Old account");
    CarriedOut done =
        organization.carryOut(List.of(new Edit.DisableConnection(old.id(), old.label())));
    assertThat(done.undo()).isEmpty();
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwritten() throws Exception {
    PhoneNumber active = number(PhoneNumber.Status.ACTIVE);
    organization.label(active, "Somebody else was here");
    assertThatThrownBy(() ->
            organization.carryOut(
                List.of(new Edit.SuspendNumber(active.id(), active.phoneNumber()))))
        .isInstanceOf(OrganizationException.class)
        .hasMessageContaining("precondition_failed");
  }
}
