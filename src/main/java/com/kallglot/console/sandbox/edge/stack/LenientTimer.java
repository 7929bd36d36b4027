package com.kallglot.console.sandbox.edge.stack;

import gov.nist.javax.sip.stack.SIPStackTimerTask;
import gov.nist.javax.sip.stack.timers.DefaultSipTimer;

/// The stack's timer, for which a task that comes after the end is too late and no fault: a TLS
/// connection that is accepted while the stack stops would end its thread by an exception
/// otherwise.
public final class LenientTimer extends DefaultSipTimer {
  @Override
  public boolean schedule(SIPStackTimerTask task, long delay) {
    try {
      return super.schedule(task, delay);
    } catch (IllegalStateException stopped) {
      return refused(stopped);
    }
  }

  @Override
  public boolean scheduleWithFixedDelay(SIPStackTimerTask task, long delay, long period) {
    try {
      return super.scheduleWithFixedDelay(task, delay, period);
    } catch (IllegalStateException stopped) {
      return refused(stopped);
    }
  }

  /// What was refused runs nowhere.
  @Override
  public boolean cancel(SIPStackTimerTask task) {
    return task.getSipTimerTask() != null && super.cancel(task);
  }

  /// Before the end it is a fault of whoever asked.
  private boolean refused(IllegalStateException why) {
    if (isStarted()) {
      throw why;
    }
    return false;
  }
}
