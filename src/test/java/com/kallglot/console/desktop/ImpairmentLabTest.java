package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.desktop.fx.Overtaking;
import com.kallglot.console.desktop.impairment.ComparedModel;
import com.kallglot.console.desktop.impairment.ImpairmentModel;
import com.kallglot.console.desktop.impairment.ImpairmentModel.State;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.trial.TrialState;
import com.kallglot.console.organization.impairment.FarEnd;
import com.kallglot.console.organization.impairment.FaultDesk;
import com.kallglot.console.organization.impairment.MetNetwork;
import com.kallglot.console.organization.impairment.Preset;
import com.kallglot.console.organization.impairment.Trouble;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.capture.CallCaptures;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lab over the sandbox itself: what is set there meets the next call, and the one that is up.
@Tag("desktop")
class ImpairmentLabTest {
  @TempDir static Path home;
  private static OpenDesktop desktop;
  private static ImpairmentModel model;
  private static FaultDesk sandbox;
  private static CallCaptures captures;

  @BeforeAll
  static void open() throws Exception {
    new Profiles(new Folders(home, home), Clock.systemUTC())
        .update(
            kept -> kept.with(Profile.at("acme-live", Profile.Kind.LIVE, "http://127.0.0.1:9/v1")));
    desktop = OpenDesktop.on(home).awaitRead();
    model = desktop.window().quality.impairment;
    var services = desktop.window().services;
    sandbox = services.faults(services.profile("sandbox")).orElseThrow();
    captures = new CallCaptures(services.softphone(), Clock.systemUTC());
    OpenDesktop.doOnScreen(() -> {
      desktop.window().navigation.open(Page.PHONE);
      model.open().set(true);
    });
  }

  @AfterAll
  static void close() {
    captures.close();
    desktop.close();
  }

  @BeforeEach
  void clean() {
    OpenDesktop.doOnScreen(() -> model.now().ifPresent(_ -> model.apply(Trouble.NONE)));
    awaitSandbox(Trouble.NONE);
  }

  private static void awaitSandbox(Trouble expected) {
    desktop.awaitScreen("it is shown", () -> model.now().filter(expected::equals).isPresent());
    Await.until(OpenDesktop.SOON, "the sandbox has it", () -> told().equals(expected));
  }

