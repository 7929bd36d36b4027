package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.phone.PhoneCall;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The page of the phone: whom to call at the left, the call in the middle. Digits that are typed
/// anywhere but into a field are sent in the call.
public final class PhoneController {
  private static final String DIGITS = "0123456789*#";

  @FXML private SplitPane split;
  @FXML private VBox side;
  @FXML private HBox tabs;
  @FXML private VBox empty;

  private final PhoneModel model;
  private final Messages messages;
  private final Lifetime lifetime;
  private final CallWords words;

  /// One and the same, so that it can be taken away again.
  private final EventHandler<KeyEvent> keys = this::typed;

  public PhoneController(PhoneModel model, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.messages = messages;
    this.lifetime = lifetime;
    this.words = new CallWords(messages);
  }

  @FXML
  private void initialize() {
    SplitPane.setResizableWithParent(side, false);
    lifetime.watch(this::show, model.shown(), model.calls(), model.coming());
    split.sceneProperty().subscribe(this::listen);
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
    Nodes.show(empty, Showing.when(shown == null && model.coming().get() == null));
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

  /// One of two calls, to be looked at.
  private static final class CallTab extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Messages messages;
    private final CallWords words;

    enum Looked {
      AT,
      PAST
    }

    CallTab(Messages messages, CallWords words) {
      this.messages = messages;
      this.words = words;
      getStyleClass().add("kg-call-tab");
      setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(this, Priority.ALWAYS);
    }

    void show(PhoneCall call, Looked looked) {
      CallWords.Mark mark = words.mark(call);
      setGraphic(Nodes.icon(mark.icon(), mark.style()));
      setText(words.whom(call) + " · " + mark.word());
      setAccessibleText(messages.get("phone.show", words.whom(call), mark.word()));
      pseudoClassStateChanged(ON, looked == Looked.AT);
    }
  }
}
