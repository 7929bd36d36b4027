package com.kallglot.console.trace.evidence;

import com.kallglot.console.softphone.SipMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one source has to say about the end of a call.
///
/// @param values what the finding is about, such as a header as it was written; in the finding's
///   order
/// @param message where it is to be read; null where it is in none
public record Testimony(
    Source source,
    Weight weight,
    Finding finding,
    List<String> values,
    @Nullable SipMessage message) {
  public Testimony {
    values = List.copyOf(values);
  }

  /// Who speaks, the strongest first.
  public enum Source {
    /// RFC 3326, RFC 6432.
    REASON_HEADER,
    /// RFC 3261 §20.43, or a reason phrase that says more than its code.
    WARNING_HEADER,
    /// RFC 3398 §8.2.6.1.
    STATUS_MAPPING,
    /// What we saw or did ourselves.
    INFERENCE
  }

  /// What it counts for.
  public enum Weight {
    DECIDES,
    /// Says the same as what decides.
    AGREES,
    /// Says something else than what decides.
    DIFFERS,
    /// Says something that cannot be held against what decides.
    ADDS,
    /// Leaves it to the others.
    DEFERS,
    /// Is not there.
    ABSENT
  }

  /// What was found.
  public enum Finding {
    /// The header is not in the answer.
    NOT_THERE,
    /// There was no answer that it could stand in.
    NO_ANSWER,
    /// The call was answered, and what went wrong came later.
    ANSWERED,
    /// The header, as it was written.
    QUOTED,
    /// The reason phrase, as it was written.
    PHRASE,
    /// Status, its cause of Q.850, what that is called.
    MAPPED,
    /// A status without a cause of its own.
    UNMAPPED,
    /// 488 and 606: their cause is what the Warning says. The status.
    UNMAPPED_FOR_WARNING,
    /// The offer's profile; it had no keys.
    OFFERED_PLAIN,
    /// The offer's profile; it had keys.
    OFFERED_KEYS,
    /// The codecs of the offer.
    OFFERED_CODECS,
    /// The INVITE was sent without credentials, though the far end asked for some.
    CREDENTIALS_NOT_SENT,
    /// The INVITE had credentials.
    CREDENTIALS_SENT,
    /// The far end asked for no credentials.
    CREDENTIALS_NOT_ASKED,
    /// We cancelled the call.
    OWN_CANCEL,
    /// What was measured or seen, in English.
    SEEN,
    /// Nothing beyond the answer itself.
    NOTHING_MORE
  }
}
