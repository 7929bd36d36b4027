package com.kallglot.console.desktop.phone.sound;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.desktop.phone.PhoneModel;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle.Levels;
import com.kallglot.console.softphone.Softphone.AudioEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// How loud we are and how loud the other is, and what is wrong with the sound of this computer.
public final class MetersController {
  @FXML private VBox box;
  @FXML private HBox sent;
  @FXML private Label sentLevel;
  @FXML private HBox heard;
  @FXML private Label heardLevel;
  @FXML private Label trouble;

  private final PhoneModel model;
  private final Messages messages;
  private final Lifetime lifetime;
  private final LevelMeter sentMeter = new LevelMeter();
  private final LevelMeter heardMeter = new LevelMeter();

  public MetersController(PhoneModel model, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    sent.getChildren().add(sentMeter);
    heard.getChildren().add(heardMeter);
    lifetime.watch(model.shown(), this::show);
    lifetime.every(Duration.millis(100), this::measure);
  }

  private void show(@Nullable PhoneCall call) {
    boolean sounds = call != null && !call.isOver() && call.media() != null;
    Nodes.show(box, Showing.when(sounds));
    String wrong = call == null || !sounds ? "" : wrong(call);
    trouble.setText(messages.shown(wrong));
    Nodes.show(trouble, Showing.when(!wrong.isEmpty()));
  }

  /// What is missing, and what was noticed last.
  private String wrong(PhoneCall call) {
    List<String> lines = new ArrayList<>();
    for (AudioEnd end : AudioEnd.values()) {
      call.lost(end).ifPresent(lost -> lines.add(messages.get(missing(end), lost.reason())));
    }
    call.last(CallEvent.LocalSound.class).flatMap(this::noticed).ifPresent(lines::add);
    return String.join("\n", lines);
  }

  private static String missing(AudioEnd end) {
    return switch (end) {
      case MICROPHONE -> "phone.sound.no_microphone";
      case SPEAKER -> "phone.sound.no_speaker";
    };
  }

  private Optional<String> noticed(CallEvent.LocalSound event) {
    return switch (event) {
      case CallEvent.MicrophoneSilent _ -> Optional.of(messages.get("phone.sound.silent"));
      case CallEvent.RecordingFailed failed ->
          Optional.of(messages.get("phone.sound.not_recorded", failed.reason()));
      case CallEvent.MicrophoneHeard _, CallEvent.AudioDeviceChange _ -> Optional.empty();
    };
  }

  /// Only while somebody can see it: what is asked for is measured.
  private void measure() {
    PhoneCall call = model.shown().get();
    if (call == null || box.getScene() == null || !box.isVisible()) {
      return;
    }
    Levels levels = model.levels(call);
    sentMeter.show(levels.sentDbfs());
    heardMeter.show(levels.heardDbfs());
    sentLevel.setText(decibels(levels.sentDbfs()));
    heardLevel.setText(decibels(levels.heardDbfs()));
    sent.setAccessibleText(messages.get("phone.level.sent", sentLevel.getText()));
    heard.setAccessibleText(messages.get("phone.level.heard", heardLevel.getText()));
  }

  private static String decibels(double dbfs) {
    long whole = Math.round(dbfs);
    return (whole < 0 ? "−" : "") + "%3d dBFS".formatted(Math.abs(whole)).strip();
  }
}
