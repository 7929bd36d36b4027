package com.kallglot.console.desktop;

import com.kallglot.console.desktop.editing.Edits;
import com.kallglot.console.desktop.editing.Foresight;
import com.kallglot.console.desktop.editing.OneClick;
import com.kallglot.console.desktop.editing.Places;
import com.kallglot.console.desktop.editing.UnsavedWork;
import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.OpenDialog;
import com.kallglot.console.desktop.fx.PassingClipboard;
import com.kallglot.console.desktop.fx.SaveDialog;
import com.kallglot.console.desktop.fx.Themes;
import com.kallglot.console.desktop.numbers.Notebook;
import com.kallglot.console.desktop.numbers.NumbersModel;
import com.kallglot.console.desktop.numbers.buying.Purchases;
import com.kallglot.console.desktop.preferences.ProfileDesk;
import com.kallglot.console.desktop.preferences.Sections;
import com.kallglot.console.desktop.reach.LastAuthentication;
import com.kallglot.console.desktop.reach.SipReach;
import com.kallglot.console.desktop.routelab.Batch;
import com.kallglot.console.desktop.routelab.LabModel;
import com.kallglot.console.desktop.routelab.Mends;
import com.kallglot.console.desktop.routelab.PictureExport;
import com.kallglot.console.desktop.routelab.draft.DraftKeeping;
import com.kallglot.console.desktop.routelab.draft.DraftShelf;
import com.kallglot.console.desktop.sessions.SessionsModel;
import com.kallglot.console.desktop.shell.Commands;
import com.kallglot.console.desktop.shell.Navigation;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.shell.Palette;
import com.kallglot.console.desktop.sip.AllowlistSaving;
import com.kallglot.console.desktop.sip.PasswordChange;
import com.kallglot.console.desktop.sip.SipDrafts;
import com.kallglot.console.desktop.sip.SipEdits;
import com.kallglot.console.desktop.sip.SipModel;
import com.kallglot.console.desktop.trial.RouteTrial;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Saving;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.settings.Appearance;
import com.kallglot.console.settings.BegunDraft;
import com.kallglot.console.settings.SaveFolder;
import com.kallglot.console.settings.SavedDrafts;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// One window and all that it is made of, put together by hand. What is seen is built anew when the
/// language changes; what it shows lives on.
public final class DesktopWindow {
  static final double WIDTH = 1440;
  static final double HEIGHT = 900;
  private static final double SMALLEST_WIDTH = 1024;
  private static final double SMALLEST_HEIGHT = 700;

  final Services services;
  final Background background;
  final Clock clock;
  final Workspace workspace;
  final Navigation navigation = new Navigation();
  final Notices notices = new Notices();
  final Commands commands = new Commands();
  final Palette palette = new Palette();
  final ProfileDesk desk;
  final Sections sections = new Sections();
  final Edits edits;
  final UnsavedWork unsaved;
  final NumbersModel numbers;
  final Notebook notebook;
  final Purchases purchases;
  final Foresight foresight;
  final LabModel lab;
  final ConnectionsParts connections;
  final AccountsParts accounts;
  final PhoneParts phone;
  final OneClick clicks;
  final Places places = new PlacesOnPages(this);
  final Mends mends;
  final DraftShelf shelf;
  final DraftKeeping keeping;
  final Batch batch;
  final SessionsModel sessions;
  final RouteTrial allRoutes;
  final RouteTrial oneDraft;
  final SaveDialog saveDialog = new SaveDialog();
  final OpenDialog openDialog = new OpenDialog();
  final Saving saving;
  final PictureExport pictures;
  final EvidenceParts evidence;
  final SipReach reach;
  final LastAuthentication authentication;
  final PassingClipboard clipboard;
  final SipModel sip;
  final SipDrafts drafts;
  final SipEdits sipEdits;
  final AllowlistSaving allowlist;
  final PasswordChange password;
  final QualityParts quality;
  final NetworkParts network;

  private final Scene scene = new Scene(new StackPane(), WIDTH, HEIGHT);
  private final Themes themes = new Themes(scene);
  private Appearance appearance;
  private Messages messages;
  private Lifetime lifetime = new Lifetime();

