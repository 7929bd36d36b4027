package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.media.rtp.RtpMeter;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.CallStatistics.Loss;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.pjsip.protocol.JitterBuffer;
import com.kallglot.console.softphone.pjsip.protocol.MediaPackets;
import com.kallglot.console.softphone.pjsip.sound.CallSound;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.OnCreateMediaTransportParam;
import org.pjsip.pjsua2.StreamStat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is measured of one call's media: counted from its own packets by [RtpMeter], and what the
/// far end reported by RTCP, which SRTP hides from the tap, from PJSIP.
final class CallMedia {
  private static final Logger LOG = LoggerFactory.getLogger(CallMedia.class);
  private static final int AUDIO = 0;
  private static final double MICROS_PER_MILLI = 1000;
  private static final long SAMPLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final CallSound sound;
  private final RtpMeter meter = new RtpMeter();
  private final RtpTapReader taps;
  private final JitterBuffer jitterBuffer = new JitterBuffer();
  private volatile @Nullable Double rttMs;
  private volatile @Nullable Double farLossPercent;
  private volatile boolean running;
  private volatile boolean firstTold;
  private volatile long nextSample;

  CallMedia(CallSound sound, MediaPackets packets) {
    this.sound = sound;
    this.taps = new RtpTapReader(meter, packets);
  }

  void tap(OnCreateMediaTransportParam parameters) {
    taps.attach(parameters);
  }

  void agreed(LegMedia media) {
    meter.agreed(media.remote(), media.clockRate(), media.telephoneEventType());
    if (!running) {
      nextSample = System.nanoTime() + SAMPLE_NANOS;
      running = true;
    }
  }

  /// On the watching thread: takes packets and samples out of their native rings.
  void collect(ByteBuffer buffer) {
    taps.drain(buffer);
    sound.collect();
  }

  /// Whether [#tellNews] has something to tell.
  boolean hasNews() {
    boolean first = !firstTold && meter.firstAtNanos() != null;
    boolean sampleDue = running && System.nanoTime() - nextSample >= 0;
    return first || sampleDue;
  }

  /// On the engine's thread: tells what has become known since the last time.
  void tellNews(@Nullable CallLeg leg, Consumer<CallEvent> listener) {
    tellFirst(listener);
    long now = System.nanoTime();
    if (running && now - nextSample >= 0) {
      nextSample = Math.max(nextSample + SAMPLE_NANOS, now);
      if (leg != null) {
        readReports(leg);
      }
      listener.accept(new CallEvent.Sampled(now, statistics()));
    }
  }

  private void tellFirst(Consumer<CallEvent> listener) {
    Long first = meter.firstAtNanos();
    if (first != null && !firstTold) {
      firstTold = true;
      listener.accept(new CallEvent.FirstMedia(first));
    }
  }

  /// On the engine's thread: what PJSIP knows of the stream, while there is one.
  void readReports(CallLeg leg) {
    if (!running) {
      return;
    }
    try (var scope = new NativeScope()) {
      var stream =
          NativeFailure.translate("Reading the statistics", () -> leg.getStreamStat(AUDIO));
      scope.own(stream, StreamStat::delete);
      jitterBuffer.seen(stream.getJbuf().getDiscard(), stream.getJbuf().getAvgDelayMsec());
      var rtcp = stream.getRtcp();
      var rtt = rtcp.getRttUsec();
      if (rtt.getN() > 0) {
        rttMs = rtt.getLast() / MICROS_PER_MILLI;
      }
      var reported = rtcp.getTxStat();
      if (reported.getUpdateCount() > 0 && reported.getPkt() > 0) {
        farLossPercent = 100.0 * reported.getLoss() / reported.getPkt();
      }
    } catch (SoftphoneException e) {
      LOG.debug("No stream for the moment: the call is renegotiated or over", e);
    }
  }

  CallStatistics statistics() {
    var counts = meter.counts();
    // A packet that the tap had no room for is not one that the network lost.
    Loss loss =
        taps.dropped() > 0
            ? null
            : new Loss(
                counts.expected(),
                counts.lost(),
                jitterBuffer.late(counts.duplicates()),
                counts.delayed());
    return new CallStatistics(
        counts.received(),
        counts.sent(),
        loss,
        counts.jitterMs(),
        jitterBuffer.delayMs(),
        rttMs,
        farLossPercent,
        counts.foreign(),
        counts.otherSource());
  }

  /// The last look, at the end of the call.
  void finish(ByteBuffer buffer, Consumer<CallEvent> listener) {
    running = false;
    collect(buffer);
    tellFirst(listener);
    taps.close();
  }
}
