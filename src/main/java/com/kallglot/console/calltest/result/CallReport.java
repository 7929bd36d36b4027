package com.kallglot.console.calltest.result;

import com.kallglot.console.telephony.masking.Masking;
import com.kallglot.console.trace.Blame;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One tested call: an element of `calls` in `check --json`, the document of `call --json`.
///
/// @param profile null for a plain call that used none
/// @param route as on the command line: `sip`, `default`, `number:+E164`, `connection:ID`; of a
///   plain call the address called
/// @param proof null for a plain call, which proves what it was told to expect
/// @param proofReason why that proof, in words that follow "because"; null for a plain call
/// @param request the body of `POST /v1/sessions` as sent; null for a plain call
/// @param predicted null for a plain call, and for a session's stream alone, which needs no route
/// @param actual null for a plain call, and where the platform was not asked or gave no answer
/// @param predictionHeld null where prediction and actual are not both there
/// @param dialed the address called, without a password; null where no call was placed
/// @param via the PBX address a call was sent through
/// @param blame `none` alone where nothing failed; several where it cannot be told apart
/// @param translation null where none was tested
/// @param cause what failed, the evidence for it and what would change it; null where nothing did
public record CallReport(
    @Nullable String profile,
    String route,
    @Nullable Proof proof,
    @Nullable String proofReason,
    @Nullable Map<String, Object> request,
    @Nullable Predicted predicted,
    @Nullable Actual actual,
    @Nullable Boolean predictionHeld,
    @Nullable String dialed,
    @Nullable String via,
    Verdict verdict,
    @Nullable String skippedReason,
    boolean refusedAsPredicted,
    Set<Blame> blame,
    @Nullable String cause,
    SipFigures sip,
    MediaFigures media,
    DtmfFigures dtmf,
    @Nullable TranslationFigures translation,
    List<Check> checks) {
  private static final String KEY_REJECTED = "invalid_api_key";

  public CallReport {
    route = Masking.url(route);
    dialed = dialed == null ? null : Masking.url(dialed);
    blame = Collections.unmodifiableSortedSet(new TreeSet<>(blame));
    checks = List.copyOf(checks);
  }

  /// Whether the platform gave the session request no usable answer, or did not take the key.
  public boolean isUnreached() {
    return actual == null
        ? checks.stream().anyMatch(check -> check.name() == Check.Name.SESSION && check.breaks())
        : KEY_REJECTED.equals(actual.code());
  }
}
