package com.kallglot.console.desktop;

import com.kallglot.console.desktop.ConnectionsParts.Register;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.phone.AskController;
import com.kallglot.console.desktop.phone.CallBarController;
import com.kallglot.console.desktop.phone.CallButtonsController;
import com.kallglot.console.desktop.phone.CallCardController;
import com.kallglot.console.desktop.phone.DialController;
import com.kallglot.console.desktop.phone.DialDesk;
import com.kallglot.console.desktop.phone.IncomingController;
import com.kallglot.console.desktop.phone.KnownNumbers;
import com.kallglot.console.desktop.phone.PhoneController;
import com.kallglot.console.desktop.phone.PhoneModel;
import com.kallglot.console.desktop.phone.RecentCalls;
import com.kallglot.console.desktop.phone.RecentController;
import com.kallglot.console.desktop.phone.WhyController;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.workspace.ServiceException;
import com.kallglot.console.phone.CallLog;
import com.kallglot.console.phone.Phone;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import java.util.Objects;
import javafx.scene.Node;

/// The phone, put together: what lives with the window, and its views.
final class PhoneParts {
  final Phone phone;
  final PhoneModel model;
  final RecentCalls recent;
  final DialDesk desk;

  private final DesktopWindow of;
  private final KnownNumbers numbers;

  PhoneParts(DesktopWindow window) {
    of = window;
    var log = new CallLog(of.services.folders());
    phone = new Phone(this::start, log, of.clock);
    model = new PhoneModel(phone, of.workspace, of.background, of.notices, window::messages);
    recent = new RecentCalls(log, phone, of.background, of.notices, window::messages);
    desk =
        new DialDesk(model, of.services, of.workspace, of.background, of.notices, window::messages);
    numbers = new KnownNumbers(of.workspace);
  }

  private Softphone start() throws SoftphoneException {
    try {
      return of.services.softphone();
    } catch (ServiceException e) {
      throw new SoftphoneException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
    }
  }

  void addViews(Register views, Messages words, Lifetime life) {
    views.add(PhoneController.class, () -> new PhoneController(model, words, life));
    views.add(DialController.class, () -> new DialController(desk, model, words, life));
    views.add(AskController.class, () -> new AskController(model, words, life));
    views.add(IncomingController.class, () -> new IncomingController(model, numbers, words, life));
    views.add(CallCardController.class, () -> new CallCardController(model, numbers, words, life));
    views.add(
        CallButtonsController.class,
        () -> new CallButtonsController(model, this::toDialField, words, life));
    views.add(WhyController.class, () -> new WhyController(model, words, life));
    views.add(
        RecentController.class,
        () ->
            new RecentController(recent, model, call -> fill(call.whom()), words, life, of.clock));
    views.add(
        CallBarController.class,
        () -> new CallBarController(model, () -> of.navigation.open(Page.PHONE), words, life));
  }

  /// Opens the page with an address in its field, and dials nobody.
  void fill(String address) {
    of.navigation.open(Page.PHONE);
    desk.fill(address);
    toDialField();
  }

  private void toDialField() {
    Node field = of.scene().lookup("#dial-field");
    if (field != null) {
      field.requestFocus();
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
