package com.kallglot.console.desktop.evidence;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import java.text.NumberFormat;
import java.util.List;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The ladder of a call: looked through with the arrow keys, the raw message one key away, two
/// messages selected are held against each other.
public final class LadderController {
  private static final int SHORT_ID = 8;
  private static final double RAW_FROM = 0.52;

  @FXML private Label count;
  @FXML private Button pcap;
  @FXML private Button bundle;
  @FXML private Node empty;
  @FXML private Node filled;
  @FXML private Label hereName;
  @FXML private Label hereAddress;
  @FXML private Label thereName;
  @FXML private Label thereAddress;
  @FXML private SplitPane split;
  @FXML private ListView<LadderRow> rows;
  @FXML private Node raw;
  @FXML private RawController rawController;

  private final EvidenceExport export;
  private final Messages messages;
  private final Lifetime lifetime;
  private @Nullable EvidenceModel model;
  private @Nullable LadderSelection selection;

  public LadderController(EvidenceExport export, Messages messages, Lifetime lifetime) {
    this.export = export;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    var words = new LadderWords(messages);
    rows.setCellFactory(_ -> new LadderCell(words));
    rows.setAccessibleText(messages.get("evidence.ladder.list"));
    rows.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    rows.setOnMouseClicked(click -> {
      if (click.getClickCount() > 1) {
        model().open().set(true);
      }
    });
    Nodes.show(filled, Showing.NO);
  }

  /// To be called once, by the view that this one lies in.
  public void show(EvidenceModel shown) {
    model = shown;
    var kept = new LadderSelection(rows, shown.chosen());
    selection = kept;
    rawController.show(shown);
    lifetime.watch(shown.reading(), this::show);
    lifetime.watch(shown.open(), this::open);
    lifetime.watch(kept::select, shown.chosen());
  }

  private EvidenceModel model() {
    return Objects.requireNonNull(model);
  }

  private void pressed(KeyEvent key) {
    boolean open = model().open().get();
    if (key.getCode() == KeyCode.SPACE && !key.isControlDown()) {
      model().open().set(!open);
      key.consume();
    } else if (key.getCode() == KeyCode.ESCAPE && open) {
      model().open().set(false);
      key.consume();
    }
  }

  private void open(boolean wanted) {
    boolean there = split.getItems().contains(raw);
    if (wanted && !there) {
      split.getItems().add(raw);
      split.setDividerPositions(RAW_FROM);
    } else if (!wanted && there) {
      split.getItems().remove(raw);
      rows.requestFocus();
    }
    begin();
  }

  /// Where nothing is chosen yet, with the message that decided, or the first. What is opened
  /// before the call is laid out has it as soon as that is.
  private void begin() {
    Reading reading = model().reading().get();
    if (reading != null && model().open().get() && model().chosen().isEmpty()) {
      SipMessage first =
          reading.decision() != null
              ? reading.decision().message()
              : reading.evidence().capture().messages().stream().findFirst().orElse(null);
      if (first != null) {
        model().chosen().setAll(List.of(first));
      }
    }
  }

  private void show(@Nullable Reading reading) {
    boolean nothing = reading == null || reading.rows().isEmpty();
    Nodes.show(empty, Showing.when(nothing));
    Nodes.show(filled, Showing.when(!nothing));
    Nodes.show(pcap, Showing.when(!nothing));
    Nodes.show(bundle, Showing.when(!nothing));
    Nodes.show(count, Showing.when(!nothing));
    Objects.requireNonNull(selection).take(reading == null ? List.of() : reading.rows());
    if (reading != null && !nothing) {
      name(reading);
      begin();
      if (model().chosen().isEmpty() && !reading.evidence().isOver()) {
        rows.scrollTo(reading.rows().size() - 1);
      }
    }
  }

  private void name(Reading reading) {
    Evidence evidence = reading.evidence();
    List<SipMessage> all = evidence.capture().messages();
    String callId = all.isEmpty() ? "" : SipText.of(all.getFirst().text()).callId();
    String brief = callId.length() > SHORT_ID ? callId.substring(0, SHORT_ID) + "…" : callId;
    var numbers = NumberFormat.getIntegerInstance(messages.locale());
    String dropped =
        evidence.capture().dropped() == 0
            ? ""
            : messages.get("evidence.dropped", numbers.format(evidence.capture().dropped()));
    count.setText(
        messages.get("evidence.ladder.count", numbers.format(reading.messages()), brief) + dropped);
    count.setAccessibleText(
        messages.get("evidence.ladder.count", numbers.format(reading.messages()), callId)
            + dropped);
    var names = new EndNames(messages, evidence);
    hereName.setText(names.here());
    hereAddress.setText(names.hereAddress());
    thereName.setText(names.there());
    thereAddress.setText(names.thereAddress());
  }

  @FXML
  private void savePcap() {
    Reading reading = model().reading().get();
    if (reading != null) {
      export.pcap(reading.evidence(), rows.getScene());
    }
  }

  @FXML
  private void saveBundle() {
    Reading reading = model().reading().get();
    if (reading != null) {
      export.bundle(reading.evidence(), rows.getScene());
    }
  }
}
