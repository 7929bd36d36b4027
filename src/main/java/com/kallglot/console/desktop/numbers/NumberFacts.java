package com.kallglot.console.desktop.numbers;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.telephony.PhoneNumber;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// What is known of a number, names and values.
final class NumberFacts {
  private final Messages messages;
  private final Moments moments;
  private final NumberWords words;

  NumberFacts(Messages messages, Moments moments) {
    this.messages = messages;
    this.moments = moments;
    this.words = new NumberWords(messages);
  }

  void fill(GridPane facts, PhoneNumber number) {
    facts.getChildren().clear();
    fact(facts, 0, "numbers.provider", words.provider(number));
    fact(facts, 1, "numbers.country", words.country(number));
    fact(facts, 2, "numbers.type", words.type(number.numberType()) + ", " + words.can(number));
    fact(facts, 3, "numbers.monthly", words.money(number.monthlyPrice()));
    fact(facts, 4, "numbers.since", moments.at(number.createdAt()));
    fact(facts, 5, "numbers.id", number.id()).getStyleClass().add("kg-mono");
    if (number.rejectionReason() != null) {
      fact(facts, 6, "numbers.rejected", number.rejectionReason());
    }
  }

  private Label fact(GridPane facts, int place, String name, String value) {
    facts.addRow(place, Nodes.label(messages.get(name), "kg-caption", "kg-muted"));
    Label text = Nodes.wrapped(value, "kg-caption");
    facts.add(text, 1, place);
    return text;
  }
}
