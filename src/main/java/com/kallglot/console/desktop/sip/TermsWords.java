package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.editing.ConflictField;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.telephony.SessionMode;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.SessionDefaults;
import com.kallglot.console.telephony.SipSettings.Terms;
import com.kallglot.console.telephony.SrtpPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What other terms would mean for those who call already.
final class TermsWords {
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private final Messages messages;

  TermsWords(Messages messages) {
    this.messages = messages;
  }

  /// The three states of each term, for whoever has to choose.
  List<ConflictField> fields(Terms before, Terms mine, Terms theirs) {
    return List.of(
        field("srtp", "sip.srtp", before, mine, theirs, t -> messages.of("sip.srtp", t.srtp())),
        field(
            "keying",
            "sip.keying",
            before,
            mine,
            theirs,
            t -> messages.of("sip.keying", t.keying())),
        field("codecs", "sip.codecs", before, mine, theirs, t -> String.join(", ", t.codecs())),
        field(
            "calls",
            "sip.calls",
            before,
            mine,
            theirs,
            t -> String.valueOf(t.maxConcurrentCalls())),
        field("defaults", "sip.defaults", before, mine, theirs, this::defaults));
  }

  private ConflictField field(
      String key, String name, Terms before, Terms mine, Terms theirs, Function<Terms, String> is) {
    return new ConflictField(
        key, messages.get(name), is.apply(before), is.apply(mine), is.apply(theirs));
  }

  private String defaults(Terms terms) {
    SessionDefaults session = terms.sessionDefaults();
    return session == null
        ? messages.get("sip.defaults.none")
        : Stream.of(
                messages.of("sip.mode", session.mode()),
                session.sourceLanguage(),
                session.targetLanguage())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
  }

  /// Theirs, but for the fields named.
  Terms merged(Terms mine, Terms theirs, Set<String> chosen) {
    return new Terms(
        chosen.contains("srtp") ? mine.srtp() : theirs.srtp(),
        chosen.contains("keying") ? mine.keying() : theirs.keying(),
        chosen.contains("codecs") ? mine.codecs() : theirs.codecs(),
        chosen.contains("calls") ? mine.maxConcurrentCalls() : theirs.maxConcurrentCalls(),
        chosen.contains("defaults") ? mine.sessionDefaults() : theirs.sessionDefaults());
  }

  /// What is to be known of session defaults before they are saved; empty for nothing.
  String note(SipSettings read, @Nullable SessionMode mode, String source, String target) {
    if (mode == null) {
      return messages.get("sip.defaults.mode_first");
    }
    boolean known =
        Stream.of(source, target)
            .map(String::strip)
            .allMatch(code -> code.isEmpty() || LANGUAGES.contains(code));
    if (!known) {
      return messages.get("form.language.unknown");
    }
    return read.sessionDefaults() == null ? messages.get("sip.defaults.for_good") : "";
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
