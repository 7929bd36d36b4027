package com.kallglot.console.phone;

import com.kallglot.console.phone.account.LineState;
import com.kallglot.console.softphone.CallEvent;
import java.util.List;

/// Hears what happens to the phone, one thing at a time, on whatever thread it happens on; it must
/// not block.
public interface PhoneListener {
  /// Something changed.
  ///
  /// @param calls as they are now, the oldest first; those that are over are the last few
  default void changed(List<PhoneCall> calls) {}

  /// Something happened in one call; before the [#changed] that it leads to.
  default void happened(long call, CallEvent event) {}

  /// The log of calls is another one now.
  default void noted() {}

  /// A line stands otherwise than before.
  default void stands(String lineId, LineState state) {}
}
