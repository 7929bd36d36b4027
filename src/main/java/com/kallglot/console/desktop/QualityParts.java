package com.kallglot.console.desktop;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.quality.QualityController;
import com.kallglot.console.desktop.quality.QualityModel;

/// The quality of a call, put together: what lives with the window, and its views.
final class QualityParts {
  final QualityModel model = new QualityModel();

  void addViews(ConnectionsParts.Register views, Messages words, Lifetime life) {
    views.add(QualityController.class, () -> new QualityController(model, words, life));
  }
}
