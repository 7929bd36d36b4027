package com.kallglot.console.desktop;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.phone.accounts.AccountDeeds;
import com.kallglot.console.desktop.phone.accounts.AccountTrials;
import com.kallglot.console.desktop.phone.accounts.AccountsController;
import com.kallglot.console.desktop.phone.accounts.AccountsModel;
import com.kallglot.console.desktop.phone.accounts.EditorController;
import com.kallglot.console.desktop.phone.accounts.TrialController;
import com.kallglot.console.desktop.phone.dial.DialController;
import com.kallglot.console.desktop.phone.dial.DialModel;
import com.kallglot.console.desktop.phone.dial.KeypadController;

/// The phone's accounts and its dial field, put together: what lives with the window, and its
/// views.
final class AccountsParts {
  final AccountsModel model;
  final AccountTrials trials;
  final DialModel dial;
  final AccountDeeds deeds;

  private final DesktopWindow of;

  AccountsParts(DesktopWindow window) {
    of = window;
    model = new AccountsModel(of.services, of.workspace, of.background);
    trials = new AccountTrials(of.services, of.workspace, model, of.background);
    deeds =
        new AccountDeeds(
            model, of.services, of.workspace, of.background, of.notices, window::messages);
    dial =
        new DialModel(
            model, of.services, of.workspace, of.background, of.notices, window::messages);
  }

  void addViews(ConnectionsParts.Register views, Messages words, Lifetime life) {
    views.add(
        AccountsController.class, () -> new AccountsController(model, deeds, trials, words, life));
    views.add(
        EditorController.class,
        () -> new EditorController(model, deeds, trials, of.openDialog, words, life));
    views.add(TrialController.class, () -> new TrialController(trials, words, life));
    views.add(
        DialController.class, () -> new DialController(dial, model, of.workspace, words, life));
    views.add(KeypadController.class, () -> new KeypadController(dial, words));
  }
}
