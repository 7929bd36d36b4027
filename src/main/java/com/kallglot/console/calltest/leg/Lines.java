package com.kallglot.console.calltest.leg;

import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import java.util.HashMap;
import java.util.Map;

/// The accounts that calls are placed from, each opened once however many calls share it.
public final class Lines implements AutoCloseable {
  private final Softphone softphone;
  private final Map<SipAccount, Line> open = new HashMap<>();

  public Lines(Softphone softphone) {
    this.softphone = softphone;
  }

  public synchronized Line of(SipAccount account) throws SoftphoneException {
    Line line = open.get(account);
    if (line == null) {
      line = softphone.open(account, LineListener.NONE);
      open.put(account, line);
    }
    return line;
  }

  @Override
  public synchronized void close() {
    open.values().forEach(Line::close);
    open.clear();
  }
}
