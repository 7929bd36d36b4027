package com.kallglot.console.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import com.kallglot.console.sandbox.Sandbox;
import com.kallglot.console.sandbox.SandboxOptions;
import com.kallglot.console.settings.Guards;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;
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
  private Organization organization;
  private TelephonyConfiguration before;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    sandbox = Sandbox.start(SandboxOptions.in(folder));
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
    CarriedOut done = organization.carryOut(edit);
    assertThat(states(done.now())).as(edit.words()).isNotEqualTo(states(before));
    assertThat(done.undo()).as(edit.words()).isNotEmpty();
    CarriedOut last = done;
    for (Edit.OfConfiguration back : done.undo()) {
      last = organization.carryOut(back);
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

  /// The platform enables only what was found valid.
  @Test
  void offersNoUndoThatWouldBeRefused() throws Exception {
    ProviderConnection old = connection("Old account");
    CarriedOut done = organization.carryOut(new Edit.DisableConnection(old.id(), old.label()));
    assertThat(done.undo()).isEmpty();
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwritten() throws Exception {
    PhoneNumber active = number(PhoneNumber.Status.ACTIVE);
    organization.label(active, "Somebody else was here");
    assertThatThrownBy(
            () -> organization.carryOut(new Edit.SuspendNumber(active.id(), active.phoneNumber())))
        .isInstanceOf(OrganizationException.class)
        .hasMessageContaining("precondition_failed");
  }
}
