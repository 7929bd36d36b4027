package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.connections.credentials.CredentialTrial.State;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/// What is looked at on the page Connections, and what is known of the accounts beyond what the
/// platform tells; all of it forgotten when the profile is left.
public final class ConnectionsModel {
  /// The name under which what is typed for a connection that is not there yet is kept.
  static final String NEW = "new connection";

  private final Workspace workspace;
  private final Clock clock;
  private final SimpleObjectProperty<Pane> pane = new SimpleObjectProperty<>(new Pane.Closed());
  private final SimpleObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>();
  private final SimpleObjectProperty<@Nullable Trouble> trouble = new SimpleObjectProperty<>();
  private final ObservableMap<String, Tried> tried = FXCollections.observableHashMap();
  private final ObservableSet<String> busy = FXCollections.observableSet();
  private final Map<String, ProviderCredentials> credentials = new HashMap<>();

  /// A connection that was just added and is not read yet; null for none.
  private @Nullable String awaited;

  /// What stands at the side.
  public sealed interface Pane {
    record Closed() implements Pane {}

    record Adding() implements Pane {}

    /// @param id of the connection
    record Editing(String id) implements Pane {}

    /// A change that is made only when it was agreed to.
    ///
    /// @param goOn makes it
    /// @param back where the question leads when it is declined
    record Asking(ProviderConnection of, Question question, Runnable goOn, Pane back)
        implements Pane {}
  }

  /// What is asked before it is done.
  public enum Question {
    DISABLE,
    MAKE_DEFAULT,
    DELETE,
    FORGET,
    REPLACE
  }

  /// What came of trying the credentials of a connection from here.
  public record Tried(CredentialVerdict verdict, Instant at) {}

  /// Something that was tried and not done.
  ///
  /// @param repeats does it again; null where that makes no sense
  public record Trouble(String attempted, Failure failure, @Nullable Runnable repeats) {}

  public ConnectionsModel(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
    workspace.entry().subscribe(_ -> forget());
    workspace.configuration().subscribe(_ -> settle());
  }

  private void forget() {
    pane.set(new Pane.Closed());
    selected.set(null);
    trouble.set(null);
    tried.clear();
    busy.clear();
    awaited = null;
    credentials.clear();
  }

  /// The first connection is looked at where none is, or the one that was is gone.
  private void settle() {
    List<ProviderConnection> all = all();
    if (selected().isPresent()) {
      awaited = null;
    } else if (awaited == null || !awaited.equals(selected.get())) {
      selected.set(all.isEmpty() ? null : all.getFirst().id());
    }
    if (pane.get() instanceof Pane.Editing(var id)
        && workspace.configuration().get() != null
        && find(id).isEmpty()) {
      close();
    }
    all.forEach(this::forgetOthers);
  }

  /// What opens another account than the one that the platform has now shows the wrong numbers.
  private void forgetOthers(ProviderConnection connection) {
    ProviderCredentials known = credentials.get(connection.id());
    if (known != null && isOfOther(connection.credentials(), known)) {
      credentials.remove(connection.id());
    }
  }

  /// It was added, and is looked at as soon as it is read.
  void await(String id) {
    awaited = id;
    selected.set(id);
  }

  /// It is deleted: nothing that opens it is kept.
  void forget(String id) {
    credentials.remove(id);
    tried.remove(id);
  }

  public List<ProviderConnection> all() {
    TelephonyConfiguration configuration = workspace.configuration().get();
    return configuration == null ? List.of() : configuration.connections();
  }

  Optional<ProviderConnection> find(String id) {
    return all().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  public Optional<ProviderConnection> selected() {
    String id = selected.get();
    return id == null ? Optional.empty() : find(id);
  }

  public ObjectProperty<@Nullable String> selectedId() {
    return selected;
  }

  public void select(ProviderConnection connection) {
    selected.set(connection.id());
  }

  public ObjectProperty<Pane> pane() {
    return pane;
  }

  public void add() {
    pane.set(new Pane.Adding());
  }

  /// Opens what changes the connection of that id, where it is there.
  public void edit(String id) {
    find(id).ifPresent(this::edit);
  }

  public void edit(ProviderConnection connection) {
    select(connection);
    pane.set(new Pane.Editing(connection.id()));
  }

  void close() {
    pane.set(new Pane.Closed());
  }

  ObjectProperty<@Nullable Trouble> trouble() {
    return trouble;
  }

  public ObservableMap<String, Tried> tried() {
    return tried;
  }

  /// Connections that something is being done to.
  ObservableSet<String> busy() {
    return busy;
  }

  /// Remembers, in memory, what opens an account, so that its numbers can be read.
  void opens(String connection, State.Told told) {
    if (told.verdict().mayBeSaved()) {
      credentials.put(connection, told.of());
    }
    tried.put(connection, new Tried(told.verdict(), clock.instant()));
  }

  /// The same, where the credentials are of the very account that the platform has: others are
  /// about to replace it, and show the numbers of another one.
  void opensSame(ProviderConnection connection, State.Told told) {
    if (isOf(connection.credentials(), told.of())) {
      opens(connection.id(), told);
    }
  }

  private static boolean isOf(
      ProviderConnection.Credentials shown, ProviderCredentials credentials) {
    return switch (credentials) {
      case ProviderCredentials.Twilio twilio -> twilio.accountSid().equals(shown.accountSid());
      case ProviderCredentials.Telnyx telnyx ->
          shown.apiKeyLast4() != null && telnyx.apiKey().reveal().endsWith(shown.apiKeyLast4());
    };
  }

  private static boolean isOfOther(
      ProviderConnection.Credentials shown, ProviderCredentials credentials) {
    boolean told =
        switch (credentials) {
          case ProviderCredentials.Twilio _ -> shown.accountSid() != null;
          case ProviderCredentials.Telnyx _ -> shown.apiKeyLast4() != null;
        };
    return told && !isOf(shown, credentials); // an inventory tells nothing of them
  }

  public Optional<ProviderCredentials> credentialsOf(String connection) {
    return Optional.ofNullable(credentials.get(connection));
  }
}
