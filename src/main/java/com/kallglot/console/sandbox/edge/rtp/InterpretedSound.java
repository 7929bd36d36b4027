package com.kallglot.console.sandbox.edge.rtp;

import com.kallglot.console.media.G711;
import com.kallglot.console.sandbox.edge.sdp.Format;
import com.kallglot.console.sandbox.interpreter.Party;

/// The sound of a call to and from the interpreter, in one law of G.711.
final class InterpretedSound implements Sound {
  private final Party party;
  private final boolean ulaw;

  /// @param codec PCMU or PCMA
  InterpretedSound(Party party, Format codec) {
    this.party = party;
    this.ulaw = codec.isNamed("PCMU");
  }

  /// What the caller said, as a packet's payload.
  ///
  /// @param arrivedNanos by [System#nanoTime]
  void said(byte[] packet, int at, int count, long arrivedNanos) {
    var samples = new short[count];
    for (int i = 0; i < count; i++) {
      byte code = packet[at + i];
      samples[i] = ulaw ? G711.decodeUlaw(code) : G711.decodeAlaw(code);
    }
    party.says(samples, arrivedNanos);
  }

  @Override
  public void copy(long position, long nanos, byte[] target, int at, int count) {
    var samples = new short[count];
    party.hears(samples, nanos);
    byte[] coded = ulaw ? G711.encodeUlaw(samples) : G711.encodeAlaw(samples);
    System.arraycopy(coded, 0, target, at, count);
  }
}
