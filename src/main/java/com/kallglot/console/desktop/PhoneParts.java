package com.kallglot.console.desktop;

import com.kallglot.console.desktop.ConnectionsParts.Register;
import com.kallglot.console.desktop.evidence.EvidenceModel;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.phone.AskController;
import com.kallglot.console.desktop.phone.ByHand;
import com.kallglot.console.desktop.phone.CallBarController;
import com.kallglot.console.desktop.phone.CallButtonsController;
import com.kallglot.console.desktop.phone.CallCardController;
import com.kallglot.console.desktop.phone.CallMends;
import com.kallglot.console.desktop.phone.EmptyController;
import com.kallglot.console.desktop.phone.IncomingController;
import com.kallglot.console.desktop.phone.KeptLines;
import com.kallglot.console.desktop.phone.KnownNumbers;
import com.kallglot.console.desktop.phone.OverController;
import com.kallglot.console.desktop.phone.PhoneController;
import com.kallglot.console.desktop.phone.PhoneModel;
import com.kallglot.console.desktop.phone.Placing;
import com.kallglot.console.desktop.phone.ShownCall;
import com.kallglot.console.desktop.phone.TransferController;
import com.kallglot.console.desktop.phone.dial.DialModel;
import com.kallglot.console.desktop.phone.recent.RecentCalls;
import com.kallglot.console.desktop.phone.recent.RecentController;
import com.kallglot.console.desktop.phone.sound.MetersController;
import com.kallglot.console.desktop.phone.sound.SoundModel;
import com.kallglot.console.desktop.phone.sound.ToolsController;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.workspace.ServiceException;
import com.kallglot.console.phone.CallLog;
import com.kallglot.console.phone.LoggedCall;
import com.kallglot.console.phone.Phone;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.Recordings;
import com.kallglot.console.phone.account.PhoneAccount;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;

/// The phone, put together: what lives with the window, and its views.
final class PhoneParts {
  final Phone phone;
  final PhoneModel model;
  final Placing placing;
  final RecentCalls recent;
  final Recordings recordings;
  final EvidenceModel evidence;
  final SoundModel sound;
  final KeptLines lines;
  final ShownCall shown;
  final ByHand byHand;

  private final DesktopWindow of;
  private final KnownNumbers numbers;

  PhoneParts(DesktopWindow window) {
    of = window;
    var log = new CallLog(of.services.folders());
    recordings = new Recordings(of.services.folders());
    phone = new Phone(this::start, log, of.services.folders(), of.clock);
    model = new PhoneModel(phone, of.background, of.notices, window::messages);
    placing = new Placing(phone, model, of.workspace, of.background, of.notices, window::messages);
    recent = new RecentCalls(log, phone, of.background, of.notices, window::messages);
    sound = new SoundModel(phone, recordings, of.background, of.notices, window::messages);
    numbers = new KnownNumbers(of.workspace);
    evidence = new EvidenceModel(of.background);
    evidence.leadTo(new SettingsOfCalls(window));
    lines = new KeptLines(phone, placing, of.accounts.model, of.background);
    evidence.mendBy(
        new CallMends(model, of.accounts.model, of.accounts.deeds, lines, window::messages));
    byHand =
        new ByHand(
            of.accounts.model,
            lines,
            of.workspace,
            of.notices,
            window::messages,
            () -> of.navigation.open(Page.PHONE));
    shown =
        new ShownCall(
            phone,
            model,
            of.quality.model,
            of.quality.compared,
            evidence,
            of.services,
            of.workspace,
            of.background);
    dialFrom(of.accounts.dial);
  }

  private void dialFrom(DialModel dial) {
    dial.onCall((account, target, placed) -> lines.dial(account, target.uri(), placed));
    dial.onKey(model::digits);
    placing.use().subscribe(dial.use()::set);
  }

  private Softphone start() throws SoftphoneException {
    try {
      return of.services.softphone();
    } catch (ServiceException e) {
      throw new SoftphoneException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
    }
  }

  void addViews(Register views, Messages words, Lifetime life) {
    views.add(
        PhoneController.class,
        () -> new PhoneController(model, evidence, of.accounts.model, of.workspace, words, life));
    views.add(
        EmptyController.class, () -> new EmptyController(() -> of.navigation.open(Page.ROUTE_LAB)));
    views.add(AskController.class, () -> new AskController(placing, words, life));
    views.add(IncomingController.class, () -> new IncomingController(model, numbers, words, life));
    views.add(CallCardController.class, () -> new CallCardController(model, numbers, words, life));
    views.add(
        CallButtonsController.class,
        () ->
            new CallButtonsController(
                model, () -> focus("#key-1"), () -> focus("#dial-field"), words, life));
    views.add(
        TransferController.class,
        () -> new TransferController(model, of.accounts.model, words, life));
    views.add(ToolsController.class, () -> new ToolsController(sound, of.openDialog, words));
    views.add(MetersController.class, () -> new MetersController(model, words, life));
    views.add(
        OverController.class, () -> new OverController(model, evidence, this::again, words, life));
    views.add(
        RecentController.class,
        () -> new RecentController(recent, model, this::fill, words, life, of.clock));
    views.add(
        CallBarController.class,
        () -> new CallBarController(model, () -> of.navigation.open(Page.PHONE), words, life));
  }

  /// From the account it was with, where that is still there.
  private void fill(LoggedCall call) {
    account(call.lineId()).ifPresent(of.accounts.model.chosen()::set);
    fill(PhoneCall.nameOf(call.whom()));
  }

  void fill(PhoneCall call) {
    account(call.lineId()).ifPresent(of.accounts.model.chosen()::set);
    fill(call.remoteName());
  }

  private void again(PhoneCall call) {
    account(call.lineId()).ifPresent(account -> lines.dial(account, call.remote(), () -> {}));
  }

  Optional<PhoneAccount> account(String id) {
    return of.accounts.model.accounts().stream()
        .filter(account -> account.id().equals(id))
        .findFirst();
  }

  /// Opens the page with an address in its field, and dials nobody.
  void fill(String address) {
    of.navigation.open(Page.PHONE);
    of.accounts.dial.fill(address);
    focus("#dial-field");
  }

  /// The same once the profile is known, whose accounts read it.
  void fillLater(String address) {
    of.accounts
        .model
        .chosen()
        .addListener(
            new InvalidationListener() {
              @Override
              public void invalidated(Observable chosen) {
                if (of.accounts.model.chosen().get() != null) {
                  chosen.removeListener(this);
                  fill(address);
                }
              }
            });
  }

  /// Opens the page with the menu of microphones and speakers.
  void showSound() {
    of.navigation.open(Page.PHONE);
    if (of.scene().lookup("#phone-sound") instanceof MenuButton menu) {
      menu.requestFocus();
      menu.show();
    }
  }

  private void focus(String selector) {
    Node node = of.scene().lookup(selector);
    if (node != null) {
      node.requestFocus();
    }
  }

  /// Hangs up, while the window goes.
  void close() {
    of.background.keep(
        () -> {
          phone.close();
          return phone;
        },
        _ -> {},
        problem -> of.notices.tell(String.valueOf(problem.getMessage())));
  }
}
