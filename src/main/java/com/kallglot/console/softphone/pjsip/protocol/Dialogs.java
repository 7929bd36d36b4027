package com.kallglot.console.softphone.pjsip.protocol;

import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.pjsip.protocol.CallProgress.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hands each message on the wire to the call it belongs to. A `Call-ID` alone does not say which:
/// where one line of this engine calls another, both ends share it, and the local tag tells them
/// apart (RFC 3261 §12). For one thread.
public final class Dialogs {
  private static final class Entry {
    final Role role;
    final CallProgress progress;
    @Nullable String localTag;

    Entry(Role role, CallProgress progress) {
      this.role = role;
      this.progress = progress;
    }
  }

  private record Expected(CallProgress progress, Consumer<String> onCallId) {}

  private record Seen(SipText message, long atNanos) {}

  private final Map<String, List<Entry>> byCallId = new HashMap<>();
  private final Deque<Expected> expected = new ArrayDeque<>();
  private @Nullable Seen lastInvite;

  /// The answer to it, where it was refused before anybody knew of the call.
  private @Nullable Seen lastRefusal;

  /// Follows a call of ours that is about to be sent.
  public void addCaller(String callId, CallProgress progress) {
    add(callId, new Entry(Role.CALLER, progress));
  }

  /// Follows a call of ours whose `Call-ID` PJSIP makes: that of the next INVITE sent that belongs
  /// to nobody.
  ///
  /// @param onCallId told before the INVITE is
  public void expectCaller(CallProgress progress, Consumer<String> onCallId) {
    expected.add(new Expected(progress, onCallId));
  }

  /// Follows a call that came in, beginning with its INVITE, which was seen already, as its refusal
  /// was where the engine refused it by itself.
  ///
  /// @return that INVITE, null where it is not known
  public @Nullable SipText addCallee(String callId, CallProgress progress) {
    add(callId, new Entry(Role.CALLEE, progress));
    var arrival = lastInvite;
    if (arrival == null || !arrival.message().callId().equals(callId)) {
      return null;
    }
    progress.received(arrival.message(), arrival.atNanos());
    var refusal = lastRefusal;
    if (refusal != null && refusal.message().callId().equals(callId)) {
      progress.sent(refusal.message(), refusal.atNanos());
    }
    return arrival.message();
  }

  private void add(String callId, Entry entry) {
    byCallId.computeIfAbsent(callId, id -> new ArrayList<>(2)).add(entry);
  }

  public void remove(String callId, CallProgress progress) {
    expected.removeIf(waiting -> waiting.progress == progress);
    byCallId.computeIfPresent(
        callId,
        (id, entries) -> {
          entries.removeIf(entry -> entry.progress == progress);
          return entries.isEmpty() ? null : entries;
        });
  }

  /// Takes a message sent or received by anybody in this process.
  public void on(Heading heading, SipText message, long atNanos) {
    boolean sent = heading == Heading.SENT;
    boolean arrives = !sent && message.isRequest() && message.method().equals("INVITE");
    if (arrives && message.toTag() == null) {
      lastInvite = new Seen(message, atNanos);
      lastRefusal = null;
    }
    if (sent && message.isRequest() && message.method().equals("INVITE")) {
      recognize(message.callId());
    }
    Entry entry = find(sent, message);
    if (entry == null) {
      if (sent && message.status() >= 300 && message.method().equals("INVITE")) {
        lastRefusal = new Seen(message, atNanos);
      }
      return;
    }
    if (sent) {
      entry.progress.sent(message, atNanos);
    } else {
      entry.progress.received(message, atNanos);
    }
  }

  private void recognize(String callId) {
    if (!byCallId.containsKey(callId) && !expected.isEmpty()) {
      Expected found = expected.remove();
      addCaller(callId, found.progress);
      found.onCallId.accept(callId);
    }
  }

  private @Nullable Entry find(boolean sent, SipText message) {
    List<Entry> entries = byCallId.getOrDefault(message.callId(), List.of());
    boolean ourRequest = sent == message.isRequest();
    String localTag = ourRequest ? message.fromTag() : message.toTag();
    for (Entry entry : entries) {
      if (localTag != null && Objects.equals(entry.localTag, localTag)) {
        return entry;
      }
    }
    Role role = ourRequest ? Role.CALLER : Role.CALLEE;
    for (Entry entry : entries) {
      if (entry.role == role && (entry.localTag == null || localTag == null)) {
        entry.localTag = localTag == null ? entry.localTag : localTag;
        return entry;
      }
    }
    return null;
  }
}