  private static Trouble told() {
    try {
      return sandbox.read();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T on(Supplier<T> question) {
    return OpenDesktop.onScreen(question::get);
  }

  private static Node node(String selector) {
    return desktop.window().scene().getRoot().lookup(selector);
  }

  private static void press(String button) {
    OpenDesktop.doOnScreen(() -> ((Button) node(button)).fire());
  }

  private static void slide(String slider, double value) {
    OpenDesktop.doOnScreen(() -> ((Slider) node(slider)).setValue(value));
  }

  private static String text(String selector) {
    return on(() -> ((Labeled) node(selector)).getText());
  }

  private static void seed(long number) {
    OpenDesktop.doOnScreen(() -> {
      var field = (TextField) node("#impairment-seed");
      field.setText(String.valueOf(number));
      field.fireEvent(new ActionEvent());
    });
  }

  private static CallReport call() {
    var trial = desktop.window().oneDraft;
    OpenDesktop.doOnScreen(
        () -> trial.begin(site -> new TestPlan(List.of(TestCase.of(site, new Route.Sip(), null)))));
    desktop.awaitScreen("the call is over", () -> trial.state().get() instanceof TrialState.Done);
    return on(() -> ((TrialState.Done) trial.state().get()).report().calls().getFirst());
  }

  @Test
  void aSliderMeetsTheNextCallWhichLosesExactlyWhatItsSeedIsToLose() {
    seed(4711);
    slide("#impairment-loss", 12);
    slide("#impairment-reordering", 5);
    Await.until(
        OpenDesktop.SOON,
        "the sandbox has it",
        () -> told().network().reorderPercent() == 5 && told().network().lossPercent() == 12);
    CallReport report = call();
    assertThat(report.media().lost()).isPositive();

    var compared = desktop.window().quality.compared;
    OpenDesktop.doOnScreen(() -> compared.follow(() -> captures.of(report.sip().callId())));
    desktop.awaitScreen(
        "it is compared", () -> !((TableView<?>) node("#impairment-numbers")).getItems().isEmpty());
    assertThat(text("#impairment-verdict")).startsWith("Exactly equal: ");
    assertThat(on(() -> ((TableView<?>) node("#impairment-numbers")).getItems().size()))
        .isBetween(1, report.media().lost().intValue());
  }

  @Test
  void aSliderMeetsACallThatIsUpWhichLosesExactlyTheListsThatBeginAnewWithEachChange()
      throws Exception {
    var page = new PhoneOnScreen(desktop);
    page.callNumber("+493023125001");
    seed(815);
    awaitPackets(20);
    slide("#impairment-loss", 25);
    awaitNetworks(1);
    awaitPackets(60);
    slide("#impairment-loss", 10);
    awaitNetworks(2);
    awaitPackets(60);
    assertThat(text("#impairment-since")).startsWith("Acts since today ");
    OpenDesktop.doOnScreen(() -> model.apply(Trouble.NONE));
    awaitNetworks(3);
    awaitPackets(20);
    page.hangUpEverything();
    press("#impairment-compare");
    desktop.awaitScreen(
        "it is compared", () -> !((TableView<?>) node("#impairment-numbers")).getItems().isEmpty());
    assertThat(text("#impairment-verdict"))
        .startsWith("Exactly equal: ")
        .contains("the network changed 3 times in this call");
    List<MetNetwork> met = sandbox.met(page.shown().callId());
    assertThat(met)
        .extracting(each -> each.network().lossPercent())
        .containsExactly(25.0, 10.0, 0.0);
    assertThat(text("#impairment-verdict")).contains("from number " + met.getFirst().first());
  }

  private static void awaitNetworks(int count) {
    String call = on(() -> desktop.window().phone.model.shown().get()).callId();
    Await.until(
        OpenDesktop.SOON,
        "the call met network " + count,
        () -> {
          try {
            return sandbox.met(call).size() == count;
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  private static void awaitPackets(int more) {
    long before = received();
    Await.until(OpenDesktop.SOON, "sound comes", () -> received() >= before + more);
  }

  private static long received() {
    PhoneCall call = on(() -> desktop.window().phone.model.shown().get());
    return desktop.window().phone.phone.capture(call).stream()
        .flatMap(capture -> capture.packets().stream())
        .filter(packet -> packet.heading() == SipMessage.Heading.RECEIVED)
        .count();
  }

  @Test
  void whatWasReadBesideAChangeDoesNotHideIt() {
    var overtaking = new Overtaking();
    Trouble mobile = Trouble.NONE.with(Preset.MOBILE.seeded(0));
    OpenDesktop.doOnScreen(() -> {
      var other = lab(overtaking);
      other.read();
      other.apply(mobile);
      overtaking.tellLastFirst();
      assertThat(other.now()).contains(mobile);
      other.apply(Trouble.NONE);
      overtaking.tellAll();
    });
  }

  @Test
  void aComparisonIsOfTheCallThatIsLookedAt() {
    var overtaking = new Overtaking();
    OpenDesktop.doOnScreen(() -> {
      var compared =
          new ComparedModel(
              lab(overtaking),
              desktop.window().services,
              desktop.window().workspace,
              overtaking.background());
      var nothing = new CallCapture(Instant.EPOCH, 0, List.of(), List.of(), 0);
      compared.follow(() -> Optional.of(nothing));
      compared.follow(null);
      overtaking.tellAll();
      assertThat(compared.compared().get()).isInstanceOf(ComparedModel.Compared.NoCall.class);
    });
  }

  private static ImpairmentModel lab(Overtaking overtaking) {
    var window = desktop.window();
    var made =
        new ImpairmentModel(
            window.services, window.workspace, overtaking.background(), Clock.systemUTC());
    overtaking.tellAll();
    return made;
  }

  @Test
  void aPresetIsSetAtOnceAndTakenBackInSteps() {
    OpenDesktop.doOnScreen(() -> ((ToggleButton) node("#impairment-preset-mobile")).fire());
    awaitSandbox(Trouble.NONE.with(Preset.MOBILE.seeded(0)));
    assertThat(on(() -> ((ToggleButton) node("#impairment-preset-mobile")).isSelected())).isTrue();
    OpenDesktop.doOnScreen(
        () -> new Views(desktop.window()).loader().load("impairment/Impairment"));
    awaitSandbox(Trouble.NONE.with(Preset.MOBILE.seeded(0)));
    slide("#impairment-jitter", 41);
    desktop.awaitScreen(
        "it is another network",
        () -> !((ToggleButton) node("#impairment-preset-mobile")).isSelected());
    press("#impairment-undo");
    awaitSandbox(Trouble.NONE.with(Preset.MOBILE.seeded(0)));
    press("#impairment-clean");
    awaitSandbox(Trouble.NONE);
    assertThat(on(() -> node("#impairment-clean").isDisabled())).isTrue();
    desktop.awaitScreen(
        "it offers to take that back", () -> desktop.saysNow("The sandbox adds nothing any more."));
  }

  @Test
  void whatTheFarEndIsToldToAnswerItAnswers() {
    OpenDesktop.doOnScreen(
        () -> model.apply(Trouble.NONE.with(new FarEnd(null, 486, false, null, null, false))));
    Await.until(
        OpenDesktop.SOON,
        "it has it",
        () -> Integer.valueOf(486).equals(told().farEnd().finalCode()));
    assertThat(call().sip().finalCode()).isEqualTo(486);
  }

  @Test
  void thePaletteOpensItOnThePageOfThePhoneAndEscapeClosesIt() {
    OpenDesktop.doOnScreen(() -> {
      model.open().set(false);
      desktop.window().navigation.open(Page.OVERVIEW);
    });
    desktop.press(KeyCode.CONTROL, KeyCode.K);
    desktop.type("impairment");
    desktop.press(KeyCode.ENTER);
    desktop.awaitScreen(
        "it is shown and has the focus",
        () -> desktop.isShownNow("#impairment") && "impairment-preset-clean".equals(focused()));
    desktop.press(KeyCode.ESCAPE);
    assertThat(desktop.isShown("#impairment")).isFalse();
    assertThat(on(() -> focused())).isEqualTo("impairment-chip");
    assertThat(desktop.text("#impairment-chip")).isEqualTo("Sandbox adds nothing");
    OpenDesktop.doOnScreen(() -> model.open().set(true));
  }

  @Test
  void aPlatformThatIsNoSandboxHasNoLab() {
    use("acme-live");
    desktop.awaitScreen("it is no sandbox", () -> model.state().get() instanceof State.Elsewhere);
    assertThat(on(() -> node("#impairment-elsewhere").isVisible())).isTrue();
    assertThat(on(() -> node("#impairment-body").isVisible())).isFalse();
    assertThat(on(() -> node("#impairment-clean").isDisabled())).isTrue();
    use("sandbox");
    desktop.awaitScreen("it is one", () -> model.now().isPresent());
    assertThat(on(() -> node("#impairment-elsewhere").isVisible())).isFalse();
  }

  private static String focused() {
    Node owner = desktop.window().scene().getFocusOwner();
    return owner == null ? "" : String.valueOf(owner.getId());
  }

  private static void use(String profile) {
    OpenDesktop.doOnScreen(() ->
        desktop.window().workspace.profiles().stream()
            .filter(entry -> entry.name().equals(profile))
            .findFirst()
            .ifPresent(desktop.window().workspace::use));
  }
}
