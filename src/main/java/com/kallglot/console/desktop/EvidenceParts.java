package com.kallglot.console.desktop;

import com.kallglot.console.desktop.activity.ActivityController;
import com.kallglot.console.desktop.activity.ActivityModel;
import com.kallglot.console.desktop.activity.EntryController;
import com.kallglot.console.desktop.evidence.EvidenceExport;
import com.kallglot.console.desktop.evidence.LadderController;
import com.kallglot.console.desktop.evidence.RawController;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.settings.SaveFolder;

/// The page Activity and the views of what calls left, put together.
final class EvidenceParts {
  final ActivityModel activity;

  private final DesktopWindow of;
  private final EvidenceExport export;

  EvidenceParts(DesktopWindow window) {
    of = window;
    activity = new ActivityModel(of.services.journal(), of.background);
    export =
        new EvidenceExport(
            of.saveDialog,
            new SaveFolder(of.services.folders()),
            of.background,
            of.notices,
            of::messages);
  }

  void addViews(ConnectionsParts.Register views, Messages words, Lifetime life) {
    views.add(
        ActivityController.class,
        () -> new ActivityController(activity, of.notices, words, life, of::placeToSave));
    views.add(EntryController.class, () -> new EntryController(activity, of.notices, words, life));
    views.add(LadderController.class, () -> new LadderController(export, words, life));
    views.add(RawController.class, () -> new RawController(of.notices, words, life));
  }
}
