package com.kallglot.console.desktop.phone.accounts;

import com.kallglot.console.desktop.fx.FieldBox;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.OpenDialog;
import com.kallglot.console.phone.account.AccountDraft;
import com.kallglot.console.phone.account.AccountField;
import com.kallglot.console.telephony.writing.Country;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// The fields of an account in two columns: what each says, and what is wrong with it once somebody
/// typed in it, and not of one that nobody reached yet.
final class AccountFields {
  private static final int COLUMNS = 2;

  private final Messages messages;
  private final FieldWords words;
  private final OpenDialog files;
  private final Map<AccountField, FieldBox> typed = new EnumMap<>(AccountField.class);
  private final Map<AccountField, ChoiceField> chosen = new EnumMap<>(AccountField.class);
  private final Set<AccountField> touched = EnumSet.noneOf(AccountField.class);
  private BiConsumer<AccountField, String> told = (_, _) -> {};
  private boolean showing;

  AccountFields(Messages messages, OpenDialog files) {
    this.messages = messages;
    this.words = new FieldWords(messages);
    this.files = files;
  }

  /// Fills a grid with the fields of a part.
  void into(GridPane grid, AccountField.Part part) {
    for (int i = 0; i < COLUMNS; i++) {
      var column = new ColumnConstraints();
      column.setPercentWidth(100.0 / COLUMNS);
      grid.getColumnConstraints().add(column);
    }
    int place = 0;
    for (AccountField field : AccountField.values()) {
      if (field.part() == part) {
        grid.add(node(field), place % COLUMNS, place / COLUMNS);
        place++;
      }
    }
  }

  private Node node(AccountField field) {
    String id = "account-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String name = messages.of("accounts.field", field);
    if (field == AccountField.REGION) {
      return choice(field, id, name, countries());
    }
    if (!field.choices().isEmpty()) {
      return choice(field, id, name, field.choices().stream().map(Enum::name).toList());
    }
    FieldBox box = field.isSecret() ? FieldBox.masked(id, name) : FieldBox.plain(id, name);
    box.onTyped(text -> take(field, text));
    box.setMinWidth(0);
    if (field == AccountField.TRUSTED_CA) {
      box.beside(chooser(box));
    }
    typed.put(field, box);
    return box;
  }

  private ChoiceField choice(AccountField field, String id, String name, List<String> values) {
    var box = new ChoiceField(id, name, values, value -> words.choice(field, value));
    box.onChosen(value -> take(field, value));
    box.setMinWidth(0);
    chosen.put(field, box);
    return box;
  }

  private List<String> countries() {
    return Stream.concat(Stream.of(""), Country.all(messages.locale()).stream().map(Country::code))
        .toList();
  }

  /// A path need not be typed.
  private Button chooser(FieldBox box) {
    var choose = new Button(messages.get("preferences.choose_file"));
    choose.setId("account-trusted-ca-choose");
    choose.setAccessibleText(messages.get("preferences.choose_file.ca"));
    choose.setOnAction(_ ->
        files
            .ask(choose.getScene().getWindow(), null)
            .ifPresent(file -> box.input().setText(file.toAbsolutePath().toString())));
    return choose;
  }

  void onChanged(BiConsumer<AccountField, String> listener) {
    told = listener;
  }

  private void take(AccountField field, String text) {
    if (!showing) {
      touched.add(field);
      told.accept(field, text);
    }
  }

  void focus(AccountField field) {
    FieldBox box = typed.get(field);
    if (box != null) {
      box.input().requestFocus();
    }
  }

  /// @param kept whether passwords are kept already, to be said
  void show(AccountDraft draft, Set<AccountField> kept) {
    showing = true;
    touched.clear();
    typed.forEach((field, box) -> {
      box.set(draft.get(field));
      box.tell(note(field, kept));
    });
    chosen.forEach((field, box) -> {
      if (draft.parts().contains(field.part())) {
        box.set(draft.get(field));
      }
    });
    showing = false;
  }

  private String note(AccountField field, Set<AccountField> kept) {
    return switch (field) {
      case PASSWORD, RELAY_PASSWORD ->
          messages.get(kept.contains(field) ? "accounts.note.kept" : "accounts.note.password");
      case DOMAIN,
          AUTH_USER,
          PROXY,
          CODECS,
          TRUSTED_CA,
          BIND_ADDRESS,
          NAMESERVER,
          STUN_SERVERS,
          RELAY_SERVER,
          KEEP_ALIVE,
          RTP_PORTS,
          SESSION_EXPIRES ->
          messages.of("accounts.note", field);
      default -> "";
    };
  }

  void mark(AccountDraft draft, Set<AccountField> problems) {
    typed.forEach((field, box) -> {
      boolean reached = touched.contains(field) || !draft.get(field).isEmpty();
      if (problems.contains(field) && (reached || field == AccountField.RELAY_USER)) {
        box.wrong(messages.of("accounts.problem", field));
      } else {
        box.right();
      }
    });
    chosen.forEach((field, box) -> {
      if (problems.contains(field)) {
        box.wrong(messages.of("accounts.problem", field));
      } else {
        box.right();
      }
    });
  }
}
