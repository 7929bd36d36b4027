package com.kallglot.console.desktop.preferences;

import com.kallglot.console.desktop.fx.FieldBox;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.OpenDialog;
import com.kallglot.console.desktop.preferences.ProfileForm.Field;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;

/// The lines of the form: what each says, where its secret is, what is wrong with it. A problem is
/// told once somebody typed in its line, and not of one that nobody reached yet.
final class ProfileFields {
  private final Messages messages;
  private final OpenDialog files;
  private final Map<Field, FieldBox> boxes = new EnumMap<>(Field.class);
  private final Set<Field> touched = EnumSet.noneOf(Field.class);
  private BiConsumer<Field, String> told = (_, _) -> {};
  private boolean showing;

  ProfileFields(Messages messages, OpenDialog files) {
    this.messages = messages;
    this.files = files;
  }

  void into(Pane place, Field... fields) {
    for (Field field : fields) {
      String id = "profile-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-');
      String name = messages.of("preferences.field", field);
      FieldBox box = field.secret() == null ? FieldBox.plain(id, name) : FieldBox.masked(id, name);
      box.onTyped(text -> typed(field, text));
      box.setMinWidth(0);
      box.setPrefWidth(100);
      HBox.setHgrow(box, Priority.ALWAYS);
      if (field == Field.TRUSTED_CA) {
        box.choosing(
            files,
            messages.get("preferences.choose_file"),
            messages.get("preferences.choose_file.ca"));
      }
      boxes.put(field, box);
      place.getChildren().add(box);
    }
  }

  void onTyped(BiConsumer<Field, String> listener) {
    told = listener;
  }

  private void typed(Field field, String text) {
    if (!showing) {
      touched.add(field);
      told.accept(field, text);
    }
  }

  void focus(Field field) {
    box(field).input().requestFocus();
  }

  /// @param sources of secrets, by what they are
  void show(ProfileForm form, Map<?, ?> sources) {
    showing = true;
    touched.clear();
    boxes.forEach((field, box) -> {
      box.set(form.get(field));
      box.tell(note(field, sources));
    });
    box(Field.NAME).input().setDisable(!form.isNew());
    showing = false;
  }

  private String note(Field field, Map<?, ?> sources) {
    if (field.secret() == null) {
      return switch (field) {
        case TEST_LINE, DESTINATIONS, TRUSTED_CA, SIP_USER, SIP_PROXY ->
            messages.of("preferences.note", field);
        default -> "";
      };
    }
    return sources.get(field.secret()) instanceof Enum<?> source
        ? messages.of("preferences.secret", source)
        : messages.get("preferences.secret.nowhere");
  }

  void mark(ProfileForm form, Set<Field> problems) {
    boxes.forEach((field, box) -> {
      boolean reached = touched.contains(field) || !form.get(field).isEmpty();
      if (problems.contains(field) && reached) {
        box.wrong(messages.of("preferences.problem", field));
      } else {
        box.right();
      }
    });
  }

  private FieldBox box(Field field) {
    FieldBox box = boxes.get(field);
    if (box == null) {
      throw new IllegalStateException("No line for " + field);
    }
    return box;
  }
}
