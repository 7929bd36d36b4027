package com.kallglot.console.desktop.shell;

import com.kallglot.console.desktop.fx.FxmlLoader;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.settings.Profile;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The window's frame: the rail changes pages, which are made when they are first looked at.
public final class ShellController {
  /// Below, the rail shows its icons alone.
  private static final double ROOMY = 1121;

  private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
  private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");

  @FXML private StackPane root;
  @FXML private BorderPane frame;
  @FXML private VBox rail;
  @FXML private VBox railItems;
  @FXML private Node brandName;
  @FXML private StackPane pages;

  private final Navigation navigation;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private final Supplier<FxmlLoader> loader;
  private final Map<Page, Node> made = new EnumMap<>(Page.class);
  private final Map<Page, ToggleButton> items = new EnumMap<>(Page.class);
  private final Map<Page, Label> counts = new EnumMap<>(Page.class);

  public ShellController(
      Navigation navigation,
      Workspace workspace,
      Messages messages,
      Lifetime lifetime,
      Supplier<FxmlLoader> loader) {
    this.navigation = navigation;
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
    this.loader = loader;
  }

  @FXML
  private void initialize() {
    var group = new ToggleGroup();
    for (Page page : Page.values()) {
      railItems.getChildren().add(place(page, item(page, group)));
    }
    lifetime.watch(this::count, navigation.counts(), navigation.unsaved());
    lifetime.watch(root.widthProperty(), width -> fit(width.doubleValue()));
    lifetime.watch(navigation.page(), this::show);
    lifetime.watch(
        workspace.entry(),
        entry ->
            frame.pseudoClassStateChanged(
                LIVE, entry != null && entry.kind() == Profile.Kind.LIVE));
  }

  private ToggleButton item(Page page, ToggleGroup group) {
    var item = new ToggleButton(messages.of("page", page), Nodes.icon(page.icon()));
    item.getStyleClass().setAll("kg-rail-item");
    item.setId("rail-" + page.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    item.setMaxWidth(Double.MAX_VALUE);
    item.setToggleGroup(group);
    item.setAccessibleText(messages.of("page", page));
    item.setOnAction(_ -> {
      item.setSelected(true); // a page cannot be left for nowhere
      navigation.open(page);
    });
    items.put(page, item);
    return item;
  }

  /// The item with room for a count at its end.
  private StackPane place(Page page, ToggleButton item) {
    Label count = Nodes.label("", "kg-count");
    count.setMouseTransparent(true);
    counts.put(page, count);
    var dot = new Region();
    lifetime.watch(
        () -> Nodes.show(dot, Nodes.Showing.when(navigation.unsaved().contains(page))),
        navigation.unsaved());
    dot.getStyleClass().add("kg-unsaved-dot");
    dot.setMouseTransparent(true);
    var place = new StackPane(item, count, dot);
    place.getStyleClass().add("kg-rail-place");
    StackPane.setAlignment(count, Pos.CENTER_RIGHT);
    StackPane.setAlignment(dot, Pos.CENTER_LEFT);
    return place;
  }

  private void count() {
    items.forEach((page, item) -> {
      Count count = navigation.counts().get(page);
      Label label = counts.get(page);
      boolean unsaved = navigation.unsaved().contains(page);
      String name =
          messages.of("page", page) + (unsaved ? ", " + messages.get("rail.unsaved") : "");
      item.setAccessibleText(count == null ? name : name + ", " + count.meaning());
      if (label == null) {
        return;
      }
      Nodes.show(label, Nodes.Showing.when(count != null));
      if (count != null) {
        String tone = count.tone().name().toLowerCase(Locale.ROOT);
        label.setText(String.valueOf(count.number()));
        label.getStyleClass().setAll("label", "kg-count", tone);
      }
    });
  }

  private void show(Page page) {
    Node view = made.computeIfAbsent(page, each -> loader.get().load(each.view()));
    pages.getChildren().setAll(List.of(view));
    items.forEach((each, item) -> item.setSelected(each == page));
  }

  private void fit(double width) {
    boolean compact = width > 0 && width < ROOMY;
    rail.pseudoClassStateChanged(COMPACT, compact);
    Nodes.show(brandName, Nodes.Showing.when(!compact));
    for (ToggleButton item : items.values()) {
      item.setContentDisplay(compact ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
      item.setTooltip(compact ? new Tooltip(item.getText()) : null);
    }
  }
}
