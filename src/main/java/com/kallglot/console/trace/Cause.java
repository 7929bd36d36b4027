package com.kallglot.console.trace;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Why a call ended as it did, in words a customer can act on.
///
/// @param code which kind of cause it is, and with it the setting to change
/// @param sentence what happened and whose doing it was
/// @param blame never empty, in the order of the enum; several where the evidence does not tell
///   them apart, and then `change` says which experiment would
/// @param q850 the cause of ITU-T Q.850, where one is told or can be derived
/// @param evidence the header, message or measurement the sentence rests on
/// @param change what to do or to try next; null where nothing needs changing
public record Cause(
    CauseCode code,
    String sentence,
    Set<Blame> blame,
    @Nullable Q850 q850,
    String evidence,
    @Nullable String change) {
  public Cause {
    if (blame.isEmpty()) {
      throw new IllegalArgumentException("A cause without blame; where nothing failed it is NONE");
    }
    blame = Collections.unmodifiableSet(EnumSet.copyOf(blame));
  }

  /// Whether anybody is to blame for it.
  public boolean isFault() {
    return !blame.equals(Set.of(Blame.NONE));
  }

  /// Whether something is known of the end; not where the call goes on, or too little was seen.
  public boolean isKnown() {
    return code != CauseCode.UNFINISHED && code != CauseCode.CAPTURED_HALF;
  }

  /// One that lies in the test around the call.
  public Cause(
      String sentence,
      Set<Blame> blame,
      @Nullable Q850 q850,
      String evidence,
      @Nullable String change) {
    this(CauseCode.OF_THE_TEST, sentence, blame, q850, evidence, change);
  }
}
