package com.kallglot.console.desktop;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.PhoneLine;
import com.kallglot.console.phone.PhoneListener;
import com.kallglot.console.phone.SoundChoice;
import com.kallglot.console.phone.SoundChoice.Sent;
import com.kallglot.console.phone.account.CallHandling;
import com.kallglot.console.phone.account.LineState;
import com.kallglot.console.phone.account.OwnAccount;
import com.kallglot.console.phone.account.PhoneAccount;
import com.kallglot.console.phone.account.PhoneAccounts.Typed;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.conversation.Dial;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/// The page of the phone as a person works it, and the platform as it works for them.
final class PhoneOnScreen {
  /// Longer than a slow computer takes for pictures of it.
  private static final int RINGS_SECONDS = 300;

  private final OpenDesktop desktop;
  private final CompletableFuture<String> registered = new CompletableFuture<>();

  PhoneOnScreen(OpenDesktop desktop) {
    this.desktop = desktop;
    try {
      desktop.window().phone.phone.sound(SoundChoice.USUAL.sending(Sent.SILENCE));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    desktop
        .window()
        .phone
        .phone
        .listen(
            new PhoneListener() {
              @Override
              public void stands(String lineId, LineState state) {
                if (state instanceof LineState.Registered) {
                  registered.complete(lineId);
                }
              }
            });
  }

  /// On a desktop that is opened for it.
  static PhoneOnScreen opened(Path home) {
    var page = new PhoneOnScreen(OpenDesktop.on(home).awaitRead());
    page.open();
    return page;
  }

  OpenDesktop desktop() {
    return desktop;
  }

  void open() {
    desktop.go(Page.PHONE);
  }

  void fire(String button) {
    desktop.awaitScreen(button + " can be pressed", () -> canBePressed(button));
    OpenDesktop.doOnScreen(() -> button(button).fire());
  }

  private boolean canBePressed(String button) {
    return desktop.isShownNow(button) && !button(button).isDisabled();
  }

  private Button button(String selector) {
    return (Button) desktop.window().scene().getRoot().lookup(selector);
  }

  String text(String label) {
    return ((Labeled) desktop.window().scene().getRoot().lookup(label)).getText();
  }

  TextField field() {
    return (TextField) desktop.window().scene().getRoot().lookup("#dial-field");
  }

  /// Chooses the account of that id to call from.
  void callFrom(String account) {
    desktop.awaitScreen(
        "there is " + account, () -> desktop.window().phone.account(account).isPresent());
    OpenDesktop.doOnScreen(() ->
        desktop
            .window()
            .accounts
            .model
            .chosen()
            .set(desktop.window().phone.account(account).get()));
  }

  /// The test line of the sandbox as somebody would add it, with keys that the edge does not take;
  /// it is called from.
  OwnAccount addDesk() throws Exception {
    return add(SrtpPolicy.REQUIRED, SrtpKeying.DTLS, CallHandling.USUAL);
  }

  /// The same with keys that the edge takes, and another way to send digits.
  OwnAccount addDesk(DtmfMethod digits) throws Exception {
    CallHandling usual = CallHandling.USUAL;
    return add(
        SrtpPolicy.OPTIONAL,
        SrtpKeying.SDES,
        new CallHandling(usual.answering(), digits, usual.region(), usual.network()));
  }

  private OwnAccount add(SrtpPolicy srtp, SrtpKeying keying, CallHandling handling)
      throws Exception {
    PhoneAccount line =
        OpenDesktop.onScreen(() -> desktop.window().phone.account("line").orElseThrow());
    var services = desktop.window().services;
    var desk =
        new OwnAccount(
            OwnAccount.newId(),
            "Desk",
            String.valueOf(line.home().authUser()),
            line.domain(),
            null,
            OwnAccount.Registering.NO,
            line.sip().proxy(),
            SipTransport.UDP,
            srtp,
            keying,
            null,
            List.of(),
            handling);
    var _ =
        services
            .phoneAccounts(services.profile("sandbox"))
            .keep(desk, new Typed(line.sip().password(), null));
    OpenDesktop.doOnScreen(() -> desktop.window().accounts.model.readAgain());
    callFrom(desk.id());
    return desk;
  }

  /// Types whom to call, and presses Enter.
  void dial(String whom) {
    desktop.awaitScreen(
        "an account is chosen", () -> desktop.window().accounts.model.chosen().get() != null);
    OpenDesktop.doOnScreen(() -> {
      field().requestFocus();
      field().setText(whom);
    });
    desktop.press(KeyCode.ENTER);
  }

  /// Calls a number on which a session waits; it is answered and echoes.
  void callNumber(String number) throws Exception {
    session("{\"phone_number\":\"" + number + "\"}");
    dial(number);
    await(State.UP);
  }

  String session(String routing) throws Exception {
    return client()
        .sessions()
        .createAsWritten(
            "{\"mode\":\"ai_agent\",\"routing\":" + routing + "}", UUID.randomUUID().toString())
        .id();
  }

  private PlatformClient client() {
    return opened().organization().client();
  }

  private Workspace.Opened opened() {
    return desktop.window().workspace.opened().get();
  }

  /// The platform calls the test line, which was registered for that.
  ///
  /// @return the session that calls
  String isCalled() throws Exception {
    TestSite site = desktop.window().services.site(opened().profile());
    var line = PhoneLine.of("called", "Test line", site.line().callable());
    desktop.window().phone.phone.use(List.of(line));
    desktop.awaitScreen("the line is registered", registered::isDone);
    String session = session("{\"type\":\"sip\"}");
    client()
        .sessions()
        .dial(
            session,
            new Dial(site.line().number().value(), null, null, RINGS_SECONDS),
            UUID.randomUUID().toString());
    desktop.awaitScreen("it rings", () -> desktop.window().phone.model.coming().get() != null);
    return session;
  }

  /// Whoever calls gives up.
  void end(String session) throws Exception {
    var _ = client().sessions().end(session);
  }

  PhoneCall shown() {
    return desktop.window().phone.model.shown().get();
  }

  void await(State state) {
    desktop.awaitScreen("the call is " + state, () -> shown() != null && shown().state() == state);
  }

  void hangUpEverything() {
    for (PhoneCall call : OpenDesktop.onScreen(() -> desktop.window().phone.model.up())) {
      try {
        desktop.window().phone.phone.actions().hangUp(call.id());
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    desktop.awaitScreen("all is over", () -> desktop.window().phone.model.up().isEmpty());
  }
}
