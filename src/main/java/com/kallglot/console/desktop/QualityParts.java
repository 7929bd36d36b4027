package com.kallglot.console.desktop;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.impairment.ChipController;
import com.kallglot.console.desktop.impairment.ComparedController;
import com.kallglot.console.desktop.impairment.ComparedModel;
import com.kallglot.console.desktop.impairment.FarEndController;
import com.kallglot.console.desktop.impairment.ImpairmentController;
import com.kallglot.console.desktop.impairment.ImpairmentModel;
import com.kallglot.console.desktop.impairment.NetworkController;
import com.kallglot.console.desktop.quality.QualityController;
import com.kallglot.console.desktop.quality.QualityModel;
import com.kallglot.console.desktop.shell.Page;

/// The quality of a call and what impairs it on purpose, put together: what lives with the window,
/// and its views.
final class QualityParts {
  final QualityModel model = new QualityModel();
  final ImpairmentModel impairment;
  final ComparedModel compared;

  private final DesktopWindow of;

  QualityParts(DesktopWindow window) {
    of = window;
    impairment = new ImpairmentModel(of.services, of.workspace, of.background, of.clock);
    compared = new ComparedModel(impairment, of.services, of.workspace, of.background);
  }

  /// Opens the lab on the page of the phone, anew where it is open already: so that it is seen.
  void openLab() {
    of.navigation.open(Page.PHONE);
    of.background.onScreen(() -> {
      impairment.open().set(false);
      impairment.open().set(true);
    });
  }

  void addViews(ConnectionsParts.Register views, Messages words, Lifetime life) {
    views.add(QualityController.class, () -> new QualityController(model, words, life));
    views.add(ChipController.class, () -> new ChipController(impairment, words, life));
    views.add(
        ImpairmentController.class,
        () ->
            new ImpairmentController(
                impairment, of.notices, new Moments(words, of.clock), words, life));
    views.add(NetworkController.class, () -> new NetworkController(impairment, words, life));
    views.add(FarEndController.class, () -> new FarEndController(impairment, words, life));
    views.add(ComparedController.class, () -> new ComparedController(compared, words, life));
  }
}
