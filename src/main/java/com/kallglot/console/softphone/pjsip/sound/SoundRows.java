package com.kallglot.console.softphone.pjsip.sound;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.SamplePort;

/// Takes what a call sent and heard out of its native rings, sample beside sample. What is sent is
/// what the call's own port gave, as long as nothing else sends; from then on it is what a second
/// port hears of all that does, which began up to one frame of the bridge before or after.
final class SoundRows {
  /// Room between two collections, which are a tenth of a second apart on a quiet machine.
  private static final int UNCOLLECTED = 4 * CallSound.RATE;

  private static final int LONGEST = 2 * UNCOLLECTED;

  private final SamplePort port;
  private final Row sent = new Row(LONGEST);
  private final Row heard = new Row(LONGEST);
  private @Nullable SamplePort mixed;
  private boolean open;
  private short[] drained = {};

  /// Samples that the rings had no room for, as far as they are made up for.
  private long heardMissed;

  private long sentMissed;

  SoundRows(SamplePort port) {
    this.port = port;
  }

  boolean isOpen() {
    return open;
  }

  /// Begins anew.
  void open() {
    open = true;
    drained = new short[UNCOLLECTED];
    sent.clear();
    heard.clear();
    heardMissed = 0;
    sentMissed = 0;
    port.capture(UNCOLLECTED);
    if (mixed != null) {
      mixed.capture(UNCOLLECTED);
    }
  }

  void close() {
    open = false;
    drained = new short[0];
    port.capture(0);
    if (mixed != null) {
      mixed.capture(0);
    }
  }

  /// What is sent is what this port hears.
  void takeSentFrom(SamplePort all) {
    mixed = all;
    if (open) {
      open();
    }
  }

  /// How what the call's port gave is to be read, where no other port hears all.
  enum Given {
    SENT,
    MUTED,
    /// The bridge takes a frame from a call before it gives one back, so that the echo of a frame
    /// is sent in the same tick as it is heard.
    ECHOED
  }

  /// Takes what came since the last time to `use`.
  void collect(Given given, SoundUse use) {
    if (!open) {
      return;
    }
    var all = mixed;
    if (all == null) {
      collectGiven(given);
    } else {
      sent.add(drained, all.drainHeard(drained));
      long gap = all.missed() - sentMissed;
      sentMissed += gap;
      sent.skip(gap);
      collectHeard();
    }
    int both = Math.min(sent.length(), heard.length());
    if (both > 0) {
      use.take(sent.take(both), heard.take(both));
    }
  }

  private void collectGiven(Given given) {
    int count = port.drainSent(drained);
    if (given == Given.MUTED) {
      Arrays.fill(drained, 0, count, (short) 0);
    }
    if (given != Given.ECHOED) {
      sent.add(drained, count);
    }
    int heardBefore = heard.length();
    long gap = collectHeard();
    if (given == Given.ECHOED) {
      sent.add(drained, (int) (heard.length() - heardBefore - gap));
    }
    // A full port misses both directions alike, from the last sample it holds to this moment.
    sent.skip(gap);
  }

  /// @return samples that were missing
  private long collectHeard() {
    heard.add(drained, port.drainHeard(drained));
    long gap = port.missed() - heardMissed;
    heardMissed += gap;
    heard.skip(gap);
    return gap;
  }
}
