package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.desktop.editing.Change;
import com.kallglot.console.desktop.editing.Edits;
import com.kallglot.console.desktop.editing.RadiusView;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.shell.Count;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.ProfileEntry;
import com.kallglot.console.history.replay.Planned;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.organization.edit.NumberEdit;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.SavedDrafts;
import com.kallglot.console.settings.SavedDrafts.Saved;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.settings.UnsavedEdits;
import com.kallglot.console.telephony.PhoneNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What all pages share that change something, on a real sandbox.
@Tag("desktop")
class EditingTest {
  @TempDir static Path home;
  @TempDir Path other;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() {
    desktop = OpenDesktop.on(home).awaitRead();
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  /// Notes what a page would show.
  private static final class Asking implements Edits.Answer<PhoneNumber> {
    private final List<String> told = new ArrayList<>();

    @Override
    public void done(PhoneNumber now) {
      told.add("done " + now.label());
    }

    @Override
    public void conflict(Change<PhoneNumber> change, Edited.Conflict<PhoneNumber> both) {
      told.add("conflict " + both.asRead().label() + " " + both.asItIs().label());
    }

    @Override
    public void gone(Change<PhoneNumber> change) {
      told.add("gone");
    }

    @Override
    public void failed(Change<PhoneNumber> change, Failure failure) {
      told.add(failure.status() + " " + failure.code());
    }
  }

  private static PhoneNumber london() {
    return OpenDesktop.onScreen(() ->
        desktop.window().workspace.configuration().get().numbers().stream()
            .filter(number -> number.phoneNumber().value().equals("+442079460018"))
            .findFirst()
            .orElseThrow());
  }

  private static Change<PhoneNumber> labelled(PhoneNumber number, String label) {
    String before = String.valueOf(number.label());
    return new Change<>(
        "London is called " + label,
        number,
        (object, management) -> management.edit(object, new NumberEdit.Label(label)),
        now -> labelled(now, before));
  }

  private static List<String> carryOut(Change<PhoneNumber> change) {
    var page = new Asking();
    OpenDesktop.doOnScreen(() -> desktop.window().edits.carryOut(change, page));
    desktop.awaitScreen("the page is told", () -> !page.told.isEmpty());
    return page.told;
  }

  @Test
  void anEditIsShownAtOnceAndTakenBackFromItsNotice() {
    String before = london().label();
    assertThat(carryOut(labelled(london(), "The City"))).containsExactly("done The City");
    assertThat(london().label()).isEqualTo("The City");
    assertThat(desktop.says("Done: London is called The City")).isTrue();
    OpenDesktop.doOnScreen(
        () -> ((Button) desktop.window().scene().getRoot().lookup("#notice .kg-link")).fire());
    desktop.awaitScreen("it is taken back", () -> desktop.saysNow("Taken back"));
    assertThat(london().label()).isEqualTo(before);
    desktop.awaitRead();
    assertThat(london().label()).as("as read again").isEqualTo(before);
  }

  @Test
  void anEditThatSomebodyOvertookIsToldWithBothSides()
      throws OrganizationException, SettingsException {
    PhoneNumber seen = london();
    var organization =
        OpenDesktop.onScreen(() -> desktop.window().workspace.opened().get().organization());
    PhoneNumber theirs = organization.label(seen, "Theirs");
    assertThat(carryOut(labelled(seen, "Mine")))
        .containsExactly("conflict " + seen.label() + " Theirs");
    assertThat(london()).as("the page goes on from what is there").isEqualTo(theirs);
    var _ = organization.label(theirs, String.valueOf(seen.label()));
    OpenDesktop.doOnScreen(desktop.window().workspace::readAgain);
    desktop.awaitRead();
    assertThat(london().label()).as("as before").isEqualTo(seen.label());
  }

  @Test
  void whatIsTypedIsOnDiskAMomentLaterAndThereAgainWithTheRow() throws SettingsException {
    var folders = new Folders(home, home);
    OpenDesktop.doOnScreen(() -> {
      desktop.window().unsaved.type("num_1", "\"1\"", "label", "Ber", "");
      desktop.window().unsaved.type("num_1", "\"2\"", "label", "Berlin", "");
      desktop.window().unsaved.type("num_2", "\"1\"", "label", "same", "same");
    });
    var store = new UnsavedEdits(folders, "sandbox");
    Await.until(
        OpenDesktop.SOON,
        "it is on disk while the window is open",
        () -> kept(store).contains("Berlin"));
    assertThat(store.read()).containsOnlyKeys("num_1");
    assertThat(store.read().get("num_1").etag()).as("when the typing began").isEqualTo("\"1\"");
    var entry = desktop.window().workspace.entry().get();
    OpenDesktop.doOnScreen(() -> desktop.window().workspace.use(other(entry.name())));
    desktop.awaitScreen(
        "another profile has none", () -> desktop.window().unsaved.edits().isEmpty());
    OpenDesktop.doOnScreen(() -> desktop.window().workspace.use(entry));
    desktop.awaitScreen(
        "it is there again", () -> desktop.window().unsaved.of("num_1").isPresent());
    desktop.awaitRead();
    OpenDesktop.doOnScreen(() -> desktop.window().unsaved.forget("num_1"));
    Await.until(
        OpenDesktop.SOON, "saved, so it is gone from the disk", () -> kept(store).isEmpty());
  }

  private static ProfileEntry other(String name) {
    return desktop.window().workspace.profiles().stream()
        .filter(each -> !each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String kept(UnsavedEdits store) {
    try {
      return store.read().values().stream()
          .map(edit -> edit.fields().getOrDefault("label", ""))
          .reduce("", String::concat);
    } catch (SettingsException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPlatformWithoutManagementIsReplacedOnlyWithConsent() {
    try (var front = FailingFront.answering(404, "resource_not_found");
        var window = OpenDesktop.on(other, front.environment()).awaitRead()) {
      assertThat(window.isShown("#mode-banner")).isTrue();
      assertThat(window.isShown("#banner")).as("it is no failure").isFalse();
      assertThat(window.says("This platform offers no management of numbers")).isTrue();
      assertThat(window.says("change nothing on the platform")).isTrue();
      OpenDesktop.doOnScreen(
          () -> ((Button) window.window().scene().getRoot().lookup("#mode-agree")).fire());
      window.awaitScreen(
          "it is kept here", () -> window.saysNow("Kept on this computer, not on the platform"));
      assertThat(window.window().workspace.management()).as("and can be edited").isPresent();
      front.answerWith(500, "internal_error");
      OpenDesktop.doOnScreen(window.window().workspace::readAgain);
      window.awaitScreen("with its doubt", () -> window.saysNow("now it cannot be told"));
    }
  }

  @Test
  void aKeyThatMayNotReadIsSaidAndNothingKeptInItsPlace() {
    try (var front = FailingFront.answering(403, "insufficient_permissions");
        var window = OpenDesktop.on(other, front.environment()).awaitRead()) {
      assertThat(window.says("This key may not read telephony")).isTrue();
      assertThat(window.isShown("#mode-agree")).isFalse();
      assertThat(window.window().workspace.management()).isEmpty();
    }
  }

  @Test
  void aCountStandsBesideItsPage() {
    OpenDesktop.doOnScreen(() ->
        desktop
            .window()
            .navigation
            .count(Page.ROUTE_LAB, new Count(3, Count.Tone.WARN, "3 drafts without a route")));
    assertThat(desktop.says("3")).isTrue();
    assertThat(
            OpenDesktop.onScreen(() ->
                desktop.window().scene().getRoot().lookup("#rail-route-lab").getAccessibleText()))
        .isEqualTo("Route lab, 3 drafts without a route");
    OpenDesktop.doOnScreen(
        () -> desktop.window().navigation.count(Page.ROUTE_LAB, new Count(0, Count.Tone.WARN, "")));
    assertThat(
            OpenDesktop.onScreen(() ->
                desktop.window().scene().getRoot().lookup("#rail-route-lab").getAccessibleText()))
        .isEqualTo("Route lab");
  }

  @Test
  void whatAChangeWouldRouteOtherwiseIsCountedAndListedOnDemand() throws Exception {
    var drafts = new SavedDrafts(new Folders(home, home));
    drafts.keep(new Saved("Nothing named", "{\"mode\": \"ai_agent\"}"));
    drafts.keep(new Saved("PBX", "{\"mode\": \"ai_agent\", \"routing\": {\"type\": \"sip\"}}"));
    var view = OpenDesktop.onScreen(RadiusView::new);
    var messages = desktop.window().messages();
    var moments = new Moments(messages, desktop.window().clock);
    OpenDesktop.doOnScreen(() -> {
      view.begin(messages);
      desktop
          .window()
          .foresight
          .of(
              Planned.edit(new Edit.DisableSip()),
              radius -> view.show(messages, moments, radius),
              failure -> view.show(messages, failure));
    });
    var count = (Label) OpenDesktop.onScreen(() -> view.lookup("#radius-count"));
    desktop.awaitScreen("it is counted", () -> count.getText().startsWith("Changes 1 of 2"));
    assertThat(count.getText()).contains("1 of them would have no route");
    var list = (ListView<?>) OpenDesktop.onScreen(() -> view.lookup("#radius-list"));
    assertThat(OpenDesktop.onScreen(list::isVisible)).as("not before it is asked for").isFalse();
    OpenDesktop.doOnScreen(() -> ((Button) view.lookup("#radius-which")).fire());
    assertThat(OpenDesktop.onScreen(list::isVisible)).isTrue();
    assertThat(OpenDesktop.onScreen(() -> list.getItems().getFirst().toString()))
        .contains("PBX", "sip_not_enabled");
  }
}
