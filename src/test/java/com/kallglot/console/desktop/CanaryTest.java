package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.kallglot.console.desktop.preferences.Sections.Section;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.trial.TrialState;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.report.CallFiles;
import com.kallglot.console.sandbox.carrier.SeededAccount;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.keychain.Keychain.Item;
import com.kallglot.console.settings.keychain.Keyring;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.journal.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Secrets typed into every field that takes one, then everything done once, then everything that
/// the program showed, told, logged, traced, copied or wrote searched for them.
@Tag("desktop")
@Tag("native")
class CanaryTest {
  private static final String WRONG_KEY = "sk_test_CanaryOfTheKeyPrompt0001";
  private static final String SIP_PASSWORD = "CanaryOfTheSipPassword0002";
  private static final String LINE_PASSWORD = "CanaryOfTheTestLine0003";
  private static final String AUTH_TOKEN = "ca4a5900ca4a5900ca4a5900ca4a5904";
  private static final String TELNYX_KEY = "KEY0CanaryOfTelnyx0005CanaryOfTelnyx";

  private static final String ACCOUNT_PASSWORD = "CanaryOfAnOwnAccount0006";
  private static final String RELAY_PASSWORD = "CanaryOfItsRelay0007";
  private static final String PIN = "3915804";

  /// The program's data; a file beside it takes what is saved on demand.
  @TempDir static Path home;

  @TempDir static Path elsewhere;
  private static Keyring keyring;
  private static OpenDesktop desktop;
  private static ConnectionsOnScreen page;

  private static final Logger ROOT = (Logger) LoggerFactory.getLogger("ROOT");
  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

  /// As in logback-common.xml, whatever level is asked for.
  private static final Map<String, Level> NEVER_FINE =
      Map.of(
          "javafx", Level.ERROR,
          "org.java_websocket", Level.WARN,
          "org.freedesktop.dbus", Level.WARN);

  private static final Level BEFORE = ROOT.getLevel();

  /// By what they are, with what was found of each and where.
  private final Map<String, String> canaries = new TreeMap<>();

  private final Set<String> told = new TreeSet<>();

  @BeforeAll
  static void open() throws Exception {
    keyring = new Keyring(elsewhere.resolve("ring")).unlocked();
    ROOT.iteratorForAppenders().forEachRemaining(each -> each.addFilter(new Quiet()));
    LOG.start();
    ROOT.addAppender(LOG);
    ROOT.setLevel(Level.TRACE);
    NEVER_FINE.forEach((name, level) -> logger(name).setLevel(level));
    desktop = OpenDesktop.on(home, keyring.variables()).awaitRead();
    page = new ConnectionsOnScreen(desktop, home);
  }

  @AfterAll
  static void close() {
    desktop.close();
    keyring.close();
    ROOT.setLevel(BEFORE);
    NEVER_FINE.keySet().forEach(name -> logger(name).setLevel(null));
    ROOT.detachAppender(LOG);
    ROOT.iteratorForAppenders().forEachRemaining(each -> each.clearAllFilters());
  }

  /// Everything is written down here, and not all of it printed.
  private static final class Quiet extends ch.qos.logback.core.filter.Filter<ILoggingEvent> {
    @Override
    public ch.qos.logback.core.spi.FilterReply decide(ILoggingEvent event) {
      return event.getLevel().isGreaterOrEqual(Level.ERROR)
          ? ch.qos.logback.core.spi.FilterReply.NEUTRAL
          : ch.qos.logback.core.spi.FilterReply.DENY;
    }
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  private static Parent root() {
    return desktop.window().scene().getRoot();
  }

  private static void open(Page which) {
    OpenDesktop.doOnScreen(() -> desktop.window().navigation.open(which));
    desktop.awaitRead();
  }

  private static void fire(String selector) {
    desktop.awaitScreen(selector + " is shown", () -> desktop.isShownNow(selector));
    OpenDesktop.doOnScreen(() -> ((ButtonBase) root().lookup(selector)).fire());
  }

  private static void type(String selector, String text) {
    OpenDesktop.doOnScreen(() -> ((TextInputControl) root().lookup(selector)).setText(text));
  }

