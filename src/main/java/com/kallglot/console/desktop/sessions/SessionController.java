package com.kallglot.console.desktop.sessions;

import com.kallglot.console.desktop.editing.PageFailureController;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.routelab.Curl;
import com.kallglot.console.desktop.routelab.LabModel;
import com.kallglot.console.desktop.shell.Navigation;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.telephony.Session;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The session that is chosen: what is known of it, and what can be done with it.
public final class SessionController {
  @FXML private Node none;
  @FXML private Node some;
  @FXML private Label id;
  @FXML private Label state;
  @FXML private GridPane facts;
  @FXML private Button draft;
  @FXML private Label noDraft;
  @FXML private Button end;
  @FXML private Node asking;
  @FXML private Label askingText;
  @FXML private PageFailureController problemController;

  private final SessionsModel model;
  private final LabModel lab;
  private final Navigation navigation;
  private final Notices notices;
  private final Messages messages;
  private final SessionWords words;
  private final SessionFacts told;
  private final Lifetime lifetime;
  private Subscription followed = Subscription.EMPTY;

  public SessionController(
      SessionsModel model,
      LabModel lab,
      Navigation navigation,
      Notices notices,
      Moments moments,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.lab = lab;
    this.navigation = navigation;
    this.notices = notices;
    this.messages = messages;
    this.words = new SessionWords(messages, moments);
    this.told = new SessionFacts(messages, words);
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(model.chosen(), this::choose);
  }

  private void choose(@Nullable SessionRow row) {
    followed.unsubscribe();
    followed = Subscription.EMPTY;
    Nodes.show(none, Nodes.Showing.when(row == null));
    Nodes.show(some, Nodes.Showing.when(row != null));
    Nodes.show(asking, Nodes.Showing.NO);
    problemController.close();
    if (row != null) {
      id.setText(row.made().id());
      followed = row.session().answer().subscribe(answer -> show(row, answer));
    }
  }

  private void show(SessionRow row, Answer<Session> answer) {
    SessionWords.Mark mark = words.state(answer);
    state.setText(mark.word());
    state.setGraphic(Nodes.icon(mark.icon()));
    state.getStyleClass().setAll("label", "kg-badge", mark.style());
    boolean open = row.isIn(Session.Status.CREATED, Session.Status.ACTIVE);
    Nodes.show(end, Nodes.Showing.when(open));
    if (!open) {
      Nodes.show(asking, Nodes.Showing.NO);
    }
    boolean noted = row.made().asked() != null;
    draft.setDisable(!noted);
    Nodes.show(noDraft, Nodes.Showing.when(!noted));
    told.show(facts, row.made(), answer.found().orElse(null));
  }

  private Stream<SessionRow> chosen() {
    return Stream.ofNullable(model.chosen().get());
  }

  private void copy(String text, String told) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    notices.tell(messages.get(told));
  }

  @FXML
  private void copyId() {
    chosen().forEach(row -> copy(row.made().id(), "session.copied"));
  }

  @FXML
  private void copyCurl() {
    String base = model.apiBase().findFirst().orElse("https://…");
    chosen().forEach(row -> copy(Curl.get(base, "/sessions/" + row.made().id()), "curl.copied"));
  }

  @FXML
  private void openDraft() {
    chosen()
        .flatMap(row -> SessionDraft.of(row).stream())
        .forEach(text -> {
          lab.open(null, text);
          navigation.open(Page.ROUTE_LAB);
        });
  }

  /// Where somebody may be speaking, it is asked once.
  @FXML
  private void end() {
    if (model.isLive()) {
      askingText.setText(messages.get("session.end.ask"));
      Nodes.show(asking, Nodes.Showing.YES);
    } else {
      endNow();
    }
  }

  @FXML
  private void endNow() {
    Nodes.show(asking, Nodes.Showing.NO);
    problemController.close();
    chosen()
        .forEach(row ->
            model.end(
                row,
                () -> notices.tell(messages.get("session.ended", row.made().id())),
                failure -> failed(row, failure)));
  }

  private void failed(SessionRow row, Failure failure) {
    if (!row.equals(model.chosen().get())) {
      return;
    }
    problemController.show(
        messages.get("session.attempt.end", row.made().id()), failure, this::endNow);
  }

  @FXML
  private void keep() {
    Nodes.show(asking, Nodes.Showing.NO);
  }

  @FXML
  private void close() {
    model.chosen().set(null);
  }
}
