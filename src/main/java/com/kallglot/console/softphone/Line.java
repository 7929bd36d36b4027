package com.kallglot.console.softphone;

/// An open account. Closing it ends its calls and its registration.
public interface Line extends AutoCloseable {
  SipAccount account();

  /// Where this line can be called directly, without any server:
  /// `sip:user@127.0.0.1:5070;transport=tcp`.
  String contact();

  /// Starts a call and returns at once. Whatever becomes of it, the listener's last event is
  /// [CallEvent.Ended], exactly once: for an address that does not parse and on a closed engine
  /// too.
  CallHandle dial(DialRequest request, CallListener listener);

  @Override
  void close();
}