  /// Into a field that shows nobody what is typed.
  private void typeSecret(String selector, String name, String secret) {
    assertThat(desktop.node(selector)).as(selector).isInstanceOf(PasswordField.class);
    canaries.put(name, secret);
    type(selector, secret);
    look();
  }

  /// Takes down what is seen and told of the page that is open.
  private void look() {
    told.addAll(Told.by());
  }

  @Test
  void noSecretIsToBeFoundAnywhere() throws Exception {
    addConnections();
    makeASipPassword();
    keyAPin();
    addAProfile();
    callOverSip();
    callByPhone();
    addAnAccount();
    lookAtEveryPart();
    giveAWrongKey();
    lookAtEverything();
    List<String> found = new ArrayList<>();
    canaries.forEach((name, secret) -> find(name, secret, found));
    assertThat(canaries).hasSize(13);
    assertThat(found).isEmpty();
  }

  private void addAProfile() throws Exception {
    Profile sandbox = desktop.window().services.profile("sandbox");
    open(Page.SETTINGS);
    fire("#profile-add");
    type("#profile-name", "acme");
    type("#profile-api-base", sandbox.apiBase());
    typeSecret("#profile-api-key", "the profile's key", sandbox.apiKey().reveal());
    type("#profile-trusted-ca", String.valueOf(sandbox.trustedCa()));
    type("#profile-sip-user", sandbox.sip().username());
    type("#profile-sip-proxy", sandbox.sip().proxy());
    typeSecret("#profile-sip-password", "the SIP password", SIP_PASSWORD);
    type("#profile-test-line", "sip:tester@127.0.0.1");
    typeSecret("#profile-test-line-password", "the test line's password", LINE_PASSWORD);
    fire("#profile-attempt");
    desktop.awaitScreen("it is tried", () -> desktop.saysNow("The platform manages telephony"));
    fire("#profile-save");
    desktop.awaitScreen("it is kept", () -> desktop.saysNow("In the keychain"));
    look();
    Profile kept = desktop.window().services.kept().read().named("acme").orElseThrow();
    assertThat(desktop.window().services.secrets().kept(kept))
        .as("the one place where they are")
        .containsEntry(Item.SIP_PASSWORD, Secret.of(SIP_PASSWORD));
    fire("#profile-use");
    desktop.awaitScreen("it is read", () -> inUse("acme"));
    desktop.awaitRead();
  }

  private static boolean inUse(String name) {
    var window = desktop.window();
    return name.equals(window.workspace.entry().get().name())
        && window.workspace.configuration().get() != null;
  }

  private void addConnections() {
    open(Page.CONNECTIONS);
    SeededAccount twilio = page.account("Support line");
    fire("#add-connection");
    fire("#provider-twilio");
    page.type("#connection-label", "Typed here");
    page.type("#account-sid", twilio.accountSid());
    typeSecret("#auth-token", "a token that is refused", AUTH_TOKEN);
    fire("#try-credentials");
    desktop.awaitScreen("it is refused", () -> desktop.saysNow("does not accept"));
    look();
    fire("#provider-telnyx");
    typeSecret("#api-key", "a provider's key that is refused", TELNYX_KEY);
    fire("#try-credentials");
    desktop.awaitScreen("it is refused", () -> desktop.saysNow("does not accept"));
    look();
    typeSecret(
        "#api-key", "a provider's key", page.account("Key without billing").secret().reveal());
    fire("#save-connection");
    desktop.awaitScreen("it is saved", () -> page.isThereNow("Typed here"));
    look();
  }

  private void makeASipPassword() {
    open(Page.SIP);
    fire("#password-new");
    fire("#password-make");
    desktop.awaitScreen("it is shown", () -> desktop.isShownNow("#password-made"));
    canaries.put("the SIP password that was made", desktop.text("#password-shown"));
    fire("#password-copy");
    OpenDesktop.doOnScreen(() -> desktop.window().clipboard.clear());
    assertThat(OpenDesktop.onScreen(() -> Clipboard.getSystemClipboard().hasString())).isFalse();
    fire("#password-done");
    look();
  }

