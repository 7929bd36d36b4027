package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.telephony.SessionMode;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SipSettings.SessionDefaults;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Changes of SIP settings whose shape is right; what is null stays as it is.
public record SipEdit(
    @Nullable Boolean enabled,
    Allowlist.@Nullable Mode allowlistMode,
    @Nullable List<Allowlist.Entry> allowlistEntries,
    @Nullable SrtpPolicy srtp,
    @Nullable SrtpKeying keying,
    @Nullable List<String> codecs,
    @Nullable Integer maxConcurrentCalls,
    @Nullable SessionDefaults sessionDefaults) {

  /// The names in SDP of what the sandbox's SIP side speaks, the preferred one first.
  public static final List<String> CODECS = List.of("PCMU", "PCMA", "G722", "opus");

  private static final int MOST_CALLS = 10_000;
  private static final int MOST_ENTRIES = 200;
  private static final int LONGEST_LABEL = 100;

  private static final String[] EDITABLE = {
    "enabled",
    "allowlist",
    "srtp",
    "srtp_keying",
    "codecs",
    "max_concurrent_calls",
    "session_defaults"
  };

  static SipEdit of(Fields body) throws Refusal {
    body.only(EDITABLE);
    return lenient(body);
  }

  /// Reads what can be edited and passes over the rest, as in a whole object.
  public static SipEdit lenient(Fields body) throws Refusal {
    Fields allowlist = body.object("allowlist");
    if (allowlist != null) {
      allowlist.only("mode", "entries");
    }
    return new SipEdit(
        body.truth("enabled"),
        allowlist == null ? null : allowlist.word("mode", Allowlist.Mode.class),
        allowlist == null ? null : entries(allowlist),
        body.word("srtp", SrtpPolicy.class),
        keying(body),
        codecs(body),
        body.integer("max_concurrent_calls", 0, MOST_CALLS),
        defaults(body));
  }

  private static @Nullable List<Allowlist.Entry> entries(Fields allowlist) throws Refusal {
    List<Fields> given = allowlist.objects("entries", MOST_ENTRIES);
    if (given == null) {
      return null;
    }
    List<Allowlist.Entry> entries = new ArrayList<>();
    for (Fields entry : given) {
      entry.only("cidr", "label", "last_seen_at");
      String cidr = entry.required("cidr", entry.text("cidr"));
      entries.add(
          new Allowlist.Entry(
              block(entry.param("cidr"), cidr), entry.text("label", LONGEST_LABEL), null));
    }
    return entries;
  }

  private static String block(String param, String cidr) throws Refusal {
    AddressBlock block =
        AddressBlock.parse(cidr)
            .orElseThrow(() ->
                Refusal.at(
                    param,
                    "%s is no IP address and no block such as 203.0.113.0/24 or 2001:db8::/32."
                        .formatted(param)));
    if (!block.isExact()) {
      throw Refusal.at(
          param,
          "%s has bits set behind its prefix. The block is written %s."
              .formatted(param, block.exact()));
    }
    return block.toString();
  }

  private static @Nullable SrtpKeying keying(Fields body) throws Refusal {
    SrtpKeying keying = body.word("srtp_keying", SrtpKeying.class);
    if (keying == SrtpKeying.DTLS) {
      throw Refusal.at(
          "srtp_keying", "The sandbox agrees SRTP keys by SDES only: leave srtp_keying at sdes.");
    }
    return keying;
  }

  private static @Nullable List<String> codecs(Fields body) throws Refusal {
    List<String> codecs = body.texts("codecs", CODECS.size());
    if (codecs == null) {
      return null;
    } else if (codecs.isEmpty()
        || !CODECS.containsAll(codecs)
        || new LinkedHashSet<>(codecs).size() < codecs.size()) {
      throw Refusal.at(
          body.param("codecs"),
          "codecs is a list of one or more of %s, each once, the preferred one first."
              .formatted(String.join(", ", CODECS)));
    }
    return codecs;
  }

  private static @Nullable SessionDefaults defaults(Fields body) throws Refusal {
    Fields defaults = body.object("session_defaults");
    if (defaults == null) {
      return null;
    }
    defaults.only("mode", "source_language", "target_language");
    return new SessionDefaults(
        defaults.required("mode", defaults.word("mode", SessionMode.class)),
        defaults.text("source_language"),
        defaults.text("target_language"));
  }

  /// `now` with the changes; an address block that stays keeps when it was last seen.
  public SipSettings applyTo(SipSettings now) {
    Allowlist allowlist =
        new Allowlist(
            or(allowlistMode, now.allowlist().mode()),
            allowlistEntries == null
                ? now.allowlist().entries()
                : allowlistEntries.stream().map(entry -> remembered(entry, now)).toList());
    return new SipSettings(
        or(enabled, now.enabled()),
        now.username(),
        now.domain(),
        now.transports(),
        allowlist,
        now.recentSources(),
        or(srtp, now.srtp()),
        or(keying, now.srtpKeying()),
        or(codecs, now.codecs()),
        now.signallingIps(),
        now.mediaIps(),
        now.mediaPortRange(),
        or(maxConcurrentCalls, now.maxConcurrentCalls()),
        sessionDefaults == null ? now.sessionDefaults() : sessionDefaults,
        now.etag());
  }

  private static Allowlist.Entry remembered(Allowlist.Entry entry, SipSettings now) {
    @Nullable Instant seen =
        now.allowlist().entries().stream()
            .filter(old -> old.cidr().equals(entry.cidr()))
            .map(Allowlist.Entry::lastSeenAt)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Allowlist.Entry(entry.cidr(), entry.label(), seen);
  }

  private static <T> T or(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}
