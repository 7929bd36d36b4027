package com.kallglot.console.desktop.shell;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.reach.LastAuthentication;
import com.kallglot.console.desktop.reach.SipReach;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.account.Allowance;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// Does the platform answer, what is left to spend, and can it be reached by SIP: each leads to the
/// page where that is looked after.
public final class StateController {
  /// As wide as the rail needs for its words.
  private static final double ROOMY = 1121;

  @FXML private HBox states;
  @FXML private Button health;
  @FXML private Button credits;
  @FXML private Button sip;

  private final Workspace workspace;
  private final SipReach reach;
  private final LastAuthentication authentication;
  private final Navigation navigation;
  private final Palette doors;
  private final Messages messages;
  private final Lifetime lifetime;
  private boolean compact;

  public StateController(
      Workspace workspace,
      SipReach reach,
      LastAuthentication authentication,
      Navigation navigation,
      Palette doors,
      Messages messages,
      Lifetime lifetime) {
    this.workspace = workspace;
    this.reach = reach;
    this.authentication = authentication;
    this.navigation = navigation;
    this.doors = doors;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(
        this::showHealth, workspace.failure(), workspace.lastRead(), workspace.activity());
    lifetime.watch(this::showCredits, workspace.opened(), workspace.activity());
    lifetime.every(javafx.util.Duration.seconds(5), this::showCredits);
    lifetime.watch(this::showSip, reach.state(), authentication.seen());
    lifetime.watch(
        states.sceneProperty(),
        scene -> {
          if (scene != null) {
            lifetime.watch(scene.widthProperty(), width -> fit(width.doubleValue()));
          }
        });
  }

  /// Where there is little width the states say only their names; the rest is in the tooltip.
  private void fit(double width) {
    compact = width > 0 && width < ROOMY;
    showHealth();
    showCredits();
    showSip();
  }

  private void showHealth() {
    Failure failure = workspace.failure().get();
    Duration took = workspace.lastRead().get();
    if (failure != null) {
      show(health, State.BAD, messages.of("health", failure.kind()), failure.detail());
    } else if (took == null) {
      show(health, State.WAITING, messages.get("health.reading"), messages.get("health.tooltip"));
    } else {
      show(
          health,
          State.GOOD,
          compact ? "API" : messages.get("health.reachable", took.toMillis()),
          messages.get("health.reachable", took.toMillis())
              + "\n"
              + messages.get("health.tooltip"));
    }
  }

  /// Only where the platform says it: nothing is guessed.
  private void showCredits() {
    Workspace.Opened opened = workspace.opened().get();
    Optional<Allowance> allowance =
        opened == null ? Optional.empty() : opened.organization().allowance();
    Long left = allowance.map(Allowance::creditsRemaining).orElse(null);
    Nodes.show(credits, Nodes.Showing.when(left != null));
    if (left != null) {
      show(
          credits,
          left == 0 ? State.BAD : State.PLAIN,
          compact ? number(left) : messages.get("credits.left", number(left)),
          rate(allowance.orElseThrow()));
      credits.setGraphic(Nodes.icon("fth-credit-card"));
    }
  }

  private String rate(Allowance allowance) {
    return allowance.limit() == null || allowance.remaining() == null
        ? messages.get("credits.tooltip")
        : messages.get("credits.rate", number(allowance.remaining()), number(allowance.limit()));
  }

  private String number(long value) {
    return NumberFormat.getIntegerInstance(messages.locale()).format(value);
  }

  private void showSip() {
    var words = new ReachWords(messages, reach.state().get(), authentication.seen().get());
    boolean well = words.state() == State.GOOD;
    show(sip, words.state(), compact && well ? "SIP" : words.brief(), words.whole());
  }

  /// How it stands, in icon and colour; the word says it as well.
  enum State {
    GOOD("fth-check-circle", "ok"),
    DOUBTFUL("fth-alert-triangle", "warn"),
    BAD("fth-x-circle", "bad"),
    WAITING("fth-more-horizontal", "plain"),
    PLAIN("fth-minus-circle", "plain");

    private final String icon;
    private final String styleClass;

    State(String icon, String styleClass) {
      this.icon = icon;
      this.styleClass = styleClass;
    }
  }

  private static void show(Button item, State state, String text, String whole) {
    item.getStyleClass().removeAll("ok", "warn", "bad", "plain");
    item.getStyleClass().add(state.styleClass);
    item.setText(text);
    item.setGraphic(Nodes.icon(state.icon));
    item.setTooltip(new Tooltip(whole));
    item.setAccessibleText(text);
    item.setAccessibleHelp(whole);
  }

  @FXML
  private void openOverview() {
    navigation.open(Page.OVERVIEW);
  }

  @FXML
  private void openSip() {
    navigation.open(Page.SIP);
  }

  @FXML
  private void openHelp() {
    doors.openHelp();
  }
}
