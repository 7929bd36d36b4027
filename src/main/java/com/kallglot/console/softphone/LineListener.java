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

  /// What is done when the far end of a call asks to be called elsewhere (REFER, RFC 3515). Asked
  /// once, when the line opens. Declined unless the owner says otherwise: who follows calls
  /// whatever the far end names, at this account's cost.
  default Transfers transfers() {
    return Transfers.DECLINE;
  }

  /// The far end of `from` asked to be called at `uri`, and `next` does so: told where [#transfers]
  /// says FOLLOW. The new call sends and keeps what the old one did. The old one stays up until one
  /// of its ends hangs it up, usually the far end when the new one is answered.
  ///
  /// @return hears of everything that follows in `next`
  default CallListener transferred(CallHandle from, CallHandle next, String uri) {
    return event -> {};
  }

  /// Somebody called, and the engine refused it by itself before anybody could be asked: what the
  /// caller offered does not fit the line's codecs or encryption. It is over when this is told, and
  /// [CallEvent.Ended] says how.
  ///
  /// @return hears of everything that was in it
  default CallListener refused(CallHandle call, IncomingCall details) {
    return event -> {};
  }

  /// What is done with a transfer that the far end asks for.
  enum Transfers {
    /// Answered with 603; [CallEvent.Referred] tells where to, so that a person may decide.
    DECLINE,
    /// Answered with 202, and followed.
    FOLLOW
  }

  /// Somebody calls. Answer, ring or reject through `call`, now or later; the listener returned
  /// hears of everything that follows. A call whose listener throws here is refused with 500.
  CallListener incoming(CallHandle call, IncomingCall details);
}
