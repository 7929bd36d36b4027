package com.kallglot.console.client;

import com.kallglot.console.telephony.account.Allowance;
import java.time.Duration;
import java.util.Optional;

/// The platform, by resource. Each method of them blocks until the answer is there, trying again
/// what may pass within [Patience]. To be called from virtual threads; interrupting one ends its
/// call.
public final class PlatformClient implements AutoCloseable {
  private final HttpChannel channel;
  private final Patience patience;
  private final String keyEnding;
  private final Sessions sessions;
  private final Numbers numbers;
  private final Connections connections;
  private final SipAccess sip;

  /// With the usual patience.
  public PlatformClient(Endpoint endpoint, ExchangeListener listener) {
    this(endpoint, listener, Patience.USUAL);
  }

  /// @throws IllegalArgumentException where the endpoint's trusted authorities cannot be read
  public PlatformClient(Endpoint endpoint, ExchangeListener listener, Patience patience) {
    this(new HttpChannel(endpoint, listener, patience.pace()), patience, endpoint.keyEnding());
  }

  private PlatformClient(HttpChannel channel, Patience patience, String keyEnding) {
    this.channel = channel;
    this.keyEnding = keyEnding;
    this.patience = patience;
    Requests requests = new Requests(channel, patience);
    sessions = new Sessions(requests);
    numbers = new Numbers(requests);
    connections = new Connections(requests);
    sip = new SipAccess(requests);
  }

  /// The same client, which gives up a request after `most`, tries and pauses together; a second
  /// look at one channel, closed with it.
  public PlatformClient within(Duration most) {
    return new PlatformClient(channel, patience.within(most), keyEnding);
  }

  public Sessions sessions() {
    return sessions;
  }

  public Numbers numbers() {
    return numbers;
  }

  public Connections connections() {
    return connections;
  }

  public SipAccess sip() {
    return sip;
  }

  /// The last four characters of the key, as platforms show keys; empty for a very short one.
  public String keyEnding() {
    return keyEnding;
  }

  /// What the key may still do, as the last answer said; empty where none has said it yet.
  public Optional<Allowance> allowance() {
    return channel.allowance();
  }

  @Override
  public void close() {
    channel.close();
  }
}
