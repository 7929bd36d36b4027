package com.kallglot.console.trace.negotiation;

import com.kallglot.console.softphone.SipMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One offer and what came of it: a call begins with one, and each re-INVITE or UPDATE is another.
///
/// @param offer the message that carries it
/// @param answer the message that carries the answer, or the final response that refused; null
///   where neither came
public record Round(SipMessage offer, @Nullable SipMessage answer, List<AgreedMedium> media) {
  public Round {
    media = List.copyOf(media);
  }
}
