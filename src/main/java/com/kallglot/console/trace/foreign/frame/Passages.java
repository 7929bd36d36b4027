package com.kallglot.console.trace.foreign.frame;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Knows a packet again that comes by a second time on its way through the machine or network that
/// was captured: at another interface, in another VLAN, behind a router. What the network itself
/// doubled comes by twice at one place, and is told.
final class Passages {
  /// A packet is through a bridge or router sooner, and nobody sends it again so soon.
  private static final long AT_ONCE = 20_000_000;

  /// How far the interfaces of a file may be out of step.
  private static final long KEPT = 1_000_000_000;

  private final Map<Packet, Seen> seen = new LinkedHashMap<>();

  /// @param id of its IP header
  private record Packet(
      InetAddress source,
      InetAddress destination,
      int protocol,
      int id,
      int offset,
      ByteBuffer bytes) {}

  private record Seen(long atNanos, int place) {}

  /// @param place a number for the interface and the link header
  boolean isFirst(long atNanos, int place, Fragments.Part part) {
    var packet =
        new Packet(
            part.source(),
            part.destination(),
            part.protocol(),
            part.id(),
            part.offset(),
            part.bytes());
    Seen before = seen.get(packet);
    if (before != null && before.place != place && Math.abs(atNanos - before.atNanos) <= AT_ONCE) {
      return false;
    }
    forget(atNanos);
    seen.remove(packet);
    seen.put(packet, new Seen(atNanos, place));
    return true;
  }

  private void forget(long now) {
    Iterator<Seen> oldest = seen.values().iterator();
    while (oldest.hasNext() && now - oldest.next().atNanos > KEPT) {
      oldest.remove();
    }
  }
}
