package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.editing.Places;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/// The order of resolution as a picture: five stations on a line, lit as far as the request gets.
/// Left and Right move between them, Enter leads to what a station compared, on its own page.
public final class PictureController {
  /// Below, titles take two lines.
  private static final double ROOMY = 720;

  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  @FXML private GridPane stations;
  @FXML private Node trying;
  @FXML private Label tryingText;
  @FXML private Button apply;

  private final LabModel lab;
  private final Mends mends;
  private final Places places;
  private final Messages messages;
  private final Lifetime lifetime;

  public PictureController(
      LabModel lab, Mends mends, Places places, Messages messages, Lifetime lifetime) {
    this.lab = lab;
    this.mends = mends;
    this.places = places;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    stations.setAccessibleText(messages.get("picture.title"));
    stations.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    lifetime.watch(
        stations.widthProperty(),
        width -> stations.pseudoClassStateChanged(NARROW, width.doubleValue() < ROOMY));
    lifetime.watch(lab.shown(), this::show);
    lifetime.watch(lab.tried(), this::showTried);
  }

  private void show(@Nullable Explained explained) {
    int focused = focused();
    if (explained == null) {
      stations.getChildren().clear();
      return;
    }
    var words = new StationWords(messages, explained);
    List<StationView> views =
        explained.resolution().steps().stream()
            .map(step -> new StationView(messages, step, words))
            .toList();
    stations.getChildren().clear();
    views.forEach(view -> stations.add(view, view.number() - 1, 0));
    if (focused >= 0) {
      views.get(focused).requestFocus();
    }
  }

  private int focused() {
    for (int i = 0; i < stations.getChildren().size(); i++) {
      if (stations.getChildren().get(i).isFocused()) {
        return i;
      }
    }
    return -1;
  }

  private void pressed(KeyEvent event) {
    int focused = focused();
    if (focused < 0) {
      return;
    }
    switch (event.getCode()) {
      case KeyCode.LEFT -> focus(focused - 1);
      case KeyCode.RIGHT -> focus(focused + 1);
      case KeyCode.HOME -> focus(0);
      case KeyCode.END -> focus(stations.getChildren().size() - 1);
      case KeyCode.ENTER -> goTo(focused + 1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void focus(int index) {
    int last = stations.getChildren().size() - 1;
    stations.getChildren().get(Math.clamp(index, 0, last)).requestFocus();
  }

  /// To the thing that a station compared; where there is none, to the field that names it.
  private void goTo(int station) {
    Explained explained = lab.shown().get();
    if (explained == null) {
      return;
    }
    Optional<ProviderConnection> connection =
        station == 1 ? explained.named() : station > 3 ? explained.standard() : Optional.empty();
    Optional<PhoneNumber> number = station == 3 ? explained.number() : Optional.empty();
    if (connection.isPresent()) {
      places.connection(connection.get().id());
    } else if (number.isPresent()) {
      places.number(number.get().id());
    } else if (station == 2) {
      places.sip();
    } else {
      focusField(station);
    }
  }

  private void focusField(int station) {
    String field =
        switch (station) {
          case 1 -> "#connection";
          case 3 -> "#number";
          default -> "#method-first";
        };
    Node found = stations.getScene().lookup(field);
    Node target =
        found != null && found.isVisible() && isShowing(found)
            ? found
            : stations.getScene().lookup("#method-first");
    if (target != null) {
      target.requestFocus();
    }
  }

  private static boolean isShowing(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void showTried(List<Edit> tried) {
    Nodes.show(trying, Nodes.Showing.when(!tried.isEmpty()));
    var words = new DomainWords(messages);
    tryingText.setText(
        messages.get(
            "picture.trying", tried.stream().map(words::edit).collect(Collectors.joining(", "))));
    Optional<Edit.OfConfiguration> byHand = Mends.byHand(tried);
    boolean built = mends.areBuilt(tried);
    Nodes.show(apply, Nodes.Showing.when(built || byHand.isPresent()));
    apply.setText(
        built || byHand.isEmpty()
            ? messages.get("picture.apply")
            : messages.get("fix.open", messages.of("page", Places.pageOf(byHand.get()))));
  }

  /// At once, or on the page where it is done.
  @FXML
  private void apply() {
    List<Edit> tried = lab.tried().get();
    if (mends.areBuilt(tried)) {
      mends.carryOut(tried);
    } else {
      Mends.byHand(tried).ifPresent(places::of);
    }
  }

  @FXML
  private void back() {
    lab.attempt(List.of());
  }
}
