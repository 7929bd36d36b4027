package com.kallglot.console.softphone;

import java.util.function.Consumer;

/// A SIP user agent with sound, one per process. All methods may be called from any thread and
/// return without waiting for the network; listeners are called one at a time on the engine's own
/// event thread and must not block. What a listener throws is logged and harms no call.
public interface Softphone extends AutoCloseable {
  /// What runs underneath, for reports.
  EngineInfo engine();

  /// Opens an account to call from and to be called on. It is ready when this returns; whether it
  /// is registered comes to the listener, and only where the account registers.
  ///
  /// @throws SoftphoneException where the account cannot be used at all: an address that does not
  ///   parse, no free port, a certificate that cannot be read
  Line open(SipAccount account, LineListener listener) throws SoftphoneException;

  /// Hears of every SIP message sent or received, retransmissions and ACKs included, with
  /// credentials masked. Close the answer to stop hearing.
  Subscription onSipMessage(Consumer<SipMessage> sink);

  /// Hears of every packet of media, RTCP included. Packets are copied only while somebody listens:
  /// close the answer as soon as they are not wanted any more.
  Subscription onMedia(MediaListener sink);

  /// Hangs up what is up, closes all lines and frees the engine; returns when it is gone, at most a
  /// few seconds later. A second close does nothing.
  @Override
  void close();

  /// Ends when closed; closing twice does nothing.
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
