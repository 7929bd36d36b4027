package com.kallglot.console.sandbox.edge.rtp;

import com.kallglot.console.sandbox.edge.sdp.Agreement;
import com.kallglot.console.sandbox.edge.sdp.Format;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is received of one call: packets and losses over all of its sources, and its digits.
final class Inbound {
  /// A party changes its source on a re-INVITE or restart; a flood of them is nobody's call.
  private static final int MOST_SOURCES = 32;

  private final Map<Integer, SourceCounter> sources = new HashMap<>();
  private final DigitDetector digitDetector = new DigitDetector();
  private final StringBuilder digits = new StringBuilder();
  private @Nullable Agreement agreement;
  private int currentSource;
  private int reportedSource;
  private int lastReport;
  private long lastReportAt;

  void agree(Agreement agreed) {
    agreement = agreed;
  }

  /// Whether a payload type is one of those agreed.
  boolean knows(int payloadType) {
    return agreement != null
        && (agreement.codec().payloadType() == payloadType || isEvent(payloadType));
  }

  private boolean isEvent(int payloadType) {
    Format event = agreement == null ? null : agreement.telephoneEvent();
    return event != null && event.payloadType() == payloadType;
  }

  void received(RtpHeader header, byte[] packet, long now) {
    SourceCounter source = sources.get(header.ssrc());
    if (source == null) {
      if (sources.size() == MOST_SOURCES || agreement == null) {
        return;
      }
      source = new SourceCounter(agreement.codec().clockRate());
      sources.put(header.ssrc(), source);
    }
    currentSource = header.ssrc();
    if (isEvent(header.payloadType())) {
      source.receivedEvent(header.sequence());
      digitDetector.digit(header, packet).ifPresent(digit -> digits.append((char) digit));
    } else {
      source.received(header.sequence(), header.timestamp(), now);
    }
  }

  void digit(char digit) {
    digits.append(digit);
  }

  void senderReport(int ssrc, int middle, long now) {
    reportedSource = ssrc;
    lastReport = middle;
    lastReportAt = now;
  }

  /// A report block on the current source; null before its first packet.
  Rtcp.@Nullable Block block(long now) {
    SourceCounter source = sources.get(currentSource);
    if (source == null) {
      return null;
    }
    boolean reported = reportedSource == currentSource && lastReport != 0;
    // 0 says that no sender report came (RFC 3550 §6.4.1), so an answer at once says the least.
    long delay = reported ? Math.max(1, (now - lastReportAt) / 1000 * 65536 / 1_000_000) : 0;
    return new Rtcp.Block(
        currentSource,
        source.fractionLost(),
        source.lost(),
        source.extendedHighest(),
        source.jitter(),
        reported ? lastReport : 0,
        (int) delay);
  }

  long packets() {
    return sources.values().stream().mapToLong(SourceCounter::packets).sum();
  }

  long lost() {
    return sources.values().stream().mapToLong(SourceCounter::lost).sum();
  }

  String digits() {
    return digits.toString();
  }
}
