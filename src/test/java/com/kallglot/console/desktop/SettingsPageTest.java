package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.phone.account.PhoneAccounts;
import com.kallglot.console.phone.account.PhoneAccounts.Typed;
import com.kallglot.console.phone.account.SampleAccounts;
import com.kallglot.console.settings.Appearance;
import com.kallglot.console.settings.Appearance.Theme;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Guards;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles;
import com.kallglot.console.settings.keychain.Keychain.Item;
import com.kallglot.console.settings.keychain.Keyring;
import com.kallglot.console.telephony.Secret;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Profiles added, tried, kept, removed and taken back, with GNOME's keyring; looks and shortcuts.
@Tag("desktop")
class SettingsPageTest {
  private static final String KEY = "sk_test_CanaryDesktop33";

  @TempDir static Path home;
  private static Keyring keyring;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() throws Exception {
    keyring = new Keyring(home.resolve("ring")).unlocked();
    desktop = OpenDesktop.on(home, keyring.variables()).awaitRead();
  }

  @AfterAll
  static void close() {
    desktop.close();
    keyring.close();
  }

  @BeforeEach
  void openPage() {
    desktop.press(KeyCode.CONTROL, KeyCode.COMMA);
    desktop.awaitScreen("the page is open", () -> desktop.isShownNow("#preferences"));
    click("#section-profiles");
  }

  @AfterEach
  void forgetProfiles() throws Exception {
    profiles().update(kept -> new Profiles.Kept(kept.revision(), null, List.of()));
    OpenDesktop.doOnScreen(() -> desktop.window().workspace.profilesChanged("sandbox"));
    desktop.awaitScreen(
        "the sandbox alone is there", () -> desktop.window().workspace.profiles().size() == 2);
    desktop.awaitRead();
  }

  private static Profiles profiles() {
    return new Profiles(new Folders(home, home), Clock.systemUTC());
  }

  /// On the JavaFX thread.
  private static Node look(String selector) {
    return desktop.window().scene().getRoot().lookup(selector);
  }

  private static void click(String selector) {
    desktop.robot().clickOn(selector);
  }

  /// Puts a text in place of what a line says.
  private static void fill(String selector, String text) {
    OpenDesktop.doOnScreen(() -> ((TextField) look(selector)).setText(text));
  }

  private static void awaitKept(String what, Supplier<Boolean> condition) {
    desktop.awaitScreen(what, condition);
  }

