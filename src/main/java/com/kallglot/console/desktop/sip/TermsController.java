package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.fx.Choice;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Named;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.telephony.SessionMode;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.SessionDefaults;
import com.kallglot.console.telephony.SipSettings.Terms;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Encryption, codecs, how many calls, and what a session takes when the leg says nothing: written
/// together, saved in one request.
public final class TermsController {
  @FXML private Label unsaved;
  @FXML private Button discard;
  @FXML private Button save;
  @FXML private Node warning;
  @FXML private Label warningText;
  @FXML private Node form;
  @FXML private HBox policies;
  @FXML private HBox keyings;
  @FXML private ListView<CodecChoice.Codec> codecs;
  @FXML private TextField calls;
  @FXML private Label callsNote;
  @FXML private ComboBox<SessionMode> mode;
  @FXML private TextField source;
  @FXML private TextField target;
  @FXML private Label defaultsNote;

  private final SipModel model;
  private final SipEdits edits;
  private final Messages messages;
  private final Lifetime lifetime;
  private @Nullable Choice<SrtpPolicy> policy;
  private @Nullable Choice<SrtpKeying> keying;
  private @Nullable CodecChoice order;
  private boolean showing;

  public TermsController(SipModel model, SipEdits edits, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.edits = edits;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    policy =
        new Choice<>(
            policies,
            List.of(SrtpPolicy.OFF, SrtpPolicy.OPTIONAL, SrtpPolicy.REQUIRED),
            word -> messages.of("sip.srtp", word),
            this::write);
    keying =
        new Choice<>(
            keyings,
            List.of(SrtpKeying.SDES, SrtpKeying.DTLS),
            word -> messages.of("sip.keying", word),
            this::write);
    order = new CodecChoice(codecs, messages, this::write);
    mode.getItems()
        .setAll(
            SessionMode.BIDIRECTIONAL_TRANSLATION,
            SessionMode.ASSISTIVE_TRANSLATION,
            SessionMode.AI_AGENT,
            SessionMode.HELP_CHAT_VOICE);
    mode.setConverter(new Named<>(word -> messages.of("sip.mode", word)));
    mode.setPromptText(messages.get("sip.defaults.none"));
    mode.valueProperty().subscribe(this::write);
    for (TextField field : List.of(calls, source, target)) {
      field.textProperty().subscribe(this::write);
    }
    lifetime.watch(this::show, model.terms(), model.settings(), edits.possible());
  }

  private void show() {
    Terms terms = model.terms().get();
    SipSettings read = model.settings().get();
    if (terms == null || read == null || policy == null || keying == null || order == null) {
      return;
    }
    showing = true;
    policy.show(terms.srtp());
    keying.show(terms.keying());
    order.show(terms.codecs());
    put(calls, String.valueOf(terms.maxConcurrentCalls()));
    SessionDefaults session = terms.sessionDefaults();
    mode.setValue(session == null ? null : session.mode());
    put(source, session == null ? null : session.sourceLanguage());
    put(target, session == null ? null : session.targetLanguage());
    showing = false;
    showState(terms, read);
  }

  /// What is being typed keeps its caret.
  private static void put(TextField field, @Nullable String text) {
    String wanted = text == null ? "" : text;
    if (!field.isFocused() && !field.getText().equals(wanted)) {
      field.setText(wanted);
    }
  }

  private void showState(Terms terms, SipSettings read) {
    boolean dirty = !terms.equals(read.terms());
    boolean possible = edits.possible().get();
    Nodes.show(unsaved, Nodes.Showing.when(dirty));
    Nodes.show(discard, Nodes.Showing.when(dirty));
    Nodes.show(save, Nodes.Showing.when(possible));
    save.setDisable(!dirty || number() < 0 || terms.codecs().isEmpty());
    form.setDisable(!possible);
    Nodes.show(callsNote, Nodes.Showing.when(number() <= 0));
    callsNote.setText(messages.get(number() < 0 ? "sip.calls.number" : "sip.calls.none"));
    callsNote.getStyleClass().removeAll("bad", "muted");
    callsNote.getStyleClass().add(number() < 0 ? "bad" : "muted");
    source.setDisable(mode.getValue() == null);
    target.setDisable(mode.getValue() == null);
    var words = new TermsWords(messages);
    defaultsNote.setText(words.note(read, mode.getValue(), source.getText(), target.getText()));
    Nodes.show(defaultsNote, Nodes.Showing.when(!defaultsNote.getText().isEmpty()));
    String said = words.warning(read.terms(), terms);
    Nodes.show(warning, Nodes.Showing.when(!said.isEmpty()));
    warningText.setText(said);
  }

  /// -1 where it is none.
  private int number() {
    String text = calls.getText().strip();
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
  }

  private void write() {
    Terms before = model.terms().get();
    if (showing || before == null || policy == null || keying == null || order == null) {
      return;
    }
    SessionMode session = mode.getValue();
    model.write(
        new Terms(
            policy.chosen().orElse(before.srtp()),
            keying.chosen().orElse(before.keying()),
            order.chosen(),
            number() < 0 ? before.maxConcurrentCalls() : number(),
            session == null
                ? before.sessionDefaults()
                : new SessionDefaults(session, orNull(source), orNull(target))));
    show();
  }

  private static @Nullable String orNull(TextField field) {
    String text = field.getText().strip();
    return text.isEmpty() ? null : text;
  }

  @FXML
  private void earlier() {
    if (order != null) {
      order.move(-1);
    }
  }

  @FXML
  private void later() {
    if (order != null) {
      order.move(1);
    }
  }

  @FXML
  private void discard() {
    SipSettings read = model.settings().get();
    if (read != null) {
      model.write(read.terms());
      calls.setText(String.valueOf(read.maxConcurrentCalls()));
    }
  }

  @FXML
  private void save() {
    Terms terms = model.terms().get();
    if (terms != null) {
      edits.settle(terms);
    }
  }
}
