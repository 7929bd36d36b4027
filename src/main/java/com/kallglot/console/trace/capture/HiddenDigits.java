package com.kallglot.console.trace.capture;

import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.negotiation.Codec;
import com.kallglot.console.trace.negotiation.SessionDescription;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes out of telephone events (RFC 4733) which digits they are: they may be a PIN. When each was
/// keyed and for how long stays. Those that SRTP encrypts nobody reads: they are longer than an
/// event, by their tag (RFC 3711 §3.1), and stay as they are.
final class HiddenDigits {
  /// An event that is not assigned to anything.
  static final byte HIDDEN = (byte) 255;

  private static final int HEADER = 12;

  /// RFC 4733 §2.3.
  private static final int EVENT = 4;

  private final Set<String> types;

  private HiddenDigits(Set<String> types) {
    this.types = types;
  }

  /// @param messages whose SDP names the payload types
  static HiddenDigits in(List<SipMessage> messages) {
    return new HiddenDigits(
        messages.stream()
            .flatMap(message -> SessionDescription.in(SipText.of(message.text())).stream())
            .flatMap(description -> description.media().stream())
            .flatMap(medium -> medium.codecs().stream())
            .filter(Codec::isTelephoneEvent)
            .map(Codec::payloadType)
            .collect(Collectors.toSet()));
  }

  /// What of a packet is written.
  byte[] of(MediaPacket packet) {
    byte[] bytes = packet.bytes();
    if (packet.kind() != MediaPacket.Kind.RTP || bytes.length < HEADER) {
      return bytes;
    }
    int event = payload(bytes);
    boolean one = packet.length() == event + EVENT && bytes.length > event;
    if (!one || !types.contains(String.valueOf(bytes[1] & 0x7F))) {
      return bytes;
    }
    byte[] hidden = bytes.clone();
    hidden[event] = HIDDEN;
    return hidden;
  }

  /// Where it begins (RFC 3550 §5.1, §5.3.1).
  private static int payload(byte[] rtp) {
    int end = HEADER + 4 * (rtp[0] & 0x0F);
    boolean extended = (rtp[0] & 0x10) != 0 && rtp.length >= end + 4;
    return extended ? end + 4 + 4 * ByteBuffer.wrap(rtp).getChar(end + 2) : end;
  }
}
