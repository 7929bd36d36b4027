package com.kallglot.console.desktop.phone.accounts;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.KeychainWords;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.phone.account.CallHandling;
import com.kallglot.console.phone.account.OwnAccount;
import com.kallglot.console.phone.account.PhoneAccount;
import com.kallglot.console.phone.account.PhoneAccounts;
import com.kallglot.console.phone.account.PhoneAccounts.Typed;
import com.kallglot.console.settings.keychain.KeychainException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is done with accounts: kept, deleted, taken back. Lives with the window.
public final class AccountDeeds {
  private final AccountsModel model;
  private final Services services;
  private final Workspace workspace;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> words;

  public AccountDeeds(
      AccountsModel model,
      Services services,
      Workspace workspace,
      Background background,
      Notices notices,
      Supplier<Messages> words) {
    this.model = model;
    this.services = services;
    this.workspace = workspace;
    this.background = background;
    this.notices = notices;
    this.words = words;
  }

  private @Nullable PhoneAccounts accounts() {
    Workspace.Opened opened = workspace.opened().get();
    return opened == null ? null : services.phoneAccounts(opened.profile());
  }

  /// Keeps an account and calls from it.
  ///
  /// @param typed the passwords
  void keep(OwnAccount account, Typed typed, Runnable done, Runnable failed) {
    PhoneAccounts accounts = accounts();
    if (accounts == null) {
      failed.run();
      return;
    }
    background.keep(
        () -> accounts.keep(account, typed),
        problem -> {
          model.chooseLater(account.id());
          model.readAgain();
          done.run();
          tellKeychain(problem);
        },
        problem -> {
          tell("accounts.not_kept", problem);
          failed.run();
        });
  }

  /// Changes one, with an offer to take that back.
  ///
  /// @param then what is to be done with it as soon as it is so
  public void change(OwnAccount before, OwnAccount after, Consumer<PhoneAccount> then) {
    keep(
        after,
        Typed.NONE,
        () -> {
          model.whenListed(after, then);
          notices.tell(
              words.get().get("accounts.changed", after.label()),
              () -> keep(before, Typed.NONE, () -> {}, () -> {}));
        },
        () -> {});
  }

  /// Keeps what an account of the profile's does with calls.
  void handle(
      PhoneAccount account, CallHandling handling, Typed typed, Runnable done, Runnable failed) {
    PhoneAccounts accounts = accounts();
    if (accounts == null) {
      failed.run();
      return;
    }
    background.keep(
        () -> accounts.handle(account.id(), handling, typed),
        problem -> {
          model.readAgain();
          done.run();
          tellKeychain(problem);
        },
        problem -> {
          tell("accounts.not_kept", problem);
          failed.run();
        });
  }

  /// Forgets one that somebody made, with an offer to take that back.
  void delete(OwnAccount account) {
    PhoneAccounts accounts = accounts();
    if (accounts == null) {
      return;
    }
    background.run(
        () -> accounts.forget(account),
        forgotten -> {
          model.readAgain();
          notices.tell(
              deleted(account, forgotten.left()),
              () -> keep(account, forgotten.passwords(), () -> {}, () -> {}));
        },
        problem -> tell("accounts.not_deleted", problem));
  }

  private String deleted(OwnAccount account, @Nullable KeychainException left) {
    Messages now = words.get();
    return left == null
        ? now.get("accounts.deleted", account.label())
        : now.get("accounts.deleted.but_password", account.label(), KeychainWords.of(now, left));
  }

  private void tellKeychain(Optional<KeychainException> problem) {
    problem.ifPresent(why ->
        notices.tell(words.get().get("accounts.this_start", KeychainWords.of(words.get(), why))));
  }

  private void tell(String key, Exception problem) {
    notices.tell(words.get().get(key, String.valueOf(problem.getMessage())));
  }
}
