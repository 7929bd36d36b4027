package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.phone.accounts.AccountsModel;
import com.kallglot.console.phone.Phone;
import com.kallglot.console.phone.PhoneLine;
import com.kallglot.console.phone.PhoneListener;
import com.kallglot.console.phone.account.LineState;
import com.kallglot.console.phone.account.PhoneAccount;
import java.util.List;
import javafx.beans.InvalidationListener;
import org.jspecify.annotations.Nullable;

/// Keeps the phone's lines as the accounts are, and tells the accounts how their lines stand. Lives
/// with the window.
public final class KeptLines {
  private final Phone phone;
  private final Placing placing;
  private final AccountsModel accounts;
  private final Background background;
  private @Nullable List<PhoneLine> waiting;
  private boolean working;

  public KeptLines(Phone phone, Placing placing, AccountsModel accounts, Background background) {
    this.phone = phone;
    this.placing = placing;
    this.accounts = accounts;
    this.background = background;
    InvalidationListener changed = _ -> follow();
    accounts.accounts().addListener(changed);
    phone.listen(
        new PhoneListener() {
          @Override
          public void stands(String lineId, LineState state) {
            background.onScreen(() -> tell(lineId, state));
          }
        });
  }

  private void tell(String lineId, LineState state) {
    if (state instanceof LineState.Closed) {
      accounts.lines().remove(lineId);
    } else {
      accounts.lines().put(lineId, state);
    }
  }

  private void follow() {
    waiting = accounts.accounts().stream().map(this::line).toList();
    work();
  }

  /// Calls from an account.
  ///
  /// @param placed told when it is
  public void dial(PhoneAccount account, String uri, Runnable placed) {
    placing.dial(line(account), uri, placed);
  }

  /// Calls a session that is created for it, from an account.
  void dialNew(PhoneAccount account, Placing.Target session) {
    placing.dialNew(line(account), session);
  }

  private PhoneLine line(PhoneAccount account) {
    return PhoneLine.of(account, placing.longest().orElse(null));
  }

  /// One after the other, the newest last.
  private void work() {
    List<PhoneLine> wanted = waiting;
    if (wanted == null || working) {
      return;
    }
    waiting = null;
    working = true;
    background.run(
        () -> {
          phone.use(wanted);
          return wanted;
        },
        _ -> done(),
        problem -> {
          String why = String.valueOf(problem.getMessage());
          wanted.forEach(line -> tell(line.id(), new LineState.Unusable(why)));
          done();
        });
  }

  private void done() {
    working = false;
    work();
  }
}
