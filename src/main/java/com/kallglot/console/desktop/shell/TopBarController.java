package com.kallglot.console.desktop.shell;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.ProfileEntry;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.settings.Appearance.Numbers;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// Whose configuration this is, and the way to everything else.
public final class TopBarController {
  @FXML private MenuButton profileMenu;
  @FXML private Button masked;

  private final Workspace workspace;
  private final Palette palette;
  private final Runnable toPrivacy;
  private final Messages messages;
  private final Lifetime lifetime;

  public TopBarController(
      Workspace workspace,
      Palette palette,
      Runnable toPrivacy,
      Messages messages,
      Lifetime lifetime) {
    this.workspace = workspace;
    this.palette = palette;
    this.toPrivacy = toPrivacy;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    profileMenu.setContentDisplay(ContentDisplay.RIGHT);
    lifetime.watch(workspace.entry(), this::show);
    lifetime.watch(
        () -> profileMenu.getItems().setAll(items()), workspace.profiles(), workspace.entry());
    Nodes.show(masked, Nodes.Showing.when(messages.numbers() == Numbers.MASKED));
    palette.onProfiles(() -> {
      profileMenu.requestFocus();
      profileMenu.show();
    });
  }

  private void show(ProfileEntry entry) {
    if (entry == null) {
      profileMenu.setText(messages.get("profile.none"));
      profileMenu.setGraphic(null);
      return;
    }
    profileMenu.setText(entry.name());
    profileMenu.setGraphic(EnvironmentBadge.of(entry.kind(), messages));
    profileMenu.setAccessibleText(
        messages.get("profile.accessible", entry.name(), messages.of("environment", entry.kind())));
  }

  private List<MenuItem> items() {
    return workspace.profiles().stream().map(this::item).toList();
  }

  private MenuItem item(ProfileEntry entry) {
    var item = new MenuItem(entry.name(), EnvironmentBadge.of(entry.kind(), messages));
    item.setMnemonicParsing(false); // names may have underscores
    item.setOnAction(_ -> workspace.use(entry));
    return item;
  }

  @FXML
  private void openPrivacy() {
    toPrivacy.run();
  }

  @FXML
  private void openPalette() {
    palette.open();
  }
}
