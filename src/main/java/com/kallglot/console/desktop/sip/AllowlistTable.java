package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.TextColumns;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist.Entry;
import com.kallglot.console.telephony.SipSettings.RecentSource;
import com.kallglot.console.telephony.allowlist.AddressBlock;
import com.kallglot.console.telephony.allowlist.AllowlistDraft;
import com.kallglot.console.telephony.allowlist.AllowlistDraft.Line;
import com.kallglot.console.telephony.allowlist.AllowlistEditing;
import com.kallglot.console.telephony.allowlist.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;

/// The lines of a draft: address, what is there, how much it holds, who called through it, what is
/// odd of it. Delete removes, Enter changes.
final class AllowlistTable {
  private static final double ROW = 33;
  private static final double HEAD = 34;
  private static final int MOST_ROWS = 6;
  private static final double BUTTON = 40;

  private final TableView<Row> table;
  private final Messages messages;
  private final Moments moments;
  private final AllowWords words;
  private final IntConsumer remove;

  /// @param number of the line in the draft
  record Row(int number, Line line, List<Finding> findings, Optional<Instant> seenAt) {}

  AllowlistTable(
      TableView<Row> table,
      Messages messages,
      Moments moments,
      AllowWords words,
      IntConsumer remove,
      IntConsumer change) {
    this.table = table;
    this.messages = messages;
    this.moments = moments;
    this.words = words;
    this.remove = remove;
    table.setOnKeyPressed(event -> {
      Row row = table.getSelectionModel().getSelectedItem();
      if (row != null && event.getCode() == KeyCode.DELETE) {
        remove.accept(row.number());
        event.consume();
      } else if (row != null && event.getCode() == KeyCode.ENTER) {
        change.accept(row.number());
        event.consume();
      }
    });
  }

  void fill() {
    var columns = new TextColumns<Row>(messages, row -> row.line().typed());
    var address = columns.of("allow.column.address", 150, row -> row.line().typed(), "kg-code");
    address.setMinWidth(120);
    table.getColumns().add(address);
    table.getColumns().add(columns.of("allow.column.label", 150, row -> row.line().label(), null));
    var holds = columns.of("allow.column.holds", 84, row -> words.count(row.line()), "kg-figures");
    holds.getStyleClass().add("kg-figures");
    table.getColumns().add(holds);
    table
        .getColumns()
        .add(
            columns.of(
                "allow.column.seen", 104, row -> row.seenAt().map(moments::at).orElse("–"), null));
    table.getColumns().add(remarks());
    table.getColumns().add(buttons());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
    table.setFixedCellSize(ROW);
    table.setAccessibleText(messages.get("allow.lines"));
    table.setPlaceholder(Nodes.label(messages.get("allow.lines.empty"), "kg-caption", "kg-muted"));
  }

  void show(AllowlistEditing editing) {
    AllowlistDraft draft = editing.draft();
    SipSettings read = editing.asRead();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < draft.lines().size(); i++) {
      Line line = draft.lines().get(i);
      rows.add(new Row(i, line, draft.findings(i, read.recentSources()), seenAt(line, read)));
    }
    double height = HEAD + ROW * Math.clamp(rows.size(), 1, MOST_ROWS);
    table.setMinHeight(height);
    table.setPrefHeight(height);
    int selected = table.getSelectionModel().getSelectedIndex();
    table.getItems().setAll(rows);
    table.getSelectionModel().select(Math.min(selected, rows.size() - 1));
  }

  /// By the platform's own note of the entry, or by the sources within it.
  private static Optional<Instant> seenAt(Line line, SipSettings read) {
    Optional<AddressBlock> block = AddressBlock.of(line.typed());
    if (block.isEmpty()) {
      return Optional.empty();
    }
    Stream<Instant> noted =
        read.allowlist().entries().stream()
            .filter(entry -> AddressBlock.of(entry.cidr()).equals(block))
            .map(Entry::lastSeenAt)
            .filter(Objects::nonNull);
    Stream<Instant> sources =
        read.recentSources().stream()
            .filter(
                source -> AddressBlock.of(source.address()).filter(block.get()::holds).isPresent())
            .map(RecentSource::lastSeenAt);
    return Stream.concat(noted, sources).max(Comparator.naturalOrder());
  }

  private TableColumn<Row, Row> remarks() {
    var column = new TableColumn<Row, Row>(messages.get("allow.column.remark"));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setPrefWidth(120);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellFactory(_ ->
        new TableCell<>() {
          @Override
          protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean blank = empty || row == null || row.findings().isEmpty();
            getStyleClass().removeAll("bad", "warn", "muted");
            String text = blank ? "" : words.findings(row.findings());
            setText(blank ? "" : words.brief(row.findings()));
            setTooltip(blank ? null : new Tooltip(text));
            setGraphic(blank ? null : Nodes.icon(AllowWords.icon(row.findings())));
            setAccessibleText(blank ? null : row.line().typed() + ": " + text);
            if (!blank) {
              getStyleClass().add(AllowWords.styleClass(row.findings()));
            }
          }
        });
    return column;
  }

  private TableColumn<Row, Row> buttons() {
    var column = new TableColumn<Row, Row>("");
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setMinWidth(BUTTON);
    column.setMaxWidth(BUTTON);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellFactory(_ ->
        new TableCell<>() {
          private final Button button = new Button(null, Nodes.icon("fth-trash-2"));

          {
            button.getStyleClass().add("kg-icon-button");
            button.setFocusTraversable(false); // Delete does the same
            button.setOnAction(_ -> remove.accept(getItem().number()));
          }

          @Override
          protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean none = empty || row == null;
            setGraphic(none ? null : button);
            if (!none) {
              button.setAccessibleText(messages.get("allow.remove", row.line().typed()));
            }
          }
        });
    return column;
  }
}
