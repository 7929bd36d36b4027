package com.kallglot.console.trace.capture;

import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.MediaPacket.Kind;
import com.kallglot.console.softphone.SipMessage.Heading;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Which RTP packets of a call came and which did not, by sequence number (RFC 3550 §5.1), counted
/// from a first one that is known.
///
/// @param first the sequence number that the stream began with
/// @param packets from there to the last that came
/// @param gaps places of those between that did not come, in order, the first packet's being 0
public record ArrivedNumbers(int first, int packets, List<Integer> gaps) {
  private static final int FIXED_HEADER = 12;

  public ArrivedNumbers {
    gaps = List.copyOf(gaps);
  }

  /// Sequence numbers of those that did not come among the first so many, in order.
  public List<Integer> missing(int count) {
    return gaps.stream()
        .takeWhile(place -> place < count)
        .map(place -> first + place & 0xFFFF)
        .toList();
  }

  /// Of the far end's stream with the most packets.
  ///
  /// @param first the sequence number that it began with
  public static ArrivedNumbers of(CallCapture capture, int first) {
    Map<Integer, List<Integer>> streams = new HashMap<>();
    for (MediaPacket packet : capture.packets()) {
      if (packet.heading() == Heading.RECEIVED
          && packet.kind() == Kind.RTP
          && packet.bytes().length >= FIXED_HEADER) {
        ByteBuffer header = ByteBuffer.wrap(packet.bytes());
        streams
            .computeIfAbsent(header.getInt(8), _ -> new ArrayList<>())
            .add(header.getShort(2) & 0xFFFF);
      }
    }
    return streams.values().stream()
        .max((one, other) -> Integer.compare(one.size(), other.size()))
        .map(numbers -> of(numbers, first))
        .orElse(new ArrivedNumbers(first, 0, List.of()));
  }

  private static ArrivedNumbers of(List<Integer> numbers, int first) {
    var came = new HashSet<Integer>();
    int highest = -1;
    for (int number : numbers) {
      // Numbers wrap round after 65,535: a packet is near to the one before it
      int index = highest + (short) (number - (first + highest));
      came.add(index);
      highest = Math.max(highest, index);
    }
    int packets = highest + 1;
    List<Integer> gaps =
        IntStream.range(0, packets).filter(place -> !came.contains(place)).boxed().toList();
    return new ArrivedNumbers(first, packets, gaps);
  }
}
