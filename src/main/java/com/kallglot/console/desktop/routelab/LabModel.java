package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.draft.DraftText;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The state of the Route lab: a draft, how the rules are read, what is tried, and what comes of
/// it. Form and JSON are two views of the one draft.
public final class LabModel {
  /// Everything that has to be there, and nothing named: the default route.
  public static final String BEGINNING = asking(RouteRequest.NONE);

  /// A draft as it stands.
  ///
  /// @param name under which it is kept; null where it is not
  public record Written(@Nullable String name, String text) {}

  private final Workspace workspace;
  private final ReadOnlyIntegerWrapper opened = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Draft> draft =
      new ReadOnlyObjectWrapper<>(Draft.parse(BEGINNING));
  private final ReadOnlyObjectWrapper<@Nullable String> name = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<ResolutionPolicy> policy =
      new ReadOnlyObjectWrapper<>(ResolutionPolicy.PUBLIC_TEXT);
  private final ReadOnlyObjectWrapper<List<Edit>> tried = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Explained> now = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Explained> shown = new ReadOnlyObjectWrapper<>();

  private Consumer<Written> replaced = _ -> {};

  public LabModel(Workspace workspace) {
    this.workspace = workspace;
    workspace.opened().subscribe(this::opened);
    workspace.configuration().subscribe(_ -> explain());
  }

  private void opened(Workspace.@Nullable Opened opened) {
    if (opened == null) {
      tried.set(List.of()); // it was of the profile that is left
    } else {
      policy.set(Organization.policyOf(opened.profile()));
      explain();
    }
  }

  /// Takes a text as it stands in the editor, half-typed or not.
  public void type(String text) {
    if (!text.equals(draft.get().text())) {
      set(Draft.parse(text));
    }
  }

  /// Changes members, where the text is JSON enough for it.
  public void edit(UnaryOperator<Draft> change) {
    if (draft.get().isWellFormed()) {
      set(change.apply(draft.get()));
    }
  }

  private void set(Draft changed) {
    draft.set(changed);
    tried.set(List.of());
    explain();
  }

  /// Begins with a text that is kept under a name. What was written before is told to whoever cares
  /// for it.
  public void open(@Nullable String savedAs, String text) {
    var before = written();
    opened.set(opened.get() + 1);
    name.set(savedAs);
    set(Draft.parse(text));
    if (!before.text().equals(text)) {
      replaced.accept(before);
    }
  }

  /// Begins with a draft that asks for a route and is the usual one otherwise.
  public void open(RouteRequest route) {
    open(null, asking(route));
  }

  private static String asking(RouteRequest route) {
    return DraftText.of(
        new SessionRequest("bidirectional_translation", "en", "de", route, Map.of()));
  }

  /// Is told each draft that makes way for another.
  public void onReplaced(Consumer<Written> told) {
    replaced = told;
  }

  public Written written() {
    return new Written(name.get(), draft.get().text());
  }

  /// How many drafts were begun with: another one is another matter.
  public ReadOnlyIntegerProperty openings() {
    return opened.getReadOnlyProperty();
  }

  public void savedAs(@Nullable String savedName) {
    name.set(savedName);
  }

  public void read(ResolutionPolicy reading) {
    policy.set(reading);
    explain();
  }

  /// Tries an edit, or no longer.
  public void toggle(Edit edit) {
    List<Edit> changed = new ArrayList<>(tried.get());
    if (!changed.remove(edit)) {
      changed.add(edit);
    }
    attempt(changed);
  }

  /// Tries these and nothing else.
  public void attempt(List<Edit> edits) {
    tried.set(List.copyOf(edits));
    showTried();
  }

  /// Makes what is tried of the draft part of it.
  public void takeOver(List<Edit> edits) {
    Draft changed = draft.get();
    for (Edit edit : edits) {
      if (edit instanceof Edit.OfRequest ofRequest) {
        changed = DraftEdits.apply(changed, ofRequest);
      }
    }
    set(changed);
  }

  private void explain() {
    TelephonyConfiguration configuration = workspace.configuration().get();
    if (configuration == null) {
      now.set(null);
      shown.set(null);
      return;
    }
    Explained plain = Explained.of(draft.get(), configuration, policy.get());
    now.set(plain);
    showTried();
  }

  /// What is tried changes nothing of what is: the rows of what could be tried stay as they are.
  private void showTried() {
    Explained plain = now.get();
    shown.set(plain == null || tried.get().isEmpty() ? plain : plain.with(tried.get()));
  }

  public ReadOnlyObjectProperty<Draft> draft() {
    return draft.getReadOnlyProperty();
  }

  /// Under which the draft is kept; null where it is not.
  public ReadOnlyObjectProperty<@Nullable String> name() {
    return name.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<ResolutionPolicy> policy() {
    return policy.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<List<Edit>> tried() {
    return tried.getReadOnlyProperty();
  }

  /// As it is; null while no configuration is known.
  public ReadOnlyObjectProperty<@Nullable Explained> now() {
    return now.getReadOnlyProperty();
  }

  /// With what is tried.
  public ReadOnlyObjectProperty<@Nullable Explained> shown() {
    return shown.getReadOnlyProperty();
  }
}
