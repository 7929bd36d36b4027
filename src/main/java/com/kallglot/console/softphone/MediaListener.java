package com.kallglot.console.softphone;

import java.util.List;

/// Hears the packets of all calls, on the engine's event thread; those of one call in the order of
/// their direction, a tenth of a second's at once, the last of them before [CallEvent.Ended].
@FunctionalInterface
public interface MediaListener {
  void packets(String callId, List<MediaPacket> packets);
}
