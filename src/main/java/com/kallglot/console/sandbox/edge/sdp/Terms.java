package com.kallglot.console.sandbox.edge.sdp;

import com.kallglot.console.telephony.SrtpPolicy;
import java.util.List;

/// What an answer may agree to.
///
/// @param codecs allowed, by SDP name; empty for any
public record Terms(List<String> codecs, SrtpPolicy srtp, Sound sound) {
  public Terms {
    codecs = List.copyOf(codecs);
  }

  /// What the answerer has to be able to make.
  public enum Sound {
    /// Nothing: packets are sent back as they came, or not at all.
    ANY_CODEC,
    /// Sound of its own, which it can encode in PCMU and PCMA only.
    G711_ONLY,
    /// Sound of its own where the offer has PCMU or PCMA, else whatever comes first.
    G711_PREFERRED
  }
}
