package com.kallglot.console.desktop.connections.credentials;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.provider.Correction;
import com.kallglot.console.provider.CredentialShape;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.ShapeFault;
import com.kallglot.console.provider.ShapeFault.Field;
import com.kallglot.console.provider.TypedCredentials;
import com.kallglot.console.telephony.Provider;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

/// The fields that open an account, judged while they are typed, and tried at the provider. Secrets
/// stay in their fields: they are cleared when the fields are shown for another account.
public final class CredentialsController {
  @FXML private Node twilio;
  @FXML private TextField sid;
  @FXML private Label sidNote;
  @FXML private PasswordField token;
  @FXML private Label tokenNote;
  @FXML private Node telnyx;
  @FXML private PasswordField key;
  @FXML private Label keyNote;
  @FXML private TrialController trialController;

  private final CredentialTrial trial;
  private final Messages messages;
  private final CredentialWords words;
  private final Lifetime lifetime;
  private final Map<Field, FieldLine> lines = new EnumMap<>(Field.class);
  private Provider provider = Provider.TWILIO;
  private Consumer<String> accountTyped = _ -> {};
  private Consumer<CredentialVerdict> tried = _ -> {};
  private Tidying tidying = Tidying.NO;

  /// While a field is tidied its new text is not judged as if it had been typed.
  private enum Tidying {
    YES,
    NO
  }

  public CredentialsController(CredentialTrial trial, Messages messages, Lifetime lifetime) {
    this.trial = trial;
    this.messages = messages;
    this.words = new CredentialWords(messages);
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lines.put(Field.ACCOUNT_SID, new FieldLine(sid, sidNote));
    lines.put(Field.AUTH_TOKEN, new FieldLine(token, tokenNote));
    lines.put(Field.API_KEY, new FieldLine(key, keyNote));
    typed(sid, Field.ACCOUNT_SID);
    typed(token, Field.AUTH_TOKEN);
    typed(key, Field.API_KEY);
    trialController.whenAsked(() -> attempt(verdict -> tried.accept(verdict)));
    trialController.whenStandInChosen(this::fill);
  }

  private void typed(TextField field, Field which) {
    field
        .textProperty()
        .subscribe((_, now) -> {
          if (tidying == Tidying.NO && !lifetime.isOver()) {
            typed(field, which, now);
          }
        });
  }

  private void typed(TextField field, Field which, String now) {
    trial.forget();
    TypedCredentials read = read();
    String tidy = CredentialShape.tidied(which, now);
    if (!tidy.equals(now)) {
      tidying = Tidying.YES;
      field.setText(tidy);
      field.end();
      tidying = Tidying.NO;
    }
    judge(which, read.corrections(), tidy.length());
    if (which == Field.ACCOUNT_SID) {
      accountTyped.accept(tidy);
    }
  }

  private void fill(ProviderCredentials known) {
    switch (known) {
      case ProviderCredentials.Twilio twilio -> {
        sid.setText(twilio.accountSid());
        token.setText(twilio.secret().reveal());
      }
      case ProviderCredentials.Telnyx telnyx -> key.setText(telnyx.apiKey().reveal());
    }
  }

  private FieldLine line(Field which) {
    return Objects.requireNonNull(lines.get(which), "No field for it");
  }

  private TypedCredentials read() {
    return provider == Provider.TELNYX
        ? CredentialShape.telnyx(key.getText())
        : CredentialShape.twilio(sid.getText(), token.getText());
  }

  private void judge(Field which, List<Correction> corrections, int length) {
    FieldLine line = line(which);
    Optional<ShapeFault> fault =
        read().faults().stream().filter(each -> each.field() == which).findFirst();
    Optional<Correction> corrected =
        corrections.stream().filter(each -> each.field() == which).findFirst();
    boolean unfinished =
        fault.filter(each -> each.kind() == ShapeFault.Kind.MALFORMED_SID).isPresent()
            && length < CredentialWords.SID_LENGTH
            && sid.getText().matches("A?C?[0-9a-fA-F]*");
    if (unfinished) {
      line.tell(messages.get("shape.unfinished", length), "fth-more-horizontal", "muted");
    } else if (fault.isPresent() && fault.get().kind() != ShapeFault.Kind.EMPTY) {
      String text = words.fault(fault.get(), length);
      if (fault.get().isCertain()) {
        line.bad(text);
      } else {
        line.warn(text);
      }
    } else if (corrected.isPresent()) {
      line.tell(words.correction(corrected.get()), "fth-scissors", "muted");
    } else {
      line.clear();
    }
  }

  /// Shows the empty fields of a provider.
  ///
  /// @param account the account SID that is known already; empty for none
  public void show(Provider of, String account, Consumer<String> accountTyped) {
    this.provider = of;
    this.accountTyped = _ -> {};
    clear();
    sid.setText(account);
    this.accountTyped = accountTyped;
    Nodes.show(twilio, Nodes.Showing.when(of != Provider.TELNYX));
    Nodes.show(telnyx, Nodes.Showing.when(of == Provider.TELNYX));
    trialController.show(of);
    lines.values().forEach(FieldLine::clear);
  }

  /// They are forgotten as soon as they are not needed in the fields.
  public void clear() {
    trial.forget();
    tidying = Tidying.YES;
    token.clear();
    key.clear();
    tidying = Tidying.NO;
  }

  public boolean isSecretTyped() {
    return !(provider == Provider.TELNYX ? key : token).getText().isEmpty();
  }

  /// What may be sent somewhere; otherwise the field that keeps it from that says so, and takes the
  /// focus.
  public Optional<ProviderCredentials> sendable() {
    TypedCredentials read = read();
    Optional<ShapeFault> certain = read.faults().stream().filter(ShapeFault::isCertain).findFirst();
    if (certain.isEmpty()) {
      return read.sendable();
    }
    Field which = certain.get().field();
    TextField field = which == Field.ACCOUNT_SID ? sid : which == Field.API_KEY ? key : token;
    line(which).bad(words.fault(certain.get(), field.getText().length()));
    field.requestFocus();
    return Optional.empty();
  }

  /// Tries what stands in the fields, where it has the form for that.
  public void attempt(Consumer<CredentialVerdict> then) {
    sendable().ifPresent(credentials -> trial.begin(credentials, then));
  }

  /// Who is told of verdicts that were asked for here.
  public void whenTried(Consumer<CredentialVerdict> told) {
    tried = told;
  }
}
