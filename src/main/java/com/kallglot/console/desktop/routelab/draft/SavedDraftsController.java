package com.kallglot.console.desktop.routelab.draft;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.routelab.LabModel;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.settings.SavedDrafts.Saved;
import java.util.Objects;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The drafts that are kept, each with what would come of it now.
public final class SavedDraftsController {
  @FXML private TextField name;
  @FXML private ListView<Saved> list;
  @FXML private Node empty;

  private final DraftShelf shelf;
  private final LabModel lab;
  private final Notices notices;
  private final Messages messages;
  private final Lifetime lifetime;

  public SavedDraftsController(
      DraftShelf shelf, LabModel lab, Notices notices, Messages messages, Lifetime lifetime) {
    this.shelf = shelf;
    this.lab = lab;
    this.notices = notices;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    list.setCellFactory(_ -> cell());
    list.setItems(shelf.drafts());
    list.setAccessibleText(messages.get("drafts.title"));
    list.setFixedCellSize(29);
    lifetime.watch(
        () -> {
          Nodes.show(empty, Nodes.Showing.when(shelf.drafts().isEmpty()));
          Nodes.show(list, Nodes.Showing.when(!shelf.drafts().isEmpty()));
        },
        shelf.drafts());
    lifetime.watch(list::refresh, lab.now(), lab.policy());
    lifetime.watch(lab.name(), opened -> name.setText(Objects.requireNonNullElse(opened, "")));
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /// A click below the last one opens nothing.
  private DraftCell cell() {
    var cell = new DraftCell(lab, messages);
    cell.setOnMouseClicked(_ -> open(cell.getItem()));
    return cell;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      open(list.getSelectionModel().getSelectedItem());
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE) {
      forget();
      event.consume();
    }
  }

  private void open(@Nullable Saved chosen) {
    if (chosen != null) {
      lab.open(chosen.name(), chosen.text());
    }
  }

  private void forget() {
    Saved chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      shelf.forget(
          chosen.name(),
          () -> {
            boolean open = chosen.name().equals(lab.name().get());
            if (open) {
              lab.savedAs(null);
            }
            notices.tellHere(
                messages.get("drafts.forgotten", chosen.name()),
                () -> shelf.keep(chosen, () -> {}));
          });
    }
  }

  @FXML
  private void save() {
    String under = name.getText().strip();
    if (under.isEmpty()) {
      name.requestFocus();
      return;
    }
    int opening = lab.openings().get();
    Optional<Saved> before =
        shelf.drafts().stream().filter(saved -> saved.name().equals(under)).findFirst();
    shelf.keep(
        new Saved(under, lab.draft().get().text()),
        () -> {
          if (opening == lab.openings().get()) {
            lab.savedAs(under);
          }
          before.ifPresentOrElse(
              this::tellReplaced, () -> notices.tell(messages.get("drafts.saved", under)));
        });
  }

  /// What the name stood for is not lost by a slip.
  private void tellReplaced(Saved before) {
    notices.tellHere(
        messages.get("drafts.saved", before.name()), () -> shelf.keep(before, () -> {}));
  }

  @FXML
  private void pasteCurl() {
    new CurlPaste(lab, notices, messages).paste();
  }

  @FXML
  private void startNew() {
    lab.open(null, LabModel.BEGINNING);
    list.getSelectionModel().clearSelection();
  }
}
