package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.telephony.SipSettings.Terms;
import com.kallglot.console.telephony.SrtpPolicy;
import java.util.ArrayList;
import java.util.List;

/// What other terms would mean for those who call already.
final class TermsWords {
  private final Messages messages;

  TermsWords(Messages messages) {
    this.messages = messages;
  }

  /// Empty where nobody is shut out by it.
  String warning(Terms now, Terms wanted) {
    List<String> said = new ArrayList<>();
    if (wanted.srtp() != now.srtp() && wanted.srtp() == SrtpPolicy.REQUIRED) {
      said.add(messages.get("sip.warn.required"));
    } else if (wanted.srtp() != now.srtp() && wanted.srtp() == SrtpPolicy.OFF) {
      said.add(messages.get("sip.warn.off"));
    }
    if (wanted.keying() != now.keying() && wanted.srtp() != SrtpPolicy.OFF) {
      said.add(messages.get("sip.warn.keying"));
    }
    if (wanted.codecs().isEmpty()) {
      said.add(messages.get("sip.warn.no_codec"));
    } else if (!wanted.codecs().containsAll(now.codecs())) {
      List<String> dropped = new ArrayList<>(now.codecs());
      dropped.removeAll(wanted.codecs());
      said.add(messages.get("sip.warn.codecs", String.join(", ", dropped)));
    }
    if (wanted.maxConcurrentCalls() > 0
        && (now.maxConcurrentCalls() == 0
            || wanted.maxConcurrentCalls() < now.maxConcurrentCalls())) {
      said.add(messages.get("sip.warn.calls", wanted.maxConcurrentCalls()));
    }
    return String.join(" ", said);
  }
}
