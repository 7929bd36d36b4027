package com.kallglot.console.desktop.sip.kept;

import atlantafx.base.theme.Styles;
import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/// Username, domain and transports as their owner writes them down.
public final class KeptController {
  @FXML private Region card;
  @FXML private TextField username;
  @FXML private TextField domain;
  @FXML private TextField transports;
  @FXML private Label note;
  @FXML private Button save;

  private final Workspace workspace;
  private final Services services;
  private final Background background;
  private final Notices notices;
  private final Messages messages;
  private final Lifetime lifetime;
  private Written read = new Written("", "", List.of());

  /// What is written down.
  private record Written(String username, String domain, List<Transport> transports) {
    static Written of(SipSettings sip) {
      return new Written(sip.username(), sip.domain(), sip.transports());
    }
  }

  public KeptController(
      Workspace workspace,
      Services services,
      Background background,
      Notices notices,
      Messages messages,
      Lifetime lifetime) {
    this.workspace = workspace;
    this.services = services;
    this.background = background;
    this.notices = notices;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    for (TextField field : List.of(username, domain, transports)) {
      field.textProperty().subscribe(this::judge);
    }
    lifetime.watch(workspace.entry(), _ -> forget());
    lifetime.watch(this::show, workspace.standing(), workspace.configuration());
  }

  /// Of another profile nothing was typed here.
  private void forget() {
    read = new Written("", "", List.of());
    username.clear();
    domain.clear();
    transports.clear();
  }

  /// What was typed stays while something else of the settings is read.
  private void show() {
    TelephonyConfiguration configuration = workspace.configuration().get();
    boolean kept = workspace.standing().get() instanceof Standing.OnInventory;
    Nodes.show(card, Nodes.Showing.when(kept && configuration != null));
    if (kept && configuration != null && !Written.of(configuration.sip()).equals(read)) {
      read = Written.of(configuration.sip());
      username.setText(read.username());
      domain.setText(read.domain());
      transports.setText(
          read.transports().stream().map(Transport::written).collect(Collectors.joining(", ")));
    }
    judge();
  }

  /// Empty while what is typed cannot be kept.
  private Optional<Written> typed() {
    List<String> parts =
        Stream.of(transports.getText().split("[,\\s]+", -1)).filter(p -> !p.isEmpty()).toList();
    List<Transport> parsed =
        parts.stream().flatMap(part -> Transport.parse(part).stream()).toList();
    return parsed.size() < parts.size() || parsed.isEmpty() || domain.getText().isBlank()
        ? Optional.empty()
        : Optional.of(new Written(username.getText().strip(), domain.getText().strip(), parsed));
  }

  private void judge() {
    Optional<Written> typed = typed();
    save.setDisable(typed.isEmpty() || typed.get().equals(read));
    Nodes.show(note, Nodes.Showing.when(typed.isEmpty()));
    transports.pseudoClassStateChanged(
        Styles.STATE_DANGER, typed.isEmpty() && !domain.getText().isBlank());
  }

  @FXML
  private void save() {
    Written before = read;
    typed().ifPresent(written -> keep(written, before));
  }

  private void keep(Written written, Written before) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null) {
      return;
    }
    InventoryFile file = services.inventory(opened.profile());
    background.run(
        () -> {
          file.sip(written.username(), written.domain(), written.transports());
          return written;
        },
        _ -> {
          if (opened.equals(workspace.opened().get())) {
            workspace.readAgain();
          }
          String done = messages.get("notice.done", messages.get("kept.sip.done"));
          if (before.equals(written)) {
            notices.tell(done);
          } else {
            notices.tell(done, () -> keep(before, before));
          }
        },
        problem ->
            notices.tell(
                messages.get(
                    "notice.failed",
                    messages.get("kept.sip.done"),
                    String.valueOf(problem.getMessage()))));
  }
}
