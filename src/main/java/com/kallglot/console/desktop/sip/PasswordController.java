package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Named;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.PassingClipboard;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.telephony.account.SipPassword;
import java.time.Duration;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// A new password: asked once in place with how long the old one holds, shown once, kept nowhere.
public final class PasswordController {
  @FXML private Button begin;
  @FXML private Label about;
  @FXML private Node asking;
  @FXML private ComboBox<Duration> overlap;
  @FXML private Label consequence;
  @FXML private Button make;
  @FXML private Button leave;
  @FXML private Node made;
  @FXML private Label password;
  @FXML private Button copy;
  @FXML private Label validity;
  @FXML private Node problem;
  @FXML private Label problemText;

  private final SipModel model;
  private final PasswordChange change;
  private final PassingClipboard clipboard;
  private final Notices notices;
  private final Moments moments;
  private final Messages messages;
  private final Lifetime lifetime;
  private boolean wanted;

  public PasswordController(
      SipModel model,
      PasswordChange change,
      PassingClipboard clipboard,
      Notices notices,
      Moments moments,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.change = change;
    this.clipboard = clipboard;
    this.notices = notices;
    this.moments = moments;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    overlap
        .getItems()
        .setAll(Duration.ofDays(1), Duration.ofHours(1), Duration.ofMinutes(10), Duration.ZERO);
    overlap.setConverter(new Named<>(this::words));
    overlap.setValue(Duration.ofHours(1));
    overlap.valueProperty().subscribe(this::showConsequence);
    lifetime.watch(
        this::show, model.settings(), model.password(), change.state(), change.possible());
  }

  private String words(Duration held) {
    return held.isZero()
        ? messages.get("sip.password.overlap.none")
        : held.toHours() > 0
            ? messages.get("sip.password.overlap.hours", held.toHours())
            : messages.get("sip.password.overlap.minutes", held.toMinutes());
  }

  private void showConsequence(@Nullable Duration held) {
    consequence.setText(
        held == null || held.isZero()
            ? messages.get("sip.password.asks.none")
            : messages.get("sip.password.asks", words(held)));
  }

  private void show() {
    boolean possible = change.possible().get();
    SipPassword shown = model.password().get();
    boolean busy = change.state().get() instanceof PasswordChange.State.Asked;
    about.setText(messages.get(possible ? "sip.password.about" : "sip.password.elsewhere"));
    Nodes.show(begin, Nodes.Showing.when(possible && !wanted && shown == null));
    Nodes.show(asking, Nodes.Showing.when(possible && wanted && shown == null));
    make.setDisable(busy);
    leave.setDisable(busy);
    boolean isNew = shown != null && !made.isVisible();
    Nodes.show(made, Nodes.Showing.when(shown != null));
    password.setText(shown == null ? "" : shown.password().reveal());
    if (shown != null) {
      validity.setText(
          messages.get("sip.password.until", moments.toTheSecond(shown.previousValidUntil())));
    }
    if (isNew) {
      copy.requestFocus();
      Nodes.bringIntoView(made);
    }
    boolean lost = change.state().get() instanceof PasswordChange.State.Lost;
    Nodes.show(problem, Nodes.Showing.when(lost));
    if (change.state().get() instanceof PasswordChange.State.Lost(var told)) {
      problemText.setText(
          messages.get(
              "sip.password.lost", told.problem(), moments.toTheSecond(told.oldHoldsUntil())));
    }
  }

  @FXML
  private void begin() {
    wanted = true;
    change.forget();
    show();
    overlap.requestFocus();
    Nodes.bringIntoView(asking);
  }

  @FXML
  private void leave() {
    wanted = false;
    change.forget();
    show();
    begin.requestFocus();
  }

  @FXML
  private void make() {
    change.make(overlap.getValue());
    wanted = false;
  }

  @FXML
  private void copy() {
    SipPassword shown = model.password().get();
    if (shown != null) {
      clipboard.copy(shown.password());
      notices.tell(messages.get("sip.password.copied"));
    }
  }

  @FXML
  private void done() {
    model.forgetPassword();
    begin.requestFocus();
  }
}
