package com.kallglot.console.desktop;

import com.kallglot.console.desktop.activity.ActivityController;
import com.kallglot.console.desktop.activity.ActivityModel;
import com.kallglot.console.desktop.activity.CaptureController;
import com.kallglot.console.desktop.activity.CaptureModel;
import com.kallglot.console.desktop.activity.EntryController;
import com.kallglot.console.desktop.evidence.EvidenceExport;
import com.kallglot.console.desktop.evidence.LadderController;
import com.kallglot.console.desktop.evidence.NegotiatedController;
import com.kallglot.console.desktop.evidence.RawController;
import com.kallglot.console.desktop.evidence.SettingPlaces;
import com.kallglot.console.desktop.evidence.cause.DemandsController;
import com.kallglot.console.desktop.evidence.cause.FailedController;
import com.kallglot.console.desktop.evidence.cause.HopsController;
import com.kallglot.console.desktop.evidence.cause.WeighingController;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.settings.SaveFolder;
import java.util.Optional;

/// The page Activity and the views of what calls left, put together.
final class EvidenceParts {
  final ActivityModel activity;
  final CaptureModel capture;

  private final DesktopWindow of;
  private final EvidenceExport export;

  EvidenceParts(DesktopWindow window) {
    of = window;
    activity = new ActivityModel(of.services.journal(), of.background);
    capture = new CaptureModel(of.background);
    export =
        new EvidenceExport(
            of.saveDialog,
            new SaveFolder(of.services.folders()),
            of.background,
            of.notices,
            of::messages);
  }

  /// Where the platform's own SIP settings are changed. What an account has is elsewhere.
  SettingPlaces platformSettings() {
    return setting ->
        switch (setting) {
          case SIP_ENABLED -> Optional.of(of.places::sip);
          case SIP_ALLOWLIST -> Optional.of(of.places::allowlist);
          case SIP_CALL_LIMIT -> Optional.of(of.places::callLimit);
          case DIALLED_ADDRESS,
              SESSION,
              ACCOUNT_SERVER,
              ACCOUNT_PASSWORD,
              TRUSTED_AUTHORITY,
              CODECS,
              SRTP,
              DIGITS,
              NETWORK,
              AUDIO_DEVICES ->
              Optional.empty();
        };
  }

  void addViews(ConnectionsParts.Register views, Messages words, Lifetime life) {
    views.add(
        ActivityController.class,
        () ->
            new ActivityController(
                activity, capture, of.openDialog, of.notices, words, life, of::placeToSave));
    views.add(CaptureController.class, () -> new CaptureController(capture, words, life));
    views.add(EntryController.class, () -> new EntryController(activity, of.notices, words, life));
    views.add(LadderController.class, () -> new LadderController(export, words, life));
    views.add(RawController.class, () -> new RawController(of.notices, words, life));
    views.add(NegotiatedController.class, () -> new NegotiatedController(words, life));
    views.add(FailedController.class, () -> new FailedController(words, life));
    views.add(HopsController.class, () -> new HopsController(words, life));
    views.add(WeighingController.class, () -> new WeighingController(words, life));
    views.add(DemandsController.class, () -> new DemandsController(words, life));
  }
}