  /// Each digit in a message of its own, and once refused, which is told in words.
  private void keyAPin() throws Exception {
    var phone = new PhoneOnScreen(desktop);
    phone.open();
    var _ = phone.addDesk(DtmfMethod.INFO);
    phone.callNumber("+493023125001");
    canaries.put("a PIN", PIN);
    canaries.put("a digit of it", "Signal=" + PIN.charAt(0));
    canaries.put("a PIN that is refused", PIN + "x");
    desktop.focus("#call-hold");
    desktop.type(PIN);
    desktop.awaitScreen("it is sent", () -> phone.shown().digitsSent() == PIN.length());
    OpenDesktop.doOnScreen(() -> desktop.window().phone.model.digits(PIN + "x"));
    desktop.awaitScreen("it is told", () -> desktop.saysNow("those are 0-9"));
    OpenDesktop.doOnScreen(() -> desktop.window().phone.evidence.open().set(true));
    desktop.awaitScreen("messages are shown", () -> desktop.isShownNow("#raw-lines"));
    look();
    told.addAll(Told.ofEveryRow());
    CallCapture capture = desktop.window().phone.phone.capture(phone.shown()).orElseThrow();
    CallFiles.write(elsewhere.resolve("call"), capture, entries());
    assertThat(elsewhere.resolve("call/sip.txt")).content().contains("Signal=***");
    OpenDesktop.doOnScreen(() -> desktop.window().phone.evidence.open().set(false));
    phone.hangUpEverything();
  }

  /// With a SIP password that is refused: what was shown for it is in the trace.
  private void callOverSip() {
    open(Page.ROUTE_LAB);
    OpenDesktop.doOnScreen(() ->
        desktop
            .window()
            .lab
            .open(null, "{\"mode\": \"ai_agent\", \"routing\": {\"type\": \"sip\"}}"));
    desktop.press(KeyCode.CONTROL, KeyCode.ENTER);
    desktop.awaitScreen(
        "it is asked first",
        () -> desktop.window().oneDraft.state().get() instanceof TrialState.Asking);
    look();
    OpenDesktop.doOnScreen(
        () -> ((TrialState.Asking) desktop.window().oneDraft.state().get()).agree().run());
    desktop.awaitScreen(
        "the call is judged",
        () -> desktop.window().oneDraft.state().get() instanceof TrialState.Done);
    assertThat(entries()).anyMatch(entry -> entry.detail().contains("Authorization: Digest"));
  }

  /// With the same password from the page of the phone, its ladder and its messages open.
  private void callByPhone() {
    var phone = new PhoneOnScreen(desktop);
    phone.open();
    phone.callFrom("sip");
    phone.dial("sess_none");
    desktop.awaitScreen("it is asked first", () -> desktop.isShownNow("#phone-ask"));
    look();
    fire("#phone-ask-yes");
    phone.await(State.ENDED);
    OpenDesktop.doOnScreen(() -> desktop.window().phone.evidence.open().set(true));
    desktop.awaitScreen("it says why", () -> desktop.isShownNow("#failed-sentence"));
    desktop.awaitScreen("messages are shown", () -> desktop.isShownNow("#raw-lines"));
    look();
    told.addAll(Told.ofEveryRow());
  }

  /// An account of somebody's own, tried with its password and kept with that of its relay.
  private void addAnAccount() {
    fire("#account-add");
    type("#account-label", "Own");
    type("#account-user", "canary");
    type("#account-domain", "127.0.0.1:9");
    typeSecret("#account-password", "an account's password", ACCOUNT_PASSWORD);
    fire("#account-editor-try");
    desktop.awaitScreen("it is tried", () -> desktop.saysNow("Nothing listens there"));
    look();
    type("#account-domain", "192.0.2.7"); // ICE knows no way over the loopback
    OpenDesktop.doOnScreen(
        () -> ((TitledPane) root().lookup("#account-network")).setExpanded(true));
    type("#account-relay-server", "192.0.2.7");
    type("#account-relay-user", "canary");
    typeSecret("#account-relay-password", "a relay's password", RELAY_PASSWORD);
    choose("#account-ice", "ON");
    fire("#account-save");
    desktop.awaitScreen(
        "it is kept",
        () ->
            desktop.window().accounts.model.accounts().stream()
                .anyMatch(each -> each.label().equals("Own")));
    look();
  }

