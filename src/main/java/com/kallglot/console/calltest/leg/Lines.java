package com.kallglot.console.calltest.leg;

import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.trace.CallEvidence.Registration;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The accounts that calls are placed from, each opened once however many calls share it.
public final class Lines implements AutoCloseable {
  private final Softphone softphone;
  private final Duration patience;
  private final Map<SipAccount, Opened> open = new HashMap<>();

  /// A line to call from.
  ///
  /// @param registration how its registrar answered; null where it registers with nobody
  public record Open(Line line, @Nullable Registration registration) {}

  private record Opened(Line line, RegistrationWatch watch) {}

  public Lines(Softphone softphone) {
    this(softphone, Timing.NETWORK.anyResponse());
  }

  /// @param patience how long a registrar may take to answer
  Lines(Softphone softphone, Duration patience) {
    this.softphone = softphone;
    this.patience = patience;
  }

  /// The line of an account; where it registers, once that was answered or `patience` is over. A
  /// line that was refused can still be called from: the far end decides.
  public Open of(SipAccount account) throws SoftphoneException, InterruptedException {
    Opened opened = opened(account);
    return account.registrar() == null
        ? new Open(opened.line, null)
        : new Open(opened.line, opened.watch.await(patience));
  }

  private synchronized Opened opened(SipAccount account) throws SoftphoneException {
    Opened opened = open.get(account);
    if (opened == null) {
      var watch = new RegistrationWatch(LineListener.NONE);
      opened = new Opened(softphone.open(account, watch), watch);
      open.put(account, opened);
    }
    return opened;
  }

  @Override
  public synchronized void close() {
    open.values().forEach(opened -> opened.line.close());
    open.clear();
  }
}
