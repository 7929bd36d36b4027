package com.kallglot.console.desktop.numbers;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.writing.Form;
import com.kallglot.console.telephony.writing.Writing;
import com.kallglot.console.telephony.writing.Writing.Reading;
import com.kallglot.console.telephony.writing.WrittenForms;
import com.kallglot.console.telephony.writing.WrittenForms.Network;
import com.kallglot.console.telephony.writing.WrittenForms.Side;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/// The number in every form, what each side makes of it, and where that is known from.
public final class WrittenFormsController {
  private static final double ROW = 31;
  private static final double HEAD = 32;
  private static final double NAME = 72;
  private static final double SIDE = 58;
  private static final double NARROW_SIDE = 44;

  @FXML private TableView<Form> table;
  @FXML private FlowPane legend;
  @FXML private Label sources;

  private final NumbersModel model;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private @Nullable WrittenForms forms;

  public WrittenFormsController(
      NumbersModel model, Workspace workspace, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    table.setFixedCellSize(ROW);
    table.setPrefHeight(HEAD + ROW * Form.values().length + 2);
    table.setMinHeight(table.getPrefHeight());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setAccessibleText(messages.get("forms.title"));
    var name = column("forms.form", 68, form -> messages.of("forms.name", form), null);
    name.setMaxWidth(NAME);
    table.getColumns().add(name);
    var value = column("forms.value", 100, this::written, null);
    value.getStyleClass().add("kg-codes");
    table.getColumns().add(value);
    for (Side side : Side.values()) {
      var column =
          column(
              "forms.side." + side.name().toLowerCase(Locale.ROOT),
              NARROW_SIDE,
              form -> reading(form, side),
              side);
      column.getStyleClass().add("kg-centred");
      column.setMinWidth(NARROW_SIDE);
      column.setMaxWidth(SIDE);
      table.getColumns().add(column);
    }
    for (Reading reading : Reading.values()) {
      legend
          .getChildren()
          .add(Nodes.marked(icon(reading), messages.of("forms.reading", reading), tone(reading)));
    }
    lifetime.watch(model.selected(), this::show);
    table.getSelectionModel().selectedItemProperty().subscribe(_ -> showSources());
  }

  private void show(@Nullable PhoneNumber number) {
    if (number == null) {
      return;
    }
    Network network = workspace.isSandbox() ? Network.SANDBOX : Network.REAL;
    forms = new WrittenForms(number.phoneNumber(), number.provider(), network);
    Form chosen = table.getSelectionModel().getSelectedItem();
    table.getItems().setAll(Form.values());
    table.getSelectionModel().select(chosen == null ? Form.PLUS : chosen);
    table.refresh();
    showSources();
  }

  private void showSources() {
    Form form = table.getSelectionModel().getSelectedItem();
    WrittenForms of = forms;
    sources.setText(
        form == null || of == null
            ? ""
            : Arrays.stream(Side.values())
                .map(side -> messages.of("forms.side", side) + ": " + source(of.of(form, side)))
                .collect(Collectors.joining("\n")));
  }

  private String source(Writing writing) {
    return writing.reading() == Reading.UNDOCUMENTED
        ? messages.of("forms.reading", Reading.UNDOCUMENTED)
        : messages.of("forms.reading", writing.reading())
            + ", "
            + messages.of("forms.source", writing.source());
  }

  private static String icon(Reading reading) {
    return switch (reading) {
      case WANTED -> "fth-check-circle";
      case ACCEPTED -> "fth-check";
      case REFUSED -> "fth-x";
      case UNDOCUMENTED -> "fth-help-circle";
      case UNUSED -> "fth-minus";
    };
  }

  private static String tone(Reading reading) {
    return switch (reading) {
      case WANTED -> "ok";
      case ACCEPTED -> "acc";
      case REFUSED -> "bad";
      case UNDOCUMENTED, UNUSED -> "muted";
    };
  }

  private String written(Form form) {
    return forms == null ? "" : forms.written(form);
  }

  private String reading(Form form, Side side) {
    return forms == null ? "" : source(forms.of(form, side));
  }

  private TableColumn<Form, Form> column(
      String title, double width, Function<Form, String> text, @Nullable Side side) {
    var column = new TableColumn<Form, Form>(messages.get(title));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new Cell(text, side));
    column.setPrefWidth(width);
    column.setMinWidth(width / 2);
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  /// A mark where a side is meant, and its words for those who do not see it.
  private final class Cell extends TableCell<Form, Form> {
    private final Function<Form, String> text;
    private final @Nullable Side side;

    Cell(Function<Form, String> text, @Nullable Side side) {
      this.text = text;
      this.side = side;
      if (side != null) {
        getStyleClass().add("kg-mark");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      }
    }

    @Override
    protected void updateItem(Form form, boolean empty) {
      super.updateItem(form, empty);
      setGraphic(null);
      setTooltip(null);
      WrittenForms of = forms;
      if (empty || form == null || of == null) {
        setText(null);
        setAccessibleText(null);
        return;
      }
      String shown = messages.shown(text.apply(form));
      setText(shown);
      setAccessibleText(
          messages.of("forms.name", form) + ", " + getTableColumn().getText() + ", " + shown);
      if (side != null) {
        Reading reading = of.of(form, side).reading();
        setGraphic(Nodes.icon(icon(reading), tone(reading)));
      }
      setTooltip(new Tooltip(shown));
    }
  }
}
