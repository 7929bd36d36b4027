package com.kallglot.console.softphone;

/// What happens to a line by itself. Called on the engine's event thread.
public interface LineListener {
  /// Ignores registrations and declines calls with 480.
  LineListener NONE =
      new LineListener() {
        @Override
        public void registered(int code, String reason) {}

        @Override
        public CallListener incoming(CallHandle call, IncomingCall details) {
          var _ = call.reject(480);
          return event -> {};
        }
      };

  /// A registration was answered; 2xx means registered.
  void registered(int code, String reason);

  /// The line is closed for good, its calls over and its registration taken back, or given up where
  /// the registrar did not answer.
  default void closed() {}

  /// Somebody calls. Answer, ring or reject through `call`, now or later; the listener returned
  /// hears of everything that follows. A call whose listener throws here is refused with 500.
  CallListener incoming(CallHandle call, IncomingCall details);
}
