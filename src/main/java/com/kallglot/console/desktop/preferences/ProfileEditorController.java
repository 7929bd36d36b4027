package com.kallglot.console.desktop.preferences;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.preferences.ProfileDesk.Known;
import com.kallglot.console.desktop.workspace.KeychainWords;
import com.kallglot.console.desktop.workspace.ProfileEntry;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Profile;
import java.util.Set;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// One profile: its form where it is kept on this computer, else why there is none; used, removed.
public final class ProfileEditorController {
  @FXML private Label title;
  @FXML private Button use;
  @FXML private Button remove;
  @FXML private Node notKept;
  @FXML private Label why;
  @FXML private Node details;
  @FXML private ProfileDetailsController detailsController;

  private final ProfileDesk desk;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private Consumer<String> kept = _ -> {};
  private @Nullable ProfileEntry entry;
  private @Nullable Profile known;
  private Set<String> names = Set.of();

  public ProfileEditorController(
      ProfileDesk desk, Workspace workspace, Messages messages, Lifetime lifetime) {
    this.desk = desk;
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(workspace.entry(), _ -> showUse());
    detailsController.onKept(profile -> {
      open(new ProfileEntry(profile.name(), profile.kind()));
      kept.accept(profile.name());
    });
    detailsController.onDiscarded(() -> {
      if (entry == null) {
        add(names);
      } else {
        open(entry);
      }
    });
    show(Nodes.Showing.NO);
  }

  /// Is told the name of a profile that was just kept.
  void onKept(Consumer<String> told) {
    kept = told;
  }

  boolean isNew() {
    return entry == null && details.isVisible();
  }

  void add(Set<String> taken) {
    entry = null;
    known = null;
    names = taken;
    title.setText(messages.get("preferences.new"));
    show(Nodes.Showing.YES);
    detailsController.add(taken);
  }

  void open(ProfileEntry chosen) {
    entry = chosen;
    known = null;
    title.setText(chosen.name());
    showUse();
    desk.find(
        chosen.name(),
        found -> {
          if (chosen.equals(entry) && !lifetime.isOver()) {
            show(chosen, found);
          }
        },
        failure -> {
          if (chosen.equals(entry) && !lifetime.isOver()) {
            why.setText(failure.detail());
            show(Nodes.Showing.NO);
          }
        });
  }

  private void show(ProfileEntry chosen, Known found) {
    known = found.profile();
    if (known == null) {
      boolean environment = chosen.name().equals(Environment.PROFILE);
      why.setText(messages.get(environment ? "preferences.environment" : "preferences.sandbox"));
      show(Nodes.Showing.NO);
      return;
    }
    show(Nodes.Showing.YES);
    detailsController.show(known, found.sources());
    if (found.problem() != null) {
      detailsController.say(
          messages.get(
              "preferences.keychain_problem", KeychainWords.of(messages, found.problem())));
    }
  }

  private void show(Nodes.Showing form) {
    Nodes.show(details, form);
    Nodes.show(notKept, Nodes.Showing.when(form == Nodes.Showing.NO));
    Nodes.show(remove, Nodes.Showing.when(known != null));
    showUse();
  }

  private void showUse() {
    ProfileEntry current = workspace.entry().get();
    boolean other = entry != null && (current == null || !entry.name().equals(current.name()));
    Nodes.show(use, Nodes.Showing.when(other));
  }

  @FXML
  private void use() {
    if (entry != null) {
      workspace.use(entry);
    }
  }

  @FXML
  private void remove() {
    if (known != null) {
      detailsController.forget(known.name());
      desk.remove(known, failure -> detailsController.say(failure.detail()));
    }
  }
}
