package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Named;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// From which line whom to call.
public final class DialController {
  @FXML private ComboBox<DialDesk.Origin> line;
  @FXML private TextField typed;
  @FXML private Button call;
  @FXML private Label note;

  private final DialDesk desk;
  private final PhoneModel model;
  private final Messages messages;
  private final Lifetime lifetime;

  public DialController(DialDesk desk, PhoneModel model, Messages messages, Lifetime lifetime) {
    this.desk = desk;
    this.model = model;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    line.getItems().setAll(DialDesk.Origin.values());
    line.setConverter(new Named<>(origin -> messages.of("phone.origin", origin)));
    lifetime.watch(desk.origin(), line::setValue);
    line.valueProperty().subscribe(desk.origin()::set);
    lifetime.watch(desk.typed(), this::show);
    typed.textProperty().subscribe(desk.typed()::set);
    lifetime.watch(model.dialling(), now -> call.setDisable(now == PhoneModel.Dialling.UNDER_WAY));
    lifetime.watch(desk.fills(), _ -> typed.end());
    note.setText(messages.get("phone.dial.note"));
  }

  private void show(String now) {
    if (!now.equals(typed.getText())) {
      typed.setText(now);
    }
  }

  @FXML
  private void call() {
    desk.call();
  }
}
