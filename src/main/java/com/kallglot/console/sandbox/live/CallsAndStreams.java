package com.kallglot.console.sandbox.live;

import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.platform.Facilities;
import com.kallglot.console.telephony.conversation.Dial;
import com.kallglot.console.telephony.conversation.DialedLeg;

/// The calls of sessions as the API ends them: with them whoever is connected by a stream hears of
/// it.
public record CallsAndStreams(Facilities.Calls calls, LiveSessions live)
    implements Facilities.Calls {
  @Override
  public void hangUp(String sessionId) {
    calls.hangUp(sessionId);
    live.ended(sessionId, LiveSessions.EXPLICIT_END);
  }

  @Override
  public DialedLeg dial(String organization, String sessionId, Dial dial) throws Refusal {
    return calls.dial(organization, sessionId, dial);
  }
}
