package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.evidence.EvidenceModel;
import com.kallglot.console.desktop.evidence.cause.FailedController;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.phone.PhoneCall;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A call that is over and did not go as it should: why, and the way to try again.
public final class OverController {
  @FXML private VBox box;
  @FXML private Label whom;
  @FXML private FailedController failedController;

  private final PhoneModel model;
  private final EvidenceModel evidence;
  private final Consumer<PhoneCall> again;
  private final Lifetime lifetime;
  private final CallWords words;

  /// @param again calls the same party from the same account
  public OverController(
      PhoneModel model,
      EvidenceModel evidence,
      Consumer<PhoneCall> again,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.evidence = evidence;
    this.again = again;
    this.lifetime = lifetime;
    this.words = new CallWords(messages);
  }

  @FXML
  private void initialize() {
    failedController.show(evidence);
    lifetime.watch(model.shown(), this::show);
  }

  private void show(@Nullable PhoneCall call) {
    boolean explained = call != null && CallWords.isAtFault(call);
    Nodes.show(box, Showing.when(explained));
    whom.setText(call == null ? "" : words.whom(call));
  }

  @FXML
  private void again() {
    PhoneCall call = model.shown().get();
    if (call != null) {
      again.accept(call);
    }
  }

  @FXML
  private void dismiss() {
    model.dismiss();
  }
}
