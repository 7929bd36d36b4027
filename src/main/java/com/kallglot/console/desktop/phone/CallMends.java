package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.evidence.Mending;
import com.kallglot.console.desktop.evidence.Reading;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.phone.accounts.AccountDeeds;
import com.kallglot.console.desktop.phone.accounts.AccountsModel;
import com.kallglot.console.desktop.phone.accounts.FieldWords;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.account.OwnAccount;
import com.kallglot.console.phone.account.Remedy;
import com.kallglot.console.trace.Cause;
import java.util.Optional;
import java.util.function.Supplier;

/// Sets what made a call of the phone fail, and calls the same party again: of the accounts that
/// somebody made here. Those of the profile are as the platform has them.
public final class CallMends implements Mending {
  private final PhoneModel model;
  private final AccountsModel accounts;
  private final AccountDeeds deeds;
  private final KeptLines lines;
  private final Supplier<Messages> messages;

  public CallMends(
      PhoneModel model,
      AccountsModel accounts,
      AccountDeeds deeds,
      KeptLines lines,
      Supplier<Messages> messages) {
    this.model = model;
    this.accounts = accounts;
    this.deeds = deeds;
    this.lines = lines;
    this.messages = messages;
  }

  @Override
  public Optional<Mend> of(Reading reading) {
    PhoneCall call = model.shown().get();
    Cause cause = reading.evidence().cause();
    if (call == null || cause == null || !cause.equals(call.cause())) {
      return Optional.empty();
    }
    return accounts
        .own(call.lineId())
        .flatMap(account ->
            Remedy.of(cause.code(), account, reading.demands())
                .map(remedy -> mend(call, account, remedy)));
  }

  private Mend mend(PhoneCall call, OwnAccount account, Remedy remedy) {
    var words = new FieldWords(messages.get());
    return new Mend(
        messages.get().get("evidence.mend.of_account", account.label(), words.name(remedy.field())),
        words.value(remedy.field(), remedy.from()),
        words.value(remedy.field(), remedy.to()),
        () ->
            deeds.change(
                account, remedy.after(), changed -> lines.dial(changed, call.remote(), () -> {})));
  }
}
