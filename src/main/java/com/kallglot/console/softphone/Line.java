package com.kallglot.console.softphone;

/// An open account. Closing it ends its calls and its registration.
public interface Line extends AutoCloseable {
  SipAccount account();

  /// Starts a call and returns at once. Whatever becomes of it, the listener's last event is
  /// [CallEvent.Ended], exactly once: an address that does not parse too.
  CallHandle dial(DialRequest request, CallListener listener);

  @Override
  void close();
}
