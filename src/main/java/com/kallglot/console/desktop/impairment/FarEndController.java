package com.kallglot.console.desktop.impairment;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Named;
import com.kallglot.console.organization.impairment.FarEnd;
import com.kallglot.console.organization.impairment.FarEnd.Sound;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// How the far end takes a call.
public final class FarEndController {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
  private static final int LONGEST_MILLIS = 600_000;

  /// What a callee or a network says most; any from 300 to 699 can be typed.
  private static final List<String> CODES =
      List.of("404", "408", "480", "484", "486", "488", "500", "503", "603");

  @FXML private ComboBox<String> code;
  @FXML private ComboBox<Sound> sound;
  @FXML private TextField answer;
  @FXML private TextField hangUp;
  @FXML private CheckBox early;
  @FXML private CheckBox silent;

  private final ImpairmentModel model;
  private final Messages messages;
  private final Lifetime lifetime;
  private @Nullable Long answerMs;
  private @Nullable Long hangUpMs;
  private @Nullable Integer finalCode;
  private boolean showing;

  public FarEndController(ImpairmentModel model, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    code.getItems().setAll(CODES);
    code.setOnAction(_ -> typedCode());
    sound.getItems().setAll(Sound.values());
    sound.setConverter(new Named<>(each -> messages.of("impairment.sound", each)));
    sound.setOnAction(_ -> write());
    early.setOnAction(_ -> write());
    silent.setOnAction(_ -> write());
    var answers =
        new TypedField(
            answer,
            FarEndController::isTime,
            text -> {
              answerMs = text == null ? null : Long.valueOf(text);
              write();
            });
    var ends =
        new TypedField(
            hangUp,
            FarEndController::isTime,
            text -> {
              hangUpMs = text == null ? null : Long.valueOf(text);
              write();
            });
    lifetime.watch(
        model.state(),
        _ ->
            model
                .now()
                .ifPresent(now -> {
                  show(now.farEnd());
                  answers.show(now.farEnd().answerDelayMs());
                  ends.show(now.farEnd().hangUpAfterMs());
                  showing = false;
                }));
  }

  /// An answer that is none is marked and not taken.
  private void typedCode() {
    String typed = code.getValue() == null ? "" : code.getValue().strip();
    boolean isCode = typed.matches("200|[3-6]\\d\\d");
    code.pseudoClassStateChanged(DANGER, !typed.isEmpty() && !isCode);
    if (!showing && (typed.isEmpty() || isCode)) {
      finalCode = typed.isEmpty() ? null : Integer.valueOf(typed);
      write();
    }
  }

  private static boolean isTime(String text) {
    return text.matches("\\d{1,6}") && Integer.parseInt(text) <= LONGEST_MILLIS;
  }

  private void show(FarEnd end) {
    showing = true;
    finalCode = end.finalCode();
    answerMs = end.answerDelayMs();
    hangUpMs = end.hangUpAfterMs();
    code.setValue(end.finalCode() == null ? null : end.finalCode().toString());
    sound.setValue(end.sound() == null ? Sound.ECHO : end.sound());
    early.setSelected(end.earlySound());
    silent.setSelected(end.silent());
  }

  private void write() {
    if (showing) {
      return;
    }
    Sound chosen = sound.getValue() == Sound.ECHO ? null : sound.getValue();
    var end =
        new FarEnd(answerMs, finalCode, silent.isSelected(), hangUpMs, chosen, early.isSelected());
    model.now().ifPresent(now -> model.apply(now.with(end)));
  }
}
