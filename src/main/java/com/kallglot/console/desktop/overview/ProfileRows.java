package com.kallglot.console.desktop.overview;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.shell.EnvironmentBadge;
import com.kallglot.console.desktop.workspace.ProfileEntry;
import com.kallglot.console.desktop.workspace.Workspace;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The profiles there are, each with its environment, and the way to another one.
final class ProfileRows {
  private final Workspace workspace;
  private final Messages messages;

  ProfileRows(Workspace workspace, Messages messages) {
    this.workspace = workspace;
    this.messages = messages;
  }

  List<HBox> all() {
    return workspace.profiles().stream().map(this::row).toList();
  }

  private HBox row(ProfileEntry entry) {
    var name = Nodes.label(entry.name(), "kg-body");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var row = new HBox(12, EnvironmentBadge.of(entry.kind(), messages), name, space);
    row.getStyleClass().add("kg-profile-row");
    if (entry.equals(workspace.entry().get())) {
      row.getChildren().add(Nodes.marked("fth-check", messages.get("profile.in_use"), "kg-muted"));
    } else {
      var change = new Button(messages.get("profile.switch"));
      change.getStyleClass().add("kg-link");
      change.setAccessibleText(messages.get("profile.switch.accessible", entry.name()));
      change.setOnAction(_ -> workspace.use(entry));
      row.getChildren().add(change);
    }
    return row;
  }
}
