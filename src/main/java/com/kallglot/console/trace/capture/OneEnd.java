package com.kallglot.console.trace.capture;

import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.CallEvidence.Side;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one end saw of a call of which both are here, as where one own account calls another
/// through a proxy: both have the Call-ID and the tags of the one dialog.
final class OneEnd {
  private static final Pattern AUDIO_PORT = Pattern.compile("(?m)^m=audio (\\d+) ");

  private OneEnd() {}

  /// All of it where the other end is not here.
  static CallCapture of(CallCapture whole, Side side) {
    String caller = callerTag(whole.messages());
    List<SipMessage> own =
        whole.messages().stream().filter(message -> side == sideOf(message, caller)).toList();
    if (caller == null || own.isEmpty() || own.size() == whole.messages().size()) {
      return whole;
    }
    return new CallCapture(
        whole.zero(), whole.zeroNanos(), own, packets(whole.packets(), own), whole.dropped());
  }

  private static @Nullable String callerTag(List<SipMessage> messages) {
    return messages.stream()
        .map(message -> SipText.of(message.text()))
        .filter(text -> text.isRequest() && text.method().equals("INVITE"))
        .map(SipText::fromTag)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// `From` names who made the request, in its responses too (RFC 3261 §8.2.6.2).
  private static Side sideOf(SipMessage message, @Nullable String callerTag) {
    SipText text = SipText.of(message.text());
    boolean ofCaller = Objects.equals(text.fromTag(), callerTag);
    boolean leaves = message.heading() == Heading.SENT;
    return (text.isRequest() == leaves) == ofCaller ? Side.CALLER : Side.CALLED;
  }

  /// Those of the ports that its own SDP names; all where none is of them, as behind a NAT.
  private static List<MediaPacket> packets(List<MediaPacket> all, List<SipMessage> own) {
    Set<Integer> ports = new HashSet<>();
    for (SipMessage message : own) {
      Matcher audio = AUDIO_PORT.matcher(message.text());
      if (message.heading() == Heading.SENT && audio.find()) {
        int port = Integer.parseInt(audio.group(1));
        ports.addAll(List.of(port, port + 1)); // RTP, RTCP
      }
    }
    List<MediaPacket> there =
        all.stream().filter(packet -> ports.contains(localPort(packet))).toList();
    return there.isEmpty() ? all : there;
  }

  private static int localPort(MediaPacket packet) {
    return packet.heading() == Heading.SENT
        ? packet.source().getPort()
        : packet.destination().getPort();
  }
}
