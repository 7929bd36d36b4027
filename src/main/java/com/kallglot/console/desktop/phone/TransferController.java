package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.desktop.phone.accounts.AccountsModel;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.account.PhoneAccount;
import com.kallglot.console.phone.dialling.DialReading;
import com.kallglot.console.phone.dialling.Dialling;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.TransferStep;
import java.util.Objects;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// To whom the call is handed over, and what became of that.
public final class TransferController {
  @FXML private VBox box;
  @FXML private HBox form;
  @FXML private TextField typed;
  @FXML private Button go;
  @FXML private Label note;

  private final PhoneModel model;
  private final AccountsModel accounts;
  private final Messages messages;
  private final Lifetime lifetime;

  public TransferController(
      PhoneModel model, AccountsModel accounts, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.accounts = accounts;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(this::show, model.shown(), model.transferring());
    typed.textProperty().subscribe(_ -> go.setDisable(target().isEmpty()));
    typed.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            cancel();
            event.consume();
          }
        });
    lifetime.watch(
        model.transferring(),
        wanted -> {
          if (wanted == PhoneModel.Transferring.ASKED) {
            typed.clear();
            typed.requestFocus();
          }
        });
  }

  private void show() {
    PhoneCall call = model.shown().get();
    boolean asked =
        call != null
            && call.state().isAnswered()
            && model.transferring().get() == PhoneModel.Transferring.ASKED;
    Nodes.show(form, Showing.when(asked));
    String news = call == null ? "" : news(call);
    note.setText(news);
    Nodes.show(note, Showing.when(!news.isEmpty()));
    Nodes.show(box, Showing.when(asked || !news.isEmpty()));
  }

  private String news(PhoneCall call) {
    if (call.state() == PhoneCall.State.TRANSFERRING) {
      return messages.get("phone.transfer.going");
    }
    Optional<CallEvent.Transfer> ours = call.last(CallEvent.Transfer.class);
    if (ours.isPresent() && ours.get().step() == TransferStep.DONE) {
      return messages.get("phone.transfer.done");
    }
    if (call.isOver()) {
      return "";
    }
    return ours.map(step ->
            messages.get("phone.transfer.failed", (step.code() + " " + step.reason()).strip()))
        .or(() ->
            call.last(CallEvent.Referred.class)
                .map(asked -> messages.get("phone.transfer.asked", PhoneCall.nameOf(asked.uri()))))
        .orElse("");
  }

  /// As the account of the call reads what is typed.
  private Optional<String> target() {
    PhoneCall call = model.shown().get();
    String text = Objects.requireNonNullElse(typed.getText(), "");
    return Optional.ofNullable(call)
        .flatMap(this::account)
        .map(account -> Dialling.read(text, account.plan()))
        .flatMap(read ->
            read instanceof DialReading.Target target
                ? Optional.of(target.uri())
                : Optional.empty());
  }

  private Optional<PhoneAccount> account(PhoneCall call) {
    @Nullable PhoneAccount chosen = accounts.chosen().get();
    return accounts.accounts().stream()
        .filter(each -> each.id().equals(call.lineId()))
        .findFirst()
        .or(() -> Optional.ofNullable(chosen));
  }

  @FXML
  private void transfer() {
    PhoneCall call = model.shown().get();
    if (call != null) {
      target().ifPresent(uri -> model.transfer(call, uri));
    }
  }

  @FXML
  private void cancel() {
    model.transferring().set(PhoneModel.Transferring.NOT_ASKED);
  }
}
