package com.kallglot.console.desktop.phone.accounts;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.workspace.ServiceException;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.phone.account.AccountDraft;
import com.kallglot.console.phone.account.AccountField;
import com.kallglot.console.phone.account.LineState;
import com.kallglot.console.phone.account.OwnAccount;
import com.kallglot.console.phone.account.PhoneAccount;
import com.kallglot.console.phone.account.PhoneAccounts;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.keychain.KeychainException;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// The accounts of the profile in use, which of them is called from, and what their lines tell.
/// Lives with the window.
public final class AccountsModel {
  private final Services services;
  private final Workspace workspace;
  private final Background background;
  private final ObservableList<PhoneAccount> accounts = FXCollections.observableArrayList();
  private final ObservableMap<String, LineState> lines = FXCollections.observableHashMap();
  private final ObjectProperty<@Nullable PhoneAccount> chosen = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Editing> editing = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Reading());
  private final ReadOnlyObjectWrapper<AccountField.Part> part =
      new ReadOnlyObjectWrapper<>(AccountField.Part.ACCOUNT);
  private List<OwnAccount> own = List.of();
  private @Nullable String wanted;
  private @Nullable Editing drafted;
  private @Nullable AccountDraft draft;
  private long generation;

  /// What is known of the list.
  public sealed interface State {}

  /// It is being read for the first time.
  public record Reading() implements State {}

  /// It is as shown.
  ///
  /// @param keychain why some accounts have no password; null where the keychain was of use, or not
  ///   needed
  public record Read(@Nullable KeychainException keychain) implements State {}

  /// Some are missing.
  ///
  /// @param why what was attempted and what happened
  public record Failed(String why) implements State {}

  /// What is edited.
  public sealed interface Editing {}

  /// An account that there is not yet.
  public record New() implements Editing {}

  /// One that somebody made.
  public record Own(OwnAccount account) implements Editing {}

  /// What one of the profile's does with calls; the rest of it is edited elsewhere.
  public record OfProfile(PhoneAccount account) implements Editing {}

  private record Found(PhoneAccounts.Listing listing, @Nullable String noSite) {}

  public AccountsModel(Services services, Workspace workspace, Background background) {
    this.services = services;
    this.workspace = workspace;
    this.background = background;
    workspace.entry().subscribe(_ -> clear());
    workspace.configuration().subscribe(_ -> readAgain());
    workspace.opened().subscribe(_ -> readAgain());
    editing.subscribe(now -> draft = now == null ? null : draft);
    chosen.subscribe(now -> wanted = now == null ? wanted : now.id());
  }

  private void clear() {
    generation++;
    wanted = null;
    own = List.of();
    lines.clear();
    editing.set(null);
    chosen.set(null);
    accounts.clear();
    state.set(new Reading());
  }

  /// Reads what is kept.
  public void readAgain() {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null) {
      return;
    }
    long asked = ++generation;
    TelephonyConfiguration read = workspace.configuration().get();
    background.run(
        () -> find(opened.profile(), read),
        found -> {
          if (asked == generation) {
            show(found);
          }
        },
        problem -> {
          if (asked == generation) {
            state.set(new Failed(String.valueOf(problem.getMessage())));
          }
        });
  }

  /// Without the platform, the accounts that somebody made are still there.
  private Found find(Profile profile, @Nullable TelephonyConfiguration read) {
    TestSite site = null;
    String problem = null;
    try {
      site = read == null ? null : services.site(profile, read);
    } catch (ServiceException e) {
      problem = e.getMessage();
    }
    return new Found(services.phoneAccounts(profile).read(site), problem);
  }

  private void show(Found found) {
    PhoneAccounts.Listing listing = found.listing();
    String keep = wanted;
    own = listing.own();
    accounts.setAll(listing.accounts());
    wanted = keep;
    chosen.set(
        accounts.stream().filter(each -> each.id().equals(keep)).findFirst().orElse(usual()));
    if (listing.unread() != null) {
      state.set(new Failed(String.valueOf(listing.unread().getMessage())));
    } else if (found.noSite() != null) {
      state.set(new Failed(found.noSite()));
    } else {
      state.set(new Read(listing.keychain()));
    }
  }

  /// The line that calls telephones, or else the first.
  private @Nullable PhoneAccount usual() {
    return accounts.stream()
        .filter(each -> each.origin() == PhoneAccount.Origin.TEST_LINE)
        .findFirst()
        .orElse(accounts.isEmpty() ? null : accounts.getFirst());
  }

  /// Opens the editor for an account where its network is set.
  public void editNetwork(PhoneAccount account) {
    edit(account);
    part.set(AccountField.Part.NETWORK);
  }

  /// Opens the editor for an account.
  public void edit(PhoneAccount account) {
    part.set(AccountField.Part.ACCOUNT);
    own.stream()
        .filter(each -> each.id().equals(account.id()))
        .findFirst()
        .ifPresentOrElse(
            found -> editing.set(new Own(found)), () -> editing.set(new OfProfile(account)));
  }

  /// What is typed of it: the same for as long as it is edited.
  AccountDraft draft(Editing of) {
    if (draft == null || !of.equals(drafted)) {
      drafted = of;
      draft =
          switch (of) {
            case New() -> AccountDraft.ofNew(labels());
            case Own(var account) -> AccountDraft.of(account, labels());
            case OfProfile(var account) -> AccountDraft.of(account);
          };
    }
    return draft;
  }

  /// The account that is edited, as it is now; empty for a new one.
  Optional<PhoneAccount> known(Editing of) {
    return switch (of) {
      case New() -> Optional.empty();
      case Own(var account) -> named(account.id());
      case OfProfile(var account) -> named(account.id());
    };
  }

  private Optional<PhoneAccount> named(String id) {
    return accounts.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /// Calls from this one when it is there.
  void chooseLater(String id) {
    wanted = id;
  }

  Optional<OwnAccount> own(PhoneAccount account) {
    return own(account.id());
  }

  /// The account of that id as it is kept, where somebody made it.
  public Optional<OwnAccount> own(String id) {
    return own.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /// Tells with the next list that is shown, where it has an account as it is to be kept; never
  /// later, when nobody expects it any more.
  void whenListed(OwnAccount wanted, Consumer<PhoneAccount> then) {
    accounts.addListener(
        new InvalidationListener() {
          @Override
          public void invalidated(Observable list) {
            accounts.removeListener(this);
            own(wanted.id())
                .filter(wanted::equals)
                .flatMap(_ -> named(wanted.id()))
                .ifPresent(then);
          }
        });
  }

  private List<String> labels() {
    return accounts.stream().map(PhoneAccount::label).toList();
  }

  /// What the line of an account does now.
  public LineState line(String id) {
    return Objects.requireNonNullElseGet(lines.get(id), LineState.Closed::new);
  }

  /// What lines tell, by the id of their account; set by whoever opens them.
  public ObservableMap<String, LineState> lines() {
    return lines;
  }

  /// Those there are, the profile's own first.
  public ObservableList<PhoneAccount> accounts() {
    return accounts;
  }

  /// The one that is called from; null where there is none.
  public ObjectProperty<@Nullable PhoneAccount> chosen() {
    return chosen;
  }

  /// What is edited; null for nothing.
  public ObjectProperty<@Nullable Editing> editing() {
    return editing;
  }

  /// The part of it that is to be seen.
  ReadOnlyObjectProperty<AccountField.Part> part() {
    return part.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }
}
