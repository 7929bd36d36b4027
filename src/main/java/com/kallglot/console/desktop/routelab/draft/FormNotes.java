package com.kallglot.console.desktop.routelab.draft;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.routelab.DraftEdits;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.routing.Meant;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// What stands below the fields of the form: problems first, otherwise what the configuration knows
/// of the value.
final class FormNotes {
  private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));

  private final Messages messages;
  private final DomainWords words;
  private final ProblemWords problems;
  private final ObservableValue<@Nullable TelephonyConfiguration> configuration;
  private final List<Consumer<Draft>> notes = new ArrayList<>();

  FormNotes(Messages messages, ObservableValue<@Nullable TelephonyConfiguration> configuration) {
    this.messages = messages;
    this.words = new DomainWords(messages);
    this.problems = new ProblemWords(messages);
    this.configuration = configuration;
  }

  void showAll(Draft draft) {
    notes.forEach(note -> note.accept(draft));
  }

  void ofProblems(String path, Control field, Label label) {
    var note = new FieldNote(path, field, label);
    notes.add(draft -> note.showProblem(draft, problems));
  }

  void ofLanguage(String path, TextField field, Label label) {
    var note = new FieldNote(path, field, label);
    notes.add(draft -> {
      boolean told = note.showProblem(draft, problems);
      String code = field.getText();
      if (!told && code != null && !code.isEmpty() && !LANGUAGES.contains(code)) {
        note.warn(messages.get("form.language.unknown"));
      }
    });
  }

  void ofNumber(ComboBox<String> field, Label label) {
    var note = new FieldNote(DraftEdits.PHONE_NUMBER, field, label);
    notes.add(draft -> {
      String typed = draft.request().routing().phoneNumber();
      TelephonyConfiguration known = configuration.getValue();
      if (!note.showProblem(draft, problems) && known != null && typed != null) {
        Meant.number(known, typed)
            .ifPresentOrElse(
                each -> tell(note, each), () -> note.warn(messages.get("form.number.foreign")));
      }
    });
  }

  private void tell(FieldNote note, PhoneNumber number) {
    boolean active = number.status() == PhoneNumber.Status.ACTIVE;
    note.tell(
        messages.get("form.number.owned", words.status(number), words.provider(number.provider())),
        active ? "fth-check-circle" : "fth-pause-circle",
        active ? "ok" : "warn");
  }

  void ofConnection(ComboBox<String> field, Label label) {
    var note = new FieldNote(DraftEdits.CONNECTION_ID, field, label);
    notes.add(draft -> {
      String typed = draft.request().routing().connectionId();
      TelephonyConfiguration known = configuration.getValue();
      if (!note.showProblem(draft, problems) && known != null && typed != null) {
        Meant.connection(known, typed)
            .ifPresentOrElse(
                each -> tell(note, each), () -> note.warn(messages.get("form.connection.foreign")));
      }
    });
  }

  private void tell(FieldNote note, ProviderConnection connection) {
    boolean active = connection.status() == ProviderConnection.Status.ACTIVE;
    note.tell(
        messages.get(
            "form.connection.found", words.quoted(connection.label()), words.status(connection)),
        active ? "fth-check-circle" : "fth-x-circle",
        active ? "ok" : "bad");
  }
}
