package com.kallglot.console.calltest.leg;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.Softphone;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The SIP messages of the calls under way, by call, as evidence for their diagnosis.
public final class SipLog implements AutoCloseable {
  private final Map<String, List<SipMessage>> byCall = new ConcurrentHashMap<>();
  private final Softphone.Subscription subscription;

  public SipLog(Softphone softphone) {
    this.subscription = softphone.onSipMessage(this::note);
  }

  private void note(SipMessage message) {
    SipText.of(message.text())
        .header("Call-ID")
        .ifPresent(
            id -> byCall.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>()).add(message));
  }

  /// The messages of one call, which are forgotten here.
  public List<SipMessage> take(String callId) {
    List<SipMessage> messages = byCall.remove(callId);
    return messages == null ? List.of() : List.copyOf(messages);
  }

  @Override
  public void close() {
    subscription.close();
  }
}
