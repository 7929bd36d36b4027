package com.kallglot.console.trace.foreign.frame;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Puts fragmented packets together again (RFC 791 §3.2, RFC 8200 §4.5).
final class Fragments {
  /// Packets of which a part is missing; the oldest are given up beyond this.
  private static final int MOST = 256;

  private static final int LARGEST = 1 << 16;

  private final Map<Key, Parts> waiting = new LinkedHashMap<>();

  /// What one IP packet carries.
  ///
  /// @param offset of `bytes` in the whole
  /// @param more whether others follow
  /// @param missing bytes at its end that the capture did not keep
  record Part(
      InetAddress source,
      InetAddress destination,
      int protocol,
      int id,
      int offset,
      boolean more,
      ByteBuffer bytes,
      int missing) {}

  private record Key(InetAddress source, InetAddress destination, int protocol, int id) {}

  private static final class Parts {
    final TreeMap<Integer, ByteBuffer> byOffset = new TreeMap<>();
    int length = -1;
  }

  /// The whole where it is there.
  Optional<ByteBuffer> whole(Part part) {
    if (part.offset == 0 && !part.more) {
      return Optional.of(part.bytes);
    }
    var key = new Key(part.source, part.destination, part.protocol, part.id);
    Parts parts = waiting.computeIfAbsent(key, _ -> new Parts());
    parts.byOffset.putIfAbsent(part.offset, part.bytes);
    if (!part.more) {
      parts.length = part.offset + part.bytes.limit();
    }
    if (waiting.size() > MOST) {
      waiting.remove(waiting.keySet().iterator().next());
    }
    Optional<ByteBuffer> whole = joined(parts);
    if (whole.isPresent()) {
      waiting.remove(key);
    }
    return whole;
  }

  private static Optional<ByteBuffer> joined(Parts parts) {
    if (parts.length < 0 || parts.length > LARGEST) {
      return Optional.empty();
    }
    ByteBuffer whole = ByteBuffer.allocate(parts.length);
    for (Map.Entry<Integer, ByteBuffer> part : parts.byOffset.entrySet()) {
      int offset = part.getKey();
      if (offset > whole.position() || offset + part.getValue().limit() > parts.length) {
        return Optional.empty();
      }
      whole.position(offset).put(part.getValue().duplicate().rewind());
    }
    return whole.hasRemaining() ? Optional.empty() : Optional.of(whole.flip());
  }
}
