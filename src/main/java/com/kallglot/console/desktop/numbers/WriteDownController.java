package com.kallglot.console.desktop.numbers;

import atlantafx.base.theme.Styles;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.numbers.NumbersModel.Below;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Writes a number down that the platform manages and cannot be asked for.
public final class WriteDownController {
  @FXML private Node card;
  @FXML private TextField number;
  @FXML private Label note;
  @FXML private ComboBox<Provider> provider;
  @FXML private TextField label;
  @FXML private Button write;

  private final NumbersModel model;
  private final Notebook notebook;
  private final Messages messages;
  private final Lifetime lifetime;

  public WriteDownController(
      NumbersModel model, Notebook notebook, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.notebook = notebook;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    provider.getItems().setAll(List.of(Provider.UNKNOWN, Provider.TWILIO, Provider.TELNYX));
    provider.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Provider value) {
            return value == null ? "" : new DomainWords(messages).provider(value);
          }

          @Override
          public Provider fromString(String text) {
            return provider.getValue();
          }
        });
    provider.setValue(Provider.UNKNOWN);
    number.textProperty().bindBidirectional(model.typed("write-number"));
    label.textProperty().bindBidirectional(model.typed("write-label"));
    number.textProperty().subscribe(_ -> check());
    card.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !provider.isShowing()) {
            close();
            event.consume();
          }
        });
    lifetime.watch(
        model.below(),
        below -> {
          Nodes.show(card, Nodes.Showing.when(below == Below.WRITING_DOWN));
          if (below == Below.WRITING_DOWN) {
            number.requestFocus();
          }
        });
  }

  private Optional<E164> typed() {
    return E164.parse(number.getText().replaceAll("[\\s()./-]", ""));
  }

  private void check() {
    boolean wrong = !number.getText().isBlank() && typed().isEmpty();
    number.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    note.setText(wrong ? messages.get("problem.number") : "");
    Nodes.show(note, Nodes.Showing.when(wrong));
    write.setDisable(typed().isEmpty());
  }

  @FXML
  private void write() {
    typed()
        .ifPresent(wanted -> {
          String called = label.getText().isBlank() ? null : label.getText().strip();
          notebook.add(wanted, provider.getValue(), called, () -> written(wanted), this::there);
        });
  }

  /// What was typed since is another number.
  private void written(E164 done) {
    if (typed().filter(done::equals).isPresent()) {
      number.clear();
      label.clear();
      number.requestFocus();
    }
  }

  private void there() {
    note.setText(messages.get("numbers.write.there"));
    Nodes.show(note, Nodes.Showing.YES);
  }

  @FXML
  private void close() {
    model.open(Below.NOTHING);
  }
}
