package com.kallglot.console.desktop.impairment;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.desktop.impairment.ImpairmentModel.State;
import javafx.fxml.FXML;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/// What the sandbox adds, in a line that opens and closes the lab; not there on any other profile.
public final class ChipController {
  @FXML private ToggleButton chip;

  private final ImpairmentModel model;
  private final TroubleWords words;
  private final Messages messages;
  private final Lifetime lifetime;

  public ChipController(ImpairmentModel model, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.words = new TroubleWords(messages);
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    chip.setTooltip(new Tooltip());
    chip.selectedProperty().bindBidirectional(model.open());
    lifetime.watch(model.state(), this::show);
    lifetime.watch(model.open(), _ -> name());
  }

  private void show(State state) {
    Nodes.show(chip, Showing.when(!(state instanceof State.Elsewhere)));
    chip.setText(
        switch (state) {
          case State.Elsewhere _ -> "";
          case State.Reading _ -> messages.get("impairment.chip.reading");
          case State.Failed _ -> messages.get("impairment.chip.failed");
          case State.Known(var now) -> words.chip(now);
        });
    chip.getTooltip().setText(chip.getText());
    name();
  }

  private void name() {
    String opens = model.open().get() ? "impairment.chip.close" : "impairment.chip.open";
    chip.setAccessibleText(chip.getText() + ". " + messages.get(opens));
  }
}
