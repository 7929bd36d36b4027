package com.kallglot.console.phone;

import com.kallglot.console.phone.PhoneCall.Hold;
import com.kallglot.console.softphone.MediaInfo.Direction;

/// Who keeps the other party of a call waiting. Only what the far end agreed to counts: PJSIP takes
/// a hold back that was refused, and tells nobody.
final class Holding {
  private Hearing wanted = Hearing.HEARD;
  private Hold now = new Hold(false, false);

  /// What becomes of the other party by our wish.
  enum Hearing {
    HEARD,
    WAITING
  }

  void want(Hearing next) {
    wanted = next;
  }

  /// RFC 3264 §8.4: who holds sends, or sends nothing; the other hears, or hears nothing.
  ///
  /// @param direction of the media as they are agreed from now on, seen from here
  void agreed(Direction direction) {
    boolean asked = wanted == Hearing.WAITING;
    now =
        switch (direction) {
          case SENDRECV -> new Hold(false, false);
          case SENDONLY -> new Hold(asked, false);
          case RECVONLY -> new Hold(false, true);
          case INACTIVE -> new Hold(asked, !asked);
        };
  }

  Hold now() {
    return now;
  }
}
