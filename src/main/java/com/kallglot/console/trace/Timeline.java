package com.kallglot.console.trace;

import com.kallglot.console.client.Exchange;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.telephony.masking.Masking;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What happened, in the order in which it happened, whoever tells it first: API exchanges, SIP
/// messages and call events on the clock of [System#nanoTime]. Everything is masked before it is
/// kept. The oldest entries give way when there are too many. For any thread.
public final class Timeline {
  private final int capacity;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long dropped;

  /// One thing that happened.
  public sealed interface Entry {
    long atNanos();
  }

  /// An HTTP request and what came of it, masked.
  public record Api(Exchange exchange) implements Entry {
    @Override
    public long atNanos() {
      return exchange.startedAtNanos();
    }
  }

  /// A SIP message, masked.
  public record Sip(SipMessage message) implements Entry {
    @Override
    public long atNanos() {
      return message.atNanos();
    }
  }

  /// An event of a call.
  public record Call(String callId, CallEvent event) implements Entry {
    @Override
    public long atNanos() {
      return event.atNanos();
    }
  }

  /// @param capacity entries kept, at least 1
  public Timeline(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("A timeline keeps at least one entry, not " + capacity);
    }
    this.capacity = capacity;
  }

  public void add(Exchange exchange) {
    keep(
        new Api(
            new Exchange(
                exchange.startedAtNanos(),
                exchange.endedAtNanos(),
                exchange.method(),
                Masking.url(exchange.url()),
                exchange.requestHeaders(),
                exchange.status(),
                exchange.requestId(),
                masked(exchange.requestBody()),
                masked(exchange.responseBody()),
                exchange.head(),
                masked(exchange.failure()))));
  }

  public void add(SipMessage message) {
    keep(
        new Sip(
            new SipMessage(
                message.atNanos(),
                message.heading(),
                message.transport(),
                message.remote(),
                Masking.text(message.text()))));
  }

  public void add(String callId, CallEvent event) {
    keep(new Call(callId, event));
  }

  /// All entries by their moment; those of one moment in the order they came in.
  public synchronized List<Entry> entries() {
    var sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(Entry::atNanos));
    return List.copyOf(sorted);
  }

  /// How many entries gave way.
  public synchronized long dropped() {
    return dropped;
  }

  /// The SIP messages of one call, in order.
  public List<SipMessage> messages(String callId) {
    return entries().stream()
        .filter(Sip.class::isInstance)
        .map(entry -> ((Sip) entry).message)
        .filter(message -> SipText.of(message.text()).callId().equals(callId))
        .toList();
  }

  /// The whole as text: each entry under a line with its time since the first one.
  public String text() {
    List<Entry> all = entries();
    var text = new StringBuilder();
    if (dropped() > 0) {
      text.append(dropped()).append(" earlier entries were dropped\n\n");
    }
    for (Entry entry : all) {
      double at = (entry.atNanos() - all.getFirst().atNanos()) / 1e9;
      text.append(String.format(Locale.ROOT, "%10.4f s  ", at)).append(words(entry)).append('\n');
    }
    return text.toString();
  }

  private synchronized void keep(Entry entry) {
    entries.addLast(entry);
    if (entries.size() > capacity) {
      entries.removeFirst();
      dropped++;
    }
  }

  private static String words(Entry entry) {
    return switch (entry) {
      case Api api -> words(api.exchange);
      case Sip sip -> words(sip.message);
      case Call call -> words(call.event) + "  [" + call.callId + "]";
    };
  }

  private static String words(Exchange api) {
    String result = api.failure() == null ? "" : ", " + api.failure();
    long tookMs = (api.endedAtNanos() - api.startedAtNanos()) / 1_000_000;
    var text = new StringBuilder(api.method() + " " + api.url() + " → ");
    text.append(api.status() == 0 ? "no response" : api.status()).append(result);
    text.append(" in ").append(tookMs).append(" ms");
    if (api.requestId() != null) {
      text.append(", ").append(api.requestId());
    }
    block(text, api.requestBody());
    block(text, api.responseBody());
    return text.toString();
  }

  private static String words(SipMessage message) {
    String way =
        switch (message.heading()) {
          case SENT -> "sent to ";
          case RECEIVED -> "received from ";
        };
    var text = new StringBuilder(way + message.remote() + " over " + message.transport());
    block(text, message.text());
    return text.toString();
  }

  private static String words(CallEvent event) {
    return switch (event) {
      case CallEvent.Invited _ -> "invited";
      case CallEvent.Challenged challenged -> "challenged with " + challenged.code();
      case CallEvent.Provisional p -> "progress " + p.code() + " " + p.reason();
      case CallEvent.Answered _ -> "answered";
      case CallEvent.MediaStarted started -> "media " + started.media();
      case CallEvent.FirstMedia _ -> "first packet of sound";
      case CallEvent.Digit digit -> "digit " + digit.digit() + " by " + digit.method();
      case CallEvent.Sampled sampled -> "counters " + sampled.statistics();
      case CallEvent.Transfer transfer ->
          "transfer %s: %d %s"
              .formatted(words(transfer.step()), transfer.code(), transfer.reason());
      case CallEvent.Referred referred ->
          "asked to be called at " + referred.uri() + ", " + words(referred.answer());
      case CallEvent.LocalSound sound -> words(sound);
      case CallEvent.Ended end ->
          "ended by %s: %d %s".formatted(end.origin(), end.code(), end.reason())
              + (end.local() ? " (the engine's own verdict)" : "");
    };
  }

  private static String words(CallEvent.TransferStep step) {
    return step.name().toLowerCase(Locale.ROOT);
  }

  private static String words(LineListener.Transfers answer) {
    return switch (answer) {
      case DECLINE -> "declined";
      case FOLLOW -> "followed";
    };
  }

  private static String words(CallEvent.LocalSound sound) {
    return switch (sound) {
      case CallEvent.MicrophoneSilent _ -> "the microphone gives nothing";
      case CallEvent.MicrophoneHeard _ -> "the microphone gives sound again";
      case CallEvent.AudioDeviceLost lost -> lost.device() + " is lost: " + lost.reason();
      case CallEvent.AudioDeviceBack back ->
          "the " + back.end().name().toLowerCase(Locale.ROOT) + " is open again";
      case CallEvent.RecordingFailed failed -> "the recording ended: " + failed.reason();
    };
  }

  private static void block(StringBuilder text, @Nullable String body) {
    if (body != null && !body.isEmpty()) {
      body.strip().lines().forEach(line -> text.append("\n    ").append(line));
    }
  }

  private static @Nullable String masked(@Nullable String text) {
    return text == null ? null : Masking.text(text);
  }
}
