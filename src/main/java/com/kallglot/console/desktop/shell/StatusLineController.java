package com.kallglot.console.desktop.shell;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.phone.PhoneModel;
import com.kallglot.console.desktop.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// How old what is seen is, and what is going on.
public final class StatusLineController {
  private static final Duration STALE = Duration.ofSeconds(60);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final PseudoClass STALE_STATE = PseudoClass.getPseudoClass("stale");

  @FXML private Label activity;
  @FXML private HBox calls;
  @FXML private Label callsUp;
  @FXML private Label readAt;

  private final Workspace workspace;
  private final PhoneModel phone;
  private final Messages messages;
  private final Lifetime lifetime;
  private final Clock clock;

  public StatusLineController(
      Workspace workspace, PhoneModel phone, Messages messages, Lifetime lifetime, Clock clock) {
    this.workspace = workspace;
    this.phone = phone;
    this.messages = messages;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  @FXML
  private void initialize() {
    lifetime.watch(
        this::show, workspace.activity(), workspace.failure(), workspace.configuration());
    lifetime.every(javafx.util.Duration.seconds(1), this::show);
    lifetime.watch(phone.calls(), _ -> showCalls());
  }

  private void showCalls() {
    int up = phone.up().size();
    Nodes.show(calls, Nodes.Showing.when(up > 0));
    callsUp.setText(up == 1 ? messages.get("status.call") : messages.get("status.calls", up));
  }

  private void show() {
    activity.setText(
        workspace.activity().get() == Workspace.Activity.READING
            ? messages.get("status.reading")
            : messages.get(workspace.failure().get() == null ? "status.ready" : "status.failed"));
    var read = workspace.configuration().get();
    readAt.setText(
        read == null
            ? messages.get("status.unread")
            : messages.get("status.read", moment(read.readAt())));
    boolean stale =
        read != null && Duration.between(read.readAt(), clock.instant()).compareTo(STALE) > 0;
    readAt.pseudoClassStateChanged(STALE_STATE, stale);
  }

  /// With its day where that is not today.
  private String moment(Instant readAt) {
    ZonedDateTime then = readAt.atZone(ZoneId.systemDefault());
    boolean today = then.toLocalDate().equals(LocalDate.ofInstant(clock.instant(), then.getZone()));
    return (today ? TIME : DAY).format(then);
  }
}
