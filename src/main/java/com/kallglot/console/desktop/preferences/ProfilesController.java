package com.kallglot.console.desktop.preferences;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.shell.EnvironmentBadge;
import com.kallglot.console.desktop.workspace.ProfileEntry;
import com.kallglot.console.desktop.workspace.Workspace;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The profiles there are; the one that is selected is edited beside them.
public final class ProfilesController {
  @FXML private ListView<ProfileEntry> list;
  @FXML private ProfileEditorController editorController;

  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private @Nullable String wanted; // kept, and not in the list yet

  public ProfilesController(Workspace workspace, Messages messages, Lifetime lifetime) {
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    list.setCellFactory(_ -> new Cell());
    list.setAccessibleText(messages.get("profile.title"));
    list.getSelectionModel().selectedItemProperty().subscribe(this::open);
    editorController.onKept(name -> {
      wanted = name;
      show();
    });
    lifetime.watch(this::show, workspace.profiles(), workspace.entry());
  }

  private void show() {
    if (lifetime.isOver()) {
      return;
    }
    ProfileEntry selected = list.getSelectionModel().getSelectedItem();
    String name = selected == null ? wanted : selected.name();
    List<ProfileEntry> now = List.copyOf(workspace.profiles());
    if (!now.equals(list.getItems())) {
      list.getItems().setAll(now);
    }
    list.refresh();
    if (name != null && isNamed(name, now)) {
      select(name);
      wanted = null;
    } else if (wanted == null && !editorController.isNew()) {
      list.getSelectionModel().select(workspace.entry().get());
    }
  }

  private static boolean isNamed(String name, List<ProfileEntry> all) {
    return all.stream().anyMatch(each -> each.name().equals(name));
  }

  private void select(String name) {
    list.getItems().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .ifPresent(list.getSelectionModel()::select);
  }

  private void open(ProfileEntry chosen) {
    if (chosen != null) {
      editorController.open(chosen);
    }
  }

  @FXML
  private void add() {
    list.getSelectionModel().clearSelection();
    editorController.add(
        list.getItems().stream().map(ProfileEntry::name).collect(Collectors.toSet()));
  }

  /// Badge, name, whether it is in use.
  private final class Cell extends ListCell<ProfileEntry> {
    Cell() {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(ProfileEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      var space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      var row =
          new HBox(
              12,
              EnvironmentBadge.of(entry.kind(), messages),
              Nodes.label(entry.name(), "kg-body"),
              space);
      row.getStyleClass().add("kg-profile-row");
      String said =
          messages.get(
              "profile.accessible", entry.name(), messages.of("environment", entry.kind()));
      if (Objects.equals(entry, workspace.entry().get())) {
        row.getChildren().add(Nodes.icon("fth-check", "ok"));
        said += ", " + messages.get("profile.in_use");
      }
      setGraphic(row);
      setAccessibleText(said);
    }
  }
}
