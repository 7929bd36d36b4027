package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.evidence.EvidenceModel;
import com.kallglot.console.desktop.evidence.LadderController;
import com.kallglot.console.desktop.evidence.NegotiatedController;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.desktop.phone.accounts.AccountsModel;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.phone.PhoneCall;
import java.util.List;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The page of the phone: whom to call at the left, the call in the middle. Digits that are typed
/// anywhere but into a field are sent in the call.
public final class PhoneController {
  private static final String DIGITS = "0123456789*#";
  private static final double SIDE = 288;
  private static final double LADDER = 452;

  /// Below, the ladder is not beside the call.
  private static final double ROOMY = 1065;

  @FXML private SplitPane split;
  @FXML private VBox side;
  @FXML private HBox views;
  @FXML private ToggleButton callView;
  @FXML private ToggleButton ladderView;
  @FXML private StackPane middle;
  @FXML private VBox editing;
  @FXML private ScrollPane call;
  @FXML private HBox tabs;
  @FXML private VBox offers;
  @FXML private NegotiatedController negotiatedController;
  @FXML private Node quality;
  @FXML private Node empty;
  @FXML private Node ladder;
  @FXML private LadderController ladderController;

  private final PhoneModel model;
  private final EvidenceModel evidence;
  private final AccountsModel accounts;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private final CallWords words;

  /// One and the same, so that it can be taken away again.
  private final EventHandler<KeyEvent> keys = this::typed;

  public PhoneController(
      PhoneModel model,
      EvidenceModel evidence,
      AccountsModel accounts,
      Workspace workspace,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.workspace = workspace;
    this.accounts = accounts;
    this.evidence = evidence;
    this.messages = messages;
    this.lifetime = lifetime;
    this.words = new CallWords(messages);
  }

  @FXML
  private void initialize() {
    SplitPane.setResizableWithParent(side, false);
    SplitPane.setResizableWithParent(ladder, false);
    ladderController.show(evidence);
    negotiatedController.show(evidence);
    var group = new ToggleGroup();
    group.getToggles().setAll(callView, ladderView);
    callView.setSelected(true);
    group.selectedToggleProperty().subscribe(this::choose);
    lifetime.watch(this::look, accounts.editing(), model.coming());
    lifetime.watch(split.widthProperty(), width -> fit(width.doubleValue()));
    lifetime.watch(this::show, model.shown(), model.calls(), model.coming(), workspace.entry());
    split.sceneProperty().subscribe(this::listen);
  }

  /// Where there is little width the ladder lies behind the call.
  private void fit(double width) {
    boolean narrow = width > 0 && width < ROOMY;
    boolean beside = split.getItems().contains(ladder);
    Nodes.show(views, Showing.when(narrow));
    if (narrow && beside) {
      split.getItems().remove(ladder);
      middle.getChildren().add(ladder);
    } else if (!narrow && !beside) {
      middle.getChildren().remove(ladder);
      split.getItems().add(ladder);
      split.layout(); // or its place is that of an item that comes anew
    }
    if (width > 0) {
      split.setDividerPositions(SIDE / width, narrow ? 1 : 1 - LADDER / width);
    }
    look();
  }

  private void choose(@Nullable Toggle chosen) {
    if (chosen == null) {
      callView.setSelected(true); // one of them is looked at
    } else {
      look();
    }
  }

  /// An account is edited where calls are, unless one comes.
  private void look() {
    boolean beside = split.getItems().contains(ladder);
    boolean edited = accounts.editing().get() != null && model.coming().get() == null;
    boolean theLadder = !beside && ladderView.isSelected() && !edited;
    Nodes.show(ladder, Showing.when(beside || theLadder));
    Nodes.show(call, Showing.when(!edited && !theLadder));
    Nodes.show(editing, Showing.when(edited));
  }

  /// Keys belong to the window, not to the page, where nothing of the page has the focus.
  private void listen(@Nullable Scene before, @Nullable Scene now) {
    if (before != null) {
      before.removeEventFilter(KeyEvent.KEY_TYPED, keys);
    }
    if (now != null) {
      now.addEventFilter(KeyEvent.KEY_TYPED, keys);
    }
  }

  private void typed(KeyEvent event) {
    String key = event.getCharacter();
    boolean digit = key.length() == 1 && DIGITS.contains(key);
    boolean modified = event.isControlDown() || event.isAltDown() || event.isMetaDown();
    Scene scene = split.getScene();
    boolean intoField = scene != null && scene.getFocusOwner() instanceof TextInputControl;
    if (digit && !modified && !intoField && model.digits(key)) {
      event.consume();
    }
  }

  private void show() {
    List<PhoneCall> up = model.up().stream().filter(call -> !call.isComing()).toList();
    Nodes.show(tabs, Showing.when(up.size() > 1));
    if (up.size() > 1) {
      showTabs(up);
    }
    PhoneCall shown = model.shown().get();
    Nodes.show(offers, Showing.when(shown != null && !CallWords.isAtFault(shown)));
    Nodes.show(quality, Showing.when(isMeasured(shown)));
    Nodes.show(empty, Showing.when(shown == null && model.coming().get() == null));
  }

  /// Before a call, too, where it can be told what is to go wrong in it.
  private boolean isMeasured(@Nullable PhoneCall call) {
    return call == null
        ? workspace.isSandbox()
        : call.media() != null || (workspace.isSandbox() && !call.isOver());
  }

  /// The same buttons as long as there are as many calls: the focus stays where it is.
  private void showTabs(List<PhoneCall> up) {
    while (tabs.getChildren().size() > up.size()) {
      tabs.getChildren().removeLast();
    }
    while (tabs.getChildren().size() < up.size()) {
      tabs.getChildren().add(new CallTab(messages, words));
    }
    PhoneCall shown = model.shown().get();
    for (int i = 0; i < up.size(); i++) {
      PhoneCall call = up.get(i);
      if (tabs.getChildren().get(i) instanceof CallTab tab) {
        tab.show(
            call,
            shown != null && shown.id() == call.id() ? CallTab.Looked.AT : CallTab.Looked.PAST);
        tab.setOnAction(_ -> model.show(call));
      }
    }
  }
}