  public DesktopWindow(
      Services services, Background background, Appearance appearance, Clock clock) {
    this.services = services;
    this.background = background;
    this.appearance = appearance;
    this.clock = clock;
    messages = wordsOf(appearance);
    workspace = new Workspace(services, background, clock);
    desk = new ProfileDesk(services, workspace, background, notices, this::messages, clock);
    edits = new Edits(workspace, background, notices, this::messages);
    unsaved = new UnsavedWork(workspace, services.folders(), background, notices, this::messages);
    UnsavedOnPages.mark(unsaved, workspace, navigation);
    numbers = new NumbersModel(workspace, navigation, this::messages);
    notebook =
        new Notebook(services, workspace, numbers, background, notices, this::messages, clock);
    purchases = new Purchases(services, workspace, numbers, background, notices, this::messages);
    foresight = new Foresight(workspace, services, background);
    lab = new LabModel(workspace);
    connections = new ConnectionsParts(this);
    accounts = new AccountsParts(this);
    clicks = new OneClick(workspace, notices, this::messages);
    mends = new Mends(lab, workspace, clicks, notices, this::messages);
    shelf =
        new DraftShelf(new SavedDrafts(services.folders()), background, notices, this::messages);
    keeping =
        new DraftKeeping(
            lab, shelf, new BegunDraft(services.folders()), background, notices, this::messages);
    batch = new Batch(shelf, lab, workspace, background, notices, this::messages);
    sessions = new SessionsModel(services, workspace, background, clock);
    allRoutes = new RouteTrial(services, workspace, background, clock);
    oneDraft = new RouteTrial(services, workspace, background, clock);
    saving =
        new Saving(
            saveDialog, new SaveFolder(services.folders()), background, notices, this::messages);
    pictures = new PictureExport(saving);
    evidence = new EvidenceParts(this);
    reach = new SipReach(workspace, background, clock);
    authentication = new LastAuthentication(List.of(allRoutes, oneDraft));
    workspace.entry().subscribe(_ -> authentication.forget());
    workspace.entry().subscribe(_ -> notices.withdraw());
    clipboard = new PassingClipboard(clock);
    sip = new SipModel(workspace);
    drafts = new SipDrafts(sip, unsaved);
    sipEdits = new SipEdits(sip, workspace, edits, () -> navigation.open(Page.SIP), this::messages);
    allowlist = new AllowlistSaving(sip, sipEdits);
    password = new PasswordChange(sip, sipEdits, workspace, background, notices, clock);
    quality = new QualityParts(this);
    network = new NetworkParts(this);
    phone = new PhoneParts(this);
    themes.use(appearance.theme());
    build();
    new Shortcuts(this).install(scene);
  }

  private static Locale localeOf(Appearance appearance) {
    return appearance.language() == null
        ? Locale.getDefault()
        : Locale.forLanguageTag(appearance.language());
  }

  private static Messages wordsOf(Appearance appearance) {
    return Messages.in(localeOf(appearance)).with(appearance.numbers());
  }

  private void build() {
    lifetime.end();
    lifetime = new Lifetime();
    commands.clear();
    new PaletteCommands(this).offer();
    lifetime.every(javafx.util.Duration.seconds(1), this::tidyClipboard);
    Parent shell = new Views(this).loader().load("shell/Shell");
    if (messages.numbers() == Appearance.Numbers.MASKED) {
      shell.getStyleClass().add("kg-masked");
    }
    Node before = scene.getFocusOwner();
    scene.setRoot(shell);
    focusAgain(before);
  }

  /// Where the focus was before the views were built anew.
  private void focusAgain(@Nullable Node before) {
    Node again =
        before == null || before.getId() == null
            ? null
            : scene.getRoot().lookup("#" + before.getId());
    if (again != null) {
      again.requestFocus();
    }
  }

  private void tidyClipboard() {
    if (clipboard.tidy()) {
      notices.tell(messages.get("sip.password.cleared"));
    }
  }

  void fill(Stage stage) {
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> clipboard.clear());
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> flush());
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> phone.close());
    stage.setScene(scene);
    stage.setTitle("Kallglot Console");
    stage.setMinWidth(SMALLEST_WIDTH);
    stage.setMinHeight(SMALLEST_HEIGHT);
  }

  private void flush() {
    unsaved.flush();
    keeping.flush();
  }

  /// Asks where a file is to be saved; empty where nobody wants to after all.
  Optional<Path> placeToSave(String name) {
    var chooser = new FileChooser();
    chooser.setTitle(messages.get("activity.save.title"));
    chooser.setInitialFileName(name);
    return Optional.ofNullable(chooser.showSaveDialog(scene.getWindow())).map(File::toPath);
  }

  /// Reads what the window shows.
  public void begin() {
    workspace.begin();
    shelf.begin();
    keeping.begin();
  }

  /// What was asked for was not done, because this program is wrong somewhere.
  void tellBug(Throwable bug) {
    notices.tell(messages.get("notice.bug", bug.getClass().getSimpleName()));
  }

  public Scene scene() {
    return scene;
  }

  Messages messages() {
    return messages;
  }

  Lifetime lifetime() {
    return lifetime;
  }

  /// Changes theme, language or how numbers are shown, and keeps that.
  public void appear(Appearance changed) {
    Messages spoken = wordsOf(changed);
    appearance = changed;
    themes.use(changed.theme());
    if (!spoken.locale().equals(messages.locale()) || spoken.numbers() != messages.numbers()) {
      messages = spoken;
      build();
    }
    background.run(
        () -> {
          changed.keep(services.folders());
          return changed;
        },
        _ -> {},
        problem ->
            notices.tell(messages.get("appearance.failed", String.valueOf(problem.getMessage()))));
  }

  Appearance appearance() {
    return appearance;
  }
}
