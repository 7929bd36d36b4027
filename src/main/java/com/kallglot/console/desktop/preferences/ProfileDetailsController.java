package com.kallglot.console.desktop.preferences;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.OpenDialog;
import com.kallglot.console.desktop.preferences.ProfileForm.Field;
import com.kallglot.console.desktop.workspace.KeychainWords;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.keychain.Keychain.Item;
import com.kallglot.console.settings.keychain.ProfileSecrets.Source;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The form of a profile. What was typed stays with its profile until it is kept or discarded,
/// whatever else is looked at meanwhile.
public final class ProfileDetailsController {
  @FXML private VBox platform;
  @FXML private HBox sip;
  @FXML private VBox line;
  @FXML private HBox guards;
  @FXML private VBox destinations;
  @FXML private Button save;
  @FXML private Button discard;
  @FXML private Label said;
  @FXML private ProfileTrialController trialController;
  @FXML private ProfileReadingsController readingsController;

  private final ProfileDesk desk;
  private final Notices notices;
  private final Messages messages;
  private final ProfileFields fields;
  private final Map<String, ProfileForm> edited;
  private Consumer<Profile> kept = _ -> {};
  private Runnable discarded = () -> {};
  private ProfileForm form = ProfileForm.ofNew(Set.of());

  public ProfileDetailsController(
      ProfileDesk desk, OpenDialog files, Notices notices, Messages messages) {
    this.desk = desk;
    this.edited = desk.edited();
    this.notices = notices;
    this.messages = messages;
    this.fields = new ProfileFields(messages, files);
  }

  @FXML
  private void initialize() {
    fields.into(platform, Field.NAME, Field.API_BASE, Field.API_KEY, Field.TRUSTED_CA);
    fields.into(sip, Field.SIP_USER, Field.SIP_PASSWORD, Field.SIP_PROXY);
    fields.into(line, Field.TEST_LINE, Field.TEST_LINE_PASSWORD);
    fields.into(guards, Field.CREDITS, Field.MINUTES, Field.CALLS_AT_ONCE);
    fields.into(destinations, Field.DESTINATIONS);
    fields.onTyped((field, text) -> {
      form.set(field, text);
      changed();
    });
    readingsController.onChanged(() -> {
      form.read(readingsController.reading());
      changed();
    });
  }

  /// Is told of a profile that was just kept.
  void onKept(Consumer<Profile> told) {
    kept = told;
  }

  /// Is to show what is kept.
  void onDiscarded(Runnable told) {
    discarded = told;
  }

  /// A new one, or what was typed of it before.
  void add(Set<String> taken) {
    show(edited.getOrDefault(ProfileForm.NEW, ProfileForm.ofNew(taken)), Map.of());
    fields.focus(Field.NAME);
  }

  void show(Profile profile, Map<Item, Source> sources) {
    show(edited.getOrDefault(profile.name(), ProfileForm.of(profile)), sources);
  }

  private void show(ProfileForm now, Map<Item, Source> sources) {
    form = now;
    fields.show(now, sources);
    readingsController.show(now.reading());
    trialController.show(now);
    showState();
  }

  void say(String text) {
    said.setText(text);
  }

  /// What was typed of it is not wanted any more.
  void forget(String name) {
    edited.remove(name);
  }

  private void changed() {
    edited.put(form.key(), form);
    trialController.forget();
    showState();
  }

  private void showState() {
    Set<Field> problems = form.problems();
    boolean unsaved = edited.containsKey(form.key());
    fields.mark(form, problems);
    save.setDisable(!unsaved || !problems.isEmpty());
    discard.setDisable(!unsaved);
    say(unsaved ? messages.get("preferences.unsaved") : "");
  }

  @FXML
  private void save() {
    ProfileForm saved = form;
    Profile profile = saved.profile();
    save.setDisable(true);
    desk.keep(
        profile,
        saved.secrets(),
        trialController.keeping(),
        () -> {
          edited.remove(saved.key());
          if (saved == form) {
            kept.accept(profile);
          }
        },
        problem ->
            notices.tell(
                messages.get("preferences.not_in_keychain", KeychainWords.of(messages, problem))),
        failure -> {
          showState();
          say(messages.get("preferences.failed", failure.detail()));
        });
  }

  @FXML
  private void discard() {
    edited.remove(form.key());
    discarded.run();
  }
}
