package com.kallglot.console.trace.negotiation;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
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

  /// The message that carries the offer, by its name: `INVITE`.
  public String offered() {
    return name(offer);
  }

  /// The one that answered, `200 OK`; null where none did.
  public @Nullable String answered() {
    return answer == null ? null : name(answer);
  }

  private static String name(SipMessage message) {
    SipText text = SipText.of(message.text());
    return text.isRequest() ? text.method() : (text.status() + " " + text.reasonPhrase()).strip();
  }
}
