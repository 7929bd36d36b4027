package com.kallglot.console.desktop.numbers;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.routelab.LabModel;
import com.kallglot.console.desktop.routelab.draft.DraftShelf;
import com.kallglot.console.desktop.routelab.draft.JsonText;
import com.kallglot.console.desktop.shell.Navigation;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.trial.RouteTrial;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.settings.SavedDrafts.Saved;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.Status;
import com.kallglot.console.telephony.RouteRequest;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;

/// The number as the route of a session: to copy, to explain, to test; and the drafts that ask for
/// it.
public final class RoutingController {
  @FXML private Button test;
  @FXML private TextFlow json;
  @FXML private Label unused;
  @FXML private VBox usedBy;

  private final NumbersModel model;
  private final LabModel lab;
  private final DraftShelf shelf;
  private final RouteTrial trial;
  private final Navigation navigation;
  private final Notices notices;
  private final Messages messages;
  private final Lifetime lifetime;

  public RoutingController(
      NumbersModel model,
      LabModel lab,
      DraftShelf shelf,
      RouteTrial trial,
      Navigation navigation,
      Notices notices,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.lab = lab;
    this.shelf = shelf;
    this.trial = trial;
    this.navigation = navigation;
    this.notices = notices;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(this::show, model.selected(), shelf.drafts());
  }

  private static String routing(PhoneNumber number) {
    return "\"routing\": {\n  \"phone_number\": \"" + number.phoneNumber() + "\"\n}";
  }

  private void show() {
    PhoneNumber number = model.selected().get();
    if (number == null) {
      return;
    }
    test.setDisable(number.status() != Status.ACTIVE);
    JsonText.show(json, messages.shown(routing(number)));
    List<Button> users =
        shelf.drafts().stream().filter(draft -> asksFor(draft, number)).map(this::link).toList();
    usedBy.getChildren().setAll(users);
    Nodes.show(unused, Nodes.Showing.when(users.isEmpty()));
  }

  private static boolean asksFor(Saved draft, PhoneNumber number) {
    return number
        .phoneNumber()
        .value()
        .equals(Draft.parse(draft.text()).request().routing().phoneNumber());
  }

  private Button link(Saved draft) {
    var link =
        new Button(messages.get("numbers.used.draft", draft.name()), Nodes.icon("fth-edit-2"));
    link.setMnemonicParsing(false);
    link.getStyleClass().add("kg-link");
    link.setOnAction(_ -> {
      lab.open(draft.name(), draft.text());
      navigation.open(Page.ROUTE_LAB);
    });
    return link;
  }

  @FXML
  private void copy() {
    PhoneNumber number = model.selected().get();
    if (number != null) {
      var content = new ClipboardContent();
      content.putString(routing(number));
      Clipboard.getSystemClipboard().setContent(content);
      notices.tell(messages.get("numbers.routing.copied"));
    }
  }

  @FXML
  private void explain() {
    PhoneNumber number = model.selected().get();
    if (number != null) {
      lab.open(RouteRequest.overNumber(number.phoneNumber()));
      navigation.open(Page.ROUTE_LAB);
    }
  }

  /// As the Route lab does it: there its cost is said first where it has one, and the verdict
  /// shown.
  @FXML
  private void test() {
    PhoneNumber number = model.selected().get();
    if (number != null) {
      explain();
      Draft draft = lab.draft().get();
      var route = new Route.Drafted(draft.request(), draft.text());
      trial.begin(site -> new TestPlan(List.of(TestCase.of(site, route, null))));
    }
  }
}