  @SuppressWarnings("unchecked") // the values of such a box are words
  private static void choose(String box, String value) {
    OpenDesktop.doOnScreen(() -> ((ComboBox<String>) root().lookup(box)).setValue(value));
  }

  /// What the phone has besides, and the parts of the settings that are not seen at first.
  private void lookAtEveryPart() {
    open(Page.PHONE);
    OpenDesktop.doOnScreen(() -> desktop.window().quality.impairment.open().set(true));
    look();
    OpenDesktop.doOnScreen(() -> desktop.window().quality.impairment.open().set(false));
    desktop.go(Page.SETTINGS);
    for (Section each : Section.values()) {
      OpenDesktop.doOnScreen(() -> desktop.window().sections.open(each));
      look();
    }
    OpenDesktop.doOnScreen(() -> desktop.window().sections.open(Section.PROFILES));
  }

  private void giveAWrongKey() throws Exception {
    Profile acme = desktop.window().services.kept().read().named("acme").orElseThrow();
    Profile keyless = Profile.at("keyless", Profile.Kind.TEST, acme.apiBase());
    desktop.window().services.kept().update(kept -> kept.with(keyless));
    OpenDesktop.doOnScreen(() -> desktop.window().workspace.profilesChanged("keyless"));
    desktop.awaitScreen("its key is asked for", () -> desktop.isShownNow("#key-prompt"));
    typeSecret("#missing-key", "a key that is refused", WRONG_KEY);
    OpenDesktop.doOnScreen(() -> root().lookup("#missing-key").requestFocus());
    desktop.press(KeyCode.ENTER);
    desktop.awaitScreen(
        "it is refused",
        () ->
            desktop.window().workspace.failure().get() != null
                && desktop.window().workspace.failure().get().status() == 401);
    look();
    OpenDesktop.doOnScreen(() -> desktop.window().workspace.profilesChanged("acme"));
    desktop.awaitScreen("it is read", () -> inUse("acme"));
  }

  private void lookAtEverything() throws Exception {
    for (Page each : Page.values()) {
      open(each);
      look();
      told.addAll(Told.ofEveryRow());
    }
    var saved = new java.util.concurrent.CompletableFuture<Integer>();
    OpenDesktop.doOnScreen(() ->
        desktop
            .window()
            .evidence
            .activity
            .save(
                elsewhere.resolve("activity.jsonl"),
                saved::complete,
                saved::completeExceptionally));
    assertThat(saved.get()).isPositive();
  }

  private static List<Entry> entries() {
    return desktop.window().services.journal().since(0);
  }

  private void find(String name, String secret, List<String> found) {
    told.stream()
        .filter(text -> text.contains(secret))
        .forEach(text -> found.add(name + " is shown: " + text));
    for (Entry entry : entries()) {
      if (entry.toString().contains(secret)
          || (entry instanceof Entry.Api api && api.curl().contains(secret))) {
        found.add(name + " is in the activity: " + entry.what());
      }
    }
    for (ILoggingEvent event : List.copyOf(LOG.list)) {
      String trace =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      if ((event.getFormattedMessage() + trace).contains(secret)) {
        found.add(name + " is logged by " + event.getLoggerName());
      }
    }
    Stream.of(home, elsewhere)
        .flatMap(CanaryTest::files)
        .filter(file -> read(file).contains(secret))
        .forEach(file -> found.add(name + " is in " + file));
  }

  /// All but the two, for nobody else to read, that a sandbox keeps for those who start it.
  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !isOfTheSandbox(file))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOfTheSandbox(Path file) {
    boolean one =
        file.startsWith(home.resolve("sandbox"))
            && Set.of("endpoint.json", "credentials.json").contains(file.getFileName().toString());
    if (one) {
      try {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return one;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // replaced meanwhile
    }
  }
}
