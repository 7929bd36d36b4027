package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.phone.accounts.AccountsModel;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.SessionDesk;
import com.kallglot.console.phone.account.PhoneAccount;
import com.kallglot.console.phone.account.PhoneAccount.Origin;
import com.kallglot.console.phone.dialling.DialReading;
import com.kallglot.console.phone.dialling.Dialling;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.Session;
import java.util.Optional;
import java.util.function.Supplier;

/// Sessions that a person calls: one is created as it is written, and the phone calls it from the
/// account that its route needs. Lives with the window.
public final class ByHand {
  private final AccountsModel accounts;
  private final KeptLines lines;
  private final Workspace workspace;
  private final Notices notices;
  private final Supplier<Messages> words;
  private final Runnable open;

  /// @param open opens the phone's page
  public ByHand(
      AccountsModel accounts,
      KeptLines lines,
      Workspace workspace,
      Notices notices,
      Supplier<Messages> words,
      Runnable open) {
    this.accounts = accounts;
    this.lines = lines;
    this.workspace = workspace;
    this.notices = notices;
    this.words = words;
    this.open = open;
  }

  /// Nothing is created where no account of the profile can make such a call.
  ///
  /// @param written the session's request as JSON
  /// @param foreseen who would carry the call
  public void begin(String written, Provider foreseen) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null) {
      return;
    }
    Origin needed = foreseen == Provider.SIP ? Origin.SIP_SETTINGS : Origin.TEST_LINE;
    Optional<PhoneAccount> caller =
        accounts.accounts().stream().filter(account -> account.origin() == needed).findFirst();
    if (caller.isEmpty()) {
      notices.tell(words.get().of("phone.by_hand.no_account", needed));
      return;
    }
    accounts.chosen().set(caller.get());
    open.run();
    SessionDesk sessions = opened.organization().sessions();
    Messages language = words.get();
    lines.dialNew(caller.get(), () -> target(sessions.create(written), caller.get(), language));
  }

  /// The address that reaches a session from an account.
  ///
  /// @throws UnreachableException the platform took a route that the account cannot call
  private static String target(Session session, PhoneAccount from, Messages language)
      throws UnreachableException {
    boolean overSip = session.provider() == Provider.SIP;
    E164 number = session.phoneNumber();
    String whom = overSip || number == null ? session.id() : number.value();
    boolean fits = overSip ? from.origin() == Origin.SIP_SETTINGS : number != null;
    if (fits && Dialling.read(whom, from.plan()) instanceof DialReading.Target target) {
      return target.uri();
    }
    throw new UnreachableException(
        language.get(
            "phone.by_hand.elsewhere",
            session.id(),
            number == null ? String.valueOf(session.provider()) : number.value()));
  }

  /// A session that waits, and cannot be called from the account that was to.
  private static final class UnreachableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreachableException(String message) {
      super(message);
    }
  }
}
