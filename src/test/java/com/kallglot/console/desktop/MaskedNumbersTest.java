package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.trial.TrialState;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.settings.Appearance;
import com.kallglot.console.settings.Appearance.Numbers;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.SavedDrafts;
import com.kallglot.console.settings.SavedDrafts.Saved;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.masking.NumberMasking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// While numbers are masked for sharing the screen, no page shows one whole: not in a text, not in
/// a tooltip, not to a screen reader.
@Tag("desktop")
class MaskedNumbersTest {
  @TempDir static Path home;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() throws Exception {
    desktop = OpenDesktop.on(home).awaitRead();
    fill();
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  @AfterEach
  void showWhole() {
    show(Numbers.WHOLE);
  }

  private static void show(Numbers numbers) {
    OpenDesktop.doOnScreen(() -> {
      Appearance now = desktop.window().appearance();
      desktop.window().appear(now.with(numbers));
    });
  }

  private static Parent root() {
    return desktop.window().scene().getRoot();
  }

  private static void open(Page page) {
    desktop.go(page);
    desktop.awaitRead();
  }

  /// The sandbox's numbers in digits, as they are within every way to write them.
  private static Set<String> ofTheSeed() {
    return OpenDesktop.onScreen(() ->
        desktop.window().workspace.configuration().get().numbers().stream()
            .map(PhoneNumber::phoneNumber)
            .map(number -> number.value().substring(number.value().length() - 7))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static List<String> whole(List<String> told) {
    Set<String> seed = ofTheSeed();
    assertThat(seed).isNotEmpty();
    return told.stream()
        .filter(text ->
            !NumberMasking.text(text).equals(text)
                || seed.stream().anyMatch(text.replaceAll("[^0-9\n]", "")::contains))
        .distinct()
        .toList();
  }

  /// Drafts, a call over each route and everything that can be opened without harm.
  private static void fill() throws Exception {
    var store = new SavedDrafts(new Folders(home, home));
    store.keep(new Saved("Reception", draft("+493023125001")));
    store.keep(new Saved("London", draft("+442079460018")));
    OpenDesktop.doOnScreen(desktop.window().shelf::begin);
    OpenDesktop.doOnScreen(
        () -> desktop.window().allRoutes.begin(site -> TestPlan.everyRoute(List.of(site))));
    desktop.awaitScreen(
        "the run is done",
        () -> desktop.window().allRoutes.state().get() instanceof TrialState.Done);
    OpenDesktop.doOnScreen(() -> desktop.window().lab.open("Reception", draft("+493023125001")));
    var phone = new PhoneOnScreen(desktop);
    phone.open();
    phone.dial("+493023125001");
    phone.await(State.ENDED);
  }

  private static String draft(String number) {
    return "{\"mode\": \"ai_agent\", \"routing\": {\"phone_number\": \"%s\"}}".formatted(number);
  }

  /// What opens something on a page and changes nothing on the platform.
  private static final List<String> DOORS =
      List.of("#batch-open", "#as-json", "#numbers-buy", "#number-release", "#add-connection");

  @ParameterizedTest
  @EnumSource(Page.class)
  void noPageShowsANumberWhole(Page page) {
    show(Numbers.MASKED);
    open(page);
    var told = new TreeSet<String>(Told.by());
    told.addAll(Told.ofEveryRow());
    for (String door : DOORS) {
      if (desktop.isShown(door)) {
        OpenDesktop.doOnScreen(() -> press(root().lookup(door)));
        told.addAll(Told.by());
      }
    }
    told.addAll(offered());
    assertThat(told)
        .as("%s is masked", page)
        .anyMatch(text ->
            text.contains("•")
                || page == Page.SIP
                || page == Page.SETTINGS
                || page == Page.CONNECTIONS);
    assertThat(whole(List.copyOf(told))).as("seen whole on %s", page).isEmpty();
  }

  /// What is offered to choose from.
  private static List<String> offered() {
    var told = new ArrayList<String>();
    for (Node box : OpenDesktop.onScreen(() -> SceneWalk.all(root()))) {
      if (box instanceof ComboBox<?> choice && OpenDesktop.onScreen(() -> SceneWalk.isShown(box))) {
        OpenDesktop.doOnScreen(choice::show);
        told.addAll(Told.by());
        OpenDesktop.doOnScreen(choice::hide);
      }
    }
    return told;
  }

  private static void press(Node door) {
    if (door instanceof ToggleButton toggle) {
      toggle.setSelected(true);
    } else if (door instanceof Button button && !button.isDisabled()) {
      button.fire();
    }
  }

  @Test
  void theBadgeSaysSoAndLeadsToWhereItIsChanged() {
    assertThat(desktop.isShown("#masked")).isFalse();
    show(Numbers.MASKED);
    assertThat(desktop.isShown("#masked")).isTrue();
    assertThat(desktop.text("#masked")).isEqualTo("Masked");
    OpenDesktop.doOnScreen(() -> ((Button) root().lookup("#masked")).fire());
    assertThat(desktop.isShown("#numbers-whole")).isTrue();
    OpenDesktop.doOnScreen(() -> root().lookup("#numbers-whole").requestFocus());
    desktop.press(KeyCode.SPACE);
    assertThat(desktop.isShown("#masked")).isFalse();
    assertThat(desktop.isShown("#numbers-whole")).as("the same part of the page").isTrue();
    assertThat(desktop.node("#numbers-whole").isFocused()).as("the focus stays").isTrue();
  }

  @Test
  void thePaletteTurnsItOnAndItIsKept() {
    desktop.press(KeyCode.CONTROL, KeyCode.K);
    desktop.type("mask them");
    desktop.press(KeyCode.ENTER);
    assertThat(desktop.isShown("#masked")).isTrue();
    desktop.awaitScreen(
        "it is kept", () -> Appearance.read(new Folders(home, home)).numbers() == Numbers.MASKED);
  }

  @Test
  void aFieldDrawsItsNumberMaskedAndKeepsIt() {
    show(Numbers.MASKED);
    open(Page.SETTINGS);
    var field = new TextField("+49 30 23125001");
    OpenDesktop.doOnScreen(() -> {
      ((Pane) root()).getChildren().add(field);
      root().applyCss();
    });
    List<String> drawn =
        OpenDesktop.onScreen(() -> SceneWalk.all(field).stream().flatMap(Told::by).toList());
    OpenDesktop.doOnScreen(() -> ((Pane) root()).getChildren().remove(field));
    assertThat(drawn).contains("+49 •• ••••••01").noneMatch(text -> text.contains("2312"));
    assertThat(field.getText()).isEqualTo("+49 30 23125001");
  }
}
