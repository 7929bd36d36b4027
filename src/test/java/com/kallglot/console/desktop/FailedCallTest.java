package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.client.SipAccess;
import com.kallglot.console.desktop.evidence.LadderRow;
import com.kallglot.console.desktop.evidence.Reading;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.organization.impairment.FarEnd;
import com.kallglot.console.organization.impairment.Network;
import com.kallglot.console.organization.impairment.Trouble;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.account.OwnAccount;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.CauseCode.Setting;
import com.kallglot.console.trace.evidence.Hop;
import com.kallglot.console.trace.evidence.Hop.Kind;
import com.kallglot.console.trace.journal.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is shown of calls of the phone that failed, and what can be done about them there.
@Tag("desktop")
@Tag("native")
class FailedCallTest {
  private static final String BERLIN = "+493023125001";

  @TempDir static Path home;
  private static OpenDesktop desktop;
  private static PhoneOnScreen page;

  @BeforeAll
  static void open() {
    page = PhoneOnScreen.opened(home);
    desktop = page.desktop();
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  @AfterEach
  void clear() throws Exception {
    page.hangUpEverything();
    farEnd(FarEnd.USUAL);
  }

  private static void farEnd(FarEnd end) throws Exception {
    var services = desktop.window().services;
    services.faults(services.profile("sandbox")).orElseThrow().set(new Trouble(Network.CLEAN, end));
  }

  private static void busy() throws Exception {
    farEnd(new FarEnd(null, 486, false, null, null, false));
  }

  /// Once the call that is shown is over and laid out.
  private static Reading reading() {
    page.await(State.ENDED);
    var model = desktop.window().phone.evidence;
    desktop.awaitScreen(
        "its cause is laid out",
        () -> {
          Reading now = model.reading().get();
          return page.shown().cause() != null
              && now != null
              && page.shown().events().equals(now.evidence().events())
              && now.evidence().cause() != null;
        });
    return OpenDesktop.onScreen(() -> model.reading().get());
  }

  private static Hop hop(Reading reading, Kind kind) {
    return reading.hops().hops().stream()
        .filter(hop -> hop.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSessionThatWaitsOnTheNumberIsShownWithItsCallAndWithNoLaterOne() throws Exception {
    busy();
    String session = page.session("{\"phone_number\":\"" + BERLIN + "\"}");
    page.dial(BERLIN);
    Reading refused = reading();
    assertThat(hop(refused, Kind.API).values()).containsExactly("201");
    assertThat(hop(refused, Kind.API).took()).isPositive();
    assertThat(hop(refused, Kind.RESOLVER).detail()).isEqualTo(Hop.Detail.AS_FORESEEN);
    assertThat(hop(refused, Kind.RESOLVER).values()).containsExactly("telnyx");
    assertThat(desktop.text("#hop-api .kg-hop-detail")).isEqualTo("201");
    assertThat(beside(refused)).hasSize(1).first().asString().contains(session);
    assertThat(desktop.says("Sandbox")).isTrue();

    farEnd(FarEnd.USUAL);
    page.fire("#call-again");
    page.await(State.UP);
    page.fire("#call-hang-up");
    page.await(State.ENDED);
    busy();
    page.dial(BERLIN);
    Reading without = reading();
    assertThat(hop(without, Kind.API).detail()).isEqualTo(Hop.Detail.DIRECT);
    assertThat(beside(without)).isEmpty();
  }

  private static List<Entry> beside(Reading reading) {
    return reading.rows().stream()
        .flatMap(
            row -> row instanceof LadderRow.Beside(_, var entry) ? Stream.of(entry) : Stream.of())
        .toList();
  }

  @Test
  void aSessionThatTheAddressNamesIsFoundByIt() throws Exception {
    busy();
    page.callFrom("sip");
    String session = page.session("{\"type\":\"sip\"}");
    page.dial(session);
    Reading refused = reading();
    assertThat(hop(refused, Kind.API).values()).containsExactly("201");
    assertThat(hop(refused, Kind.RESOLVER).values()).containsExactly("sip");
    page.callFrom("line");
  }

  @Test
  void aDirectCallSaysThatItIsOneAndWhatWasNotMeasured() {
    page.dial("+442079460018");
    Reading refused = reading();
    assertThat(hop(refused, Kind.API).detail()).isEqualTo(Hop.Detail.DIRECT);
    assertThat(hop(refused, Kind.RESOLVER).detail()).isEqualTo(Hop.Detail.DIRECT);
    assertThat(desktop.text("#hop-api .kg-hop-detail")).isEqualTo("direct call");
    assertThat(hop(refused, Kind.DNS).state())
        .as("an address that is called needs no look-up")
        .isEqualTo(Hop.State.NOT_NEEDED);
  }

  private static Optional<OwnAccount> own(OwnAccount account) {
    return desktop.window().accounts.model.own(account.id());
  }

  @Test
  void whatTheAccountLacksIsSetAndCalledAgainWithOneKeyAndTakenBack() throws Exception {
    var offered = new AtomicReference<Notices.Notice>();
    OpenDesktop.doOnScreen(() -> desktop.window().notices.to(offered::set, () -> {}));
    OwnAccount desk = page.addDesk();
    var _ = page.session("{\"phone_number\":\"" + BERLIN + "\"}");
    page.dial(BERLIN);
    assertThat(reading().evidence().cause().code()).isEqualTo(CauseCode.ENCRYPTION_NOT_TAKEN);
    desktop.awaitScreen("it can be set", () -> desktop.isShownNow("#failed-set-and-call"));
    assertThat(desktop.text("#failed-mend")).isEqualTo("Account Desk: Keys of SRTP");
    assertThat(desktop.text("#failed-from")).isEqualTo("By handshake (DTLS)");
    assertThat(desktop.text("#failed-to")).isEqualTo("In the SDP (SDES)");
    assertThat(desktop.isShown("#call-again")).isTrue();
    desktop.focus("#failed-set-and-call");
    desktop.press(KeyCode.SPACE);
    page.await(State.UP);
    assertThat(page.shown().lineId()).isEqualTo(desk.id());
    desktop.awaitScreen("its media is agreed", () -> page.shown().media() != null);
    assertThat(page.shown().media().srtp()).isNotNull();
    assertThat(OpenDesktop.onScreen(() -> own(desk)).orElseThrow().keying())
        .isEqualTo(SrtpKeying.SDES);
    page.fire("#call-hang-up");
    page.await(State.ENDED);
    desktop.awaitScreen("an offer to take it back", () -> offered.get() != null);
    OpenDesktop.doOnScreen(() -> offered.get().undo().run());
    desktop.awaitScreen("it is as it was", () -> own(desk).equals(Optional.of(desk)));
    page.callFrom("line");
  }

  @Test
  void whatIsSetOnThePlatformIsOneLinkAwayAndTheCallBesideIt() throws Exception {
    SipAccess sip = desktop.window().workspace.opened().get().organization().client().sip();
    Allowlist before = sip.get().allowlist();
    var _ =
        sip.allow(
            sip.get(),
            new Allowlist(
                Allowlist.Mode.LISTED, List.of(new Allowlist.Entry("203.0.113.7/32", null, null))));
    try {
      page.callFrom("sip");
      page.dial(page.session("{\"type\":\"sip\"}"));
      assertThat(reading().evidence().cause().code().setting()).contains(Setting.SIP_ALLOWLIST);
      desktop.awaitScreen("the link", () -> desktop.isShownNow("#failed-setting"));
      assertThat(desktop.isShown("#failed-set-and-call")).isFalse();
      assertThat(desktop.isShown("#call-again")).isTrue();
      desktop.focus("#failed-setting");
      desktop.press(KeyCode.SPACE);
      desktop.awaitScreen(
          "who may call is where the keys go",
          () -> {
            Node focused = desktop.window().scene().getFocusOwner();
            return focused != null && String.valueOf(focused.getId()).startsWith("allow-");
          });
    } finally {
      var _ = sip.allow(sip.get(), before);
    }
    page.open();
    page.callFrom("line");
  }
}
