package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds of every page there is, on a platform that answers late: nothing is asked twice, long
/// lists cost no more than what is seen of them, and Tab leads everywhere and back.
@Tag("desktop")
class EveryPageTest {
  private static final int MANY = 10_000;
  private static final Duration LATE = Duration.ofMillis(60);

  @TempDir static Path home;
  private static LoneSandbox sandbox;
  private static SlowFront front;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() throws Exception {
    sandbox = new LoneSandbox(home);
    front = new SlowFront(sandbox.base(), LATE);
    desktop = OpenDesktop.on(home, front.environment(sandbox.key())).awaitRead();
  }

  @AfterAll
  static void close() {
    desktop.close();
    front.close();
    sandbox.close();
  }

  private static Parent root() {
    return desktop.window().scene().getRoot();
  }

  private static void open(Page page) {
    desktop.go(page);
    desktop.awaitScreen("it is read", front::isQuiet);
    desktop.awaitRead();
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void nothingIsAskedTwiceWhenAPageOpensOrIsReadAgain(Page page) {
    open(page == Page.OVERVIEW ? Page.ROUTE_LAB : Page.OVERVIEW);
    front.forget();
    open(page);
    assertThat(front.asked()).as("to open %s", page).doesNotHaveDuplicates();
    front.forget();
    desktop.press(KeyCode.F5);
    desktop.awaitScreen("it is asked", () -> !front.asked().isEmpty());
    desktop.awaitScreen("it is read", front::isQuiet);
    assertThat(front.asked()).as("to read %s again", page).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void aListOfTenThousandMakesNoMoreCellsThanAreSeen(Page page) {
    open(page);
    for (Node list : lists()) {
      List<?> before = OpenDesktop.onScreen(() -> List.copyOf(itemsOf(list)));
      if (before.isEmpty()) {
        continue; // nothing to make many of; the page's own test has some
      }
      OpenDesktop.doOnScreen(() -> {
        fill(list, Collections.nCopies(MANY, before.getFirst()));
        root().layout();
      });
      int cells = OpenDesktop.onScreen(() -> cells(list).size());
      double rows = OpenDesktop.onScreen(() -> Math.ceil(heightOf(list) / rowOf(list)));
      assertThat((double) cells).as("%s of %s", list, page).isLessThanOrEqualTo(rows + 2);
      OpenDesktop.doOnScreen(() -> fill(list, before));
    }
  }

  private static List<Node> lists() {
    return OpenDesktop.onScreen(() ->
        SceneWalk.all(root()).stream()
            .filter(node -> node instanceof ListView || node instanceof TableView)
            .filter(list -> SceneWalk.isShown(list) && !(list.getParent() instanceof ComboBoxBase))
            .toList());
  }

  private static List<?> itemsOf(Node list) {
    return list instanceof TableView<?> table ? table.getItems() : ((ListView<?>) list).getItems();
  }

  /// Other items for the same cells; what the page looks after by itself is left alone.
  @SuppressWarnings("unchecked")
  private static void fill(Node list, List<?> items) {
    ObservableList<Object> many = FXCollections.observableArrayList(items);
    if (list instanceof TableView<?> table) {
      ((TableView<Object>) table).setItems(many);
    } else {
      ((ListView<Object>) list).setItems(many);
    }
  }

  private static double heightOf(Node list) {
    return list.getLayoutBounds().getHeight();
  }

  /// The height of a row; of the lowest that is seen where they differ.
  private static double rowOf(Node list) {
    double fixed =
        list instanceof TableView<?> table
            ? table.getFixedCellSize()
            : ((ListView<?>) list).getFixedCellSize();
    return fixed > 0
        ? fixed
        : cells(list).stream()
            .filter(Node::isVisible)
            .mapToDouble(cell -> cell.getLayoutBounds().getHeight())
            .filter(height -> height > 0)
            .min()
            .orElseThrow();
  }

  /// Those that were made, seen or kept for later.
  private static List<Node> cells(Node list) {
    return SceneWalk.all((Parent) list).stream()
        .filter(node -> node instanceof TableRow || node instanceof ListCell)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void tabLeadsThroughAPageAndBackToWhereItBegan(Page page) {
    open(page);
    OpenDesktop.doOnScreen(() -> root().lookup(railItem(page)).requestFocus());
    Set<Node> met = Collections.newSetFromMap(new IdentityHashMap<>());
    Node first = focused();
    while (met.add(focused())) {
      desktop.press(KeyCode.TAB);
    }
    assertThat(focused()).as("after %s", met).isSameAs(first);
    List<Node> missed =
        OpenDesktop.onScreen(() ->
            SceneWalk.all(root()).stream()
                .filter(node -> takesTab(node) && !met.contains(node))
                .toList());
    assertThat(missed).as("no Tab leads there").isEmpty();
  }

  private static String railItem(Page page) {
    return "#rail-" + page.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Toggles of a group are met one for all, and walked by arrows; cells and what is in them belong
  /// to their list.
  private static boolean takesTab(Node node) {
    return (node instanceof ButtonBase || node instanceof TextInputControl)
        && !(node instanceof ToggleButton)
        && node.isFocusTraversable()
        && !node.isDisabled()
        && SceneWalk.isShown(node)
        && !isWithin(node, ComboBoxBase.class)
        && !isWithin(node, Cell.class);
  }

  private static boolean isWithin(Node node, Class<?> type) {
    for (Node each = node.getParent(); each != null; each = each.getParent()) {
      if (type.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private static Node focused() {
    return OpenDesktop.onScreen(() -> desktop.window().scene().getFocusOwner());
  }
}
