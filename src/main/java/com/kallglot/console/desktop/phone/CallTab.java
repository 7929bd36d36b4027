package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.phone.PhoneCall;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One of two calls, to be looked at.
final class CallTab extends Button {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

  private final Messages messages;
  private final CallWords words;

  enum Looked {
    AT,
    PAST
  }

  CallTab(Messages messages, CallWords words) {
    this.messages = messages;
    this.words = words;
    getStyleClass().add("kg-call-tab");
    setMaxWidth(Double.MAX_VALUE);
    setMinWidth(0);
    HBox.setHgrow(this, Priority.ALWAYS);
  }

  void show(PhoneCall call, Looked looked) {
    CallWords.Mark mark = words.mark(call);
    setGraphic(Nodes.icon(mark.icon(), mark.style()));
    setText(words.whom(call) + " · " + mark.word());
    setAccessibleText(messages.get("phone.show", words.whom(call), mark.word()));
    pseudoClassStateChanged(ON, looked == Looked.AT);
  }
}
