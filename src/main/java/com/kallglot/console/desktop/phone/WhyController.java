package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.words.CauseWords;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Why a call did not come about, and what to do.
public final class WhyController {
  @FXML private VBox cause;
  @FXML private Label sentence;
  @FXML private Label evidence;
  @FXML private Label change;

  private final PhoneModel model;
  private final Messages messages;
  private final Lifetime lifetime;

  public WhyController(PhoneModel model, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(model.shown(), this::show);
  }

  private void show(@Nullable PhoneCall call) {
    boolean failed = call != null && CallWords.isFailure(call);
    Nodes.show(cause, Showing.when(failed));
    if (call == null || !failed) {
      return;
    }
    Cause found = call.cause();
    if (found == null) {
      tell(messages.get("phone.cause.searched"), "", "");
    } else {
      CauseWords spoken = CauseWords.in(messages.locale());
      tell(spoken.sentence(found), found.evidence(), spoken.change(found).orElse(""));
    }
  }

  private void tell(String what, String why, String todo) {
    sentence.setText(messages.shown(what));
    evidence.setText(messages.shown(why));
    change.setText(messages.shown(todo));
    Nodes.show(evidence, Showing.when(!why.isEmpty()));
    Nodes.show(change, Showing.when(!todo.isEmpty()));
  }
}