  private static Optional<Profile> kept(String name) {
    try {
      return profiles().read().named(name);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static ListView<?> list() {
    return (ListView<?>) desktop.window().scene().getRoot().lookup("#profile-list");
  }

  private static void add(String name, String base) {
    click("#profile-add");
    desktop.awaitScreen("the form is empty", () -> desktop.isShownNow("#profile-name"));
    fill("#profile-name", name);
    fill("#profile-api-base", base);
  }

  private static void save(String name) {
    OpenDesktop.doOnScreen(() -> look("#profile-save").requestFocus());
    desktop.press(KeyCode.SPACE);
    awaitKept("it is kept", () -> kept(name).isPresent());
    desktop.awaitScreen(
        "it is in the list",
        () -> list().getItems().stream().anyMatch(each -> each.toString().contains(name)));
  }

  @Test
  void aProfileIsAddedByKeyboardItsKeyInTheKeychainAndNowhereElse() throws Exception {
    add("acme", "https://api.example.com/v1");
    assertThat(OpenDesktop.onScreen(() -> look("#profile-api-key")))
        .isInstanceOf(PasswordField.class);
    OpenDesktop.doOnScreen(() -> look("#profile-api-key").requestFocus());
    desktop.type(KEY);
    fill("#profile-credits", "7");
    fill("#profile-destinations", "+4930, +1978");
    save("acme");

    Profile acme = kept("acme").orElseThrow();
    assertThat(acme.kind()).as("as its key says").isEqualTo(Profile.Kind.TEST);
    assertThat(acme.guards()).isEqualTo(new Guards(7, 50, 2, List.of("+4930", "+1978")));
    assertThat(desktop.window().services.secrets().kept(acme))
        .isEqualTo(Map.of(Item.API_KEY, Secret.of(KEY)));
    assertThat(Files.readString(home.resolve("profiles.json"))).doesNotContain("Canary");
    desktop.awaitScreen("it says where the key is", () -> desktop.saysNow("In the keychain"));
    assertThat(OpenDesktop.onScreen(() -> ((TextField) look("#profile-api-key")).getText()))
        .as("what is kept is not shown again")
        .isEmpty();
  }

  @Test
  void aRemovedProfileComesBackWithItsKeyWhereThatIsTakenBack() throws Exception {
    add("acme", "https://api.example.com/v1");
    fill("#profile-api-key", KEY);
    save("acme");
    Profile acme = kept("acme").orElseThrow();
    PhoneAccounts accounts = desktop.window().services.phoneAccounts(acme);
    var _ =
        accounts.keep(
            SampleAccounts.own("a1", "1001"), new Typed(Secret.of("CanaryAccount"), null));
    desktop.awaitScreen("it can be removed", () -> desktop.isShownNow("#profile-remove"));

    click("#profile-remove");
    awaitKept("it is gone", () -> kept("acme").isEmpty());
    desktop.awaitScreen("an undo is offered", () -> desktop.saysNow("Profile acme removed"));
    assertThat(keptSecrets(acme)).isEmpty();
    assertThat(accountPassword(accounts)).as("the phone's with it").isNull();
    OpenDesktop.doOnScreen(() -> ((ButtonBase) look("#notice .kg-link")).fire());
    awaitKept("it is back", () -> kept("acme").isPresent());
    awaitKept("with its key", () -> Map.of(Item.API_KEY, Secret.of(KEY)).equals(keptSecrets(acme)));
    awaitKept("and its accounts' passwords", () -> accountPassword(accounts) != null);
  }

  private static @Nullable Secret accountPassword(PhoneAccounts accounts) {
    return accounts.read(null).accounts().getFirst().sip().password();
  }

  private static Map<Item, Secret> keptSecrets(Profile profile) {
    try {
      return desktop.window().services.secrets().kept(profile);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatCannotBeKeptIsSaidAtItsLine() {
    add("sandbox", "http://api.example.com");
    fill("#profile-calls-at-once", "0");
    fill("#profile-test-line", "sip:u@d.example;colour=red");
    for (String problem :
        List.of("not taken yet", "http on this computer only", "at least 1", "Not like sip:")) {
      assertThat(desktop.says(problem)).as(problem).isTrue();
    }
    assertThat(OpenDesktop.onScreen(() -> look("#profile-save").isDisabled())).isTrue();
    click("#profile-discard");
    assertThat(desktop.says("not taken yet")).isFalse();
  }

  @Test
  void theConnectionIsTriedBeforeItIsKept() throws Exception {
    try (var html = FailingFront.html();
        var rejecting = FailingFront.answering(401, "invalid_api_key");
        var refused = new ServerSocket(0)) {
      int nobody = refused.getLocalPort();
      refused.close();
      assertTried(base(rejecting), "The key was rejected");
      assertTried(base(html), "No answer of a Kallglot API");
      assertTried("http://127.0.0.1:" + nobody + "/v1", "No answer of a Kallglot API");
      assertTried("https://no-such-host.invalid/v1", "No answer of a Kallglot API");
      Profile sandbox = desktop.window().services.profile("sandbox");
      assertTried(sandbox.apiBase(), sandbox.apiKey().reveal(), "The platform manages telephony");
      assertThat(profiles().read().profiles()).as("trying keeps nothing").isEmpty();
    }
  }

  private static String base(FailingFront front) {
    return front.environment().get("KALLGLOT_API_BASE");
  }

  private static void assertTried(String base, String words) {
    assertTried(base, KEY, words);
  }

  private static void assertTried(String base, String key, String words) {
    add("tried", base);
    fill("#profile-api-key", key);
    OpenDesktop.doOnScreen(() -> look("#profile-attempt").requestFocus());
    desktop.press(KeyCode.SPACE);
    desktop.awaitScreen(words, () -> ((Label) look("#profile-outcome")).getText().contains(words));
    click("#profile-discard");
  }

  @Test
  void theProfileInUseIsOpenedAgainAtTheNextStart() throws Exception {
    profiles()
        .update(kept ->
            kept.with(Profile.at("keyless", Profile.Kind.TEST, "https://api.example.com/v1")));
    OpenDesktop.doOnScreen(() -> desktop.window().workspace.profilesChanged(null));
    desktop.awaitScreen("it is listed", () -> list().getItems().size() == 3);
    OpenDesktop.doOnScreen(() -> list().getSelectionModel().select(2));
    desktop.awaitScreen("it can be used", () -> desktop.isShownNow("#profile-use"));
    click("#profile-use");
    awaitKept("it is in use", () -> inUse().equals("keyless"));
    desktop.awaitScreen("its key is asked for", () -> desktop.isShownNow("#key-prompt"));
  }

  private static String inUse() {
    try {
      return String.valueOf(profiles().read().inUse());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anotherProcessAddsAProfileMeanwhileAndNothingIsLost() throws Exception {
    add("ours", "https://api.example.com/v1");
    profiles()
        .update(kept ->
            kept.with(Profile.at("theirs", Profile.Kind.TEST, "https://api.example.com/v1")));
    save("ours");
    assertThat(kept("theirs")).isPresent();
    desktop.awaitScreen(
        "both are listed",
        () -> list().getItems().stream().anyMatch(each -> each.toString().contains("theirs")));
  }

  @Test
  void themeAndLanguageChangeAtOnce() {
    click("#section-looks");
    click("#theme-dark");
    desktop.awaitScreen("it is dark", () -> desktop.window().appearance().theme() == Theme.DARK);
    OpenDesktop.doOnScreen(() -> ((ToggleButton) look("#language-de")).fire());
    desktop.awaitScreen("it is German", () -> desktop.saysNow("Einstellungen"));
    OpenDesktop.doOnScreen(() -> desktop.window().appear(new Appearance(Theme.LIGHT, "en")));
  }

  @Test
  void whatIsTypedOutlastsAnotherLanguage() {
    add("half-typed", "https://api.example.com/v1");
    OpenDesktop.doOnScreen(() -> desktop.window().appear(new Appearance(Theme.LIGHT, "de")));
    OpenDesktop.doOnScreen(() -> desktop.window().appear(new Appearance(Theme.LIGHT, "en")));
    OpenDesktop.doOnScreen(() -> ((ButtonBase) look("#profile-add")).fire());
    assertThat(OpenDesktop.onScreen(() -> ((TextField) look("#profile-name")).getText()))
        .isEqualTo("half-typed");
    OpenDesktop.doOnScreen(() -> ((ButtonBase) look("#profile-discard")).fire());
  }

  /// A folder stands where the file is to be written.
  @Test
  void whereTheFileCannotBeWrittenNoKeyIsLeftBehind() throws Exception {
    Path obstacle = Files.createDirectories(home.resolve("profiles.json.new"));
    Path within = Files.writeString(obstacle.resolve("x"), "x");
    try {
      add("orphan", "https://api.example.com/v1");
      fill("#profile-api-key", KEY);
      OpenDesktop.doOnScreen(() -> ((ButtonBase) look("#profile-save")).fire());
      desktop.awaitScreen("it is told", () -> desktop.saysNow("profiles.json"));
    } finally {
      Files.delete(within);
      Files.delete(obstacle);
    }
    Profile orphan = Profile.at("orphan", Profile.Kind.TEST, "https://api.example.com/v1");
    assertThat(desktop.window().services.secrets().kept(orphan)).isEmpty();
    click("#profile-discard");
  }

  @Test
  void theFileOfAnAuthorityIsChosen() throws Exception {
    Path authority = Files.writeString(home.resolve("ca.pem"), "PEM");
    desktop.window().openDialog.askBy((_, _) -> Optional.of(authority));
    add("own-ca", "https://api.example.com/v1");
    OpenDesktop.doOnScreen(() -> ((ButtonBase) look("#profile-trusted-ca-choose")).fire());
    assertThat(OpenDesktop.onScreen(() -> ((TextField) look("#profile-trusted-ca")).getText()))
        .isEqualTo(authority.toString());
    Files.delete(authority);
    OpenDesktop.doOnScreen(() -> ((ButtonBase) look("#profile-save")).fire());
    desktop.awaitScreen("it is told", () -> desktop.saysNow("no readable file"));
    assertThat(kept("own-ca")).isEmpty();
    click("#profile-discard");
  }

  @Test
  void theFocusStaysWithinWhatLiesOverThePage() {
    desktop.press(KeyCode.CONTROL, KeyCode.K);
    for (int i = 0; i < 3; i++) {
      desktop.press(KeyCode.TAB);
    }
    desktop.type("theme");
    assertThat(desktop.says("Theme: dark")).as("typed into the palette").isTrue();
    desktop.press(KeyCode.ESCAPE);
    desktop.press(KeyCode.F1);
    desktop.press(KeyCode.TAB);
    assertThat(OpenDesktop.onScreen(() -> desktop.window().scene().getFocusOwner().getId()))
        .isEqualTo("help-close");
    desktop.press(KeyCode.ESCAPE);
  }

  @Test
  void theShortcutsAreListed() {
    click("#section-keys");
    desktop.awaitScreen("they are seen", () -> desktop.saysNow("Ctrl+Enter"));
  }
}
