package com.kallglot.console.telephony;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The organization's SIP access: who may send a leg to `sip:<session_id>@domain`, and how.
public record SipSettings(
    boolean enabled,
    String username,
    String domain,
    List<Transport> transports,
    Allowlist allowlist,
    List<RecentSource> recentSources,
    SrtpPolicy srtp,
    SrtpKeying srtpKeying,
    List<String> codecs,
    List<String> signallingIps,
    List<String> mediaIps,
    @Nullable String mediaPortRange,
    int maxConcurrentCalls,
    @Nullable SessionDefaults sessionDefaults,
    String etag) {

  public SipSettings {
    transports = List.copyOf(transports);
    recentSources = List.copyOf(recentSources);
    codecs = List.copyOf(codecs);
    signallingIps = List.copyOf(signallingIps);
    mediaIps = List.copyOf(mediaIps);
  }

  /// As it is now, but for terms as an earlier reading had them: what is written over those is
  /// meant for no others.
  ///
  /// @param etag of that reading
  public SipSettings asOf(String etag, Terms terms) {
    return new SipSettings(
        enabled,
        username,
        domain,
        transports,
        allowlist,
        recentSources,
        terms.srtp(),
        terms.keying(),
        terms.codecs(),
        signallingIps,
        mediaIps,
        mediaPortRange,
        terms.maxConcurrentCalls(),
        terms.sessionDefaults(),
        etag);
  }

  /// The same of an allowlist.
  public SipSettings asOf(String etag, Allowlist list) {
    return new SipSettings(
        enabled,
        username,
        domain,
        transports,
        list,
        recentSources,
        srtp,
        srtpKeying,
        codecs,
        signallingIps,
        mediaIps,
        mediaPortRange,
        maxConcurrentCalls,
        sessionDefaults,
        etag);
  }

  /// On what terms calls are taken: what can be edited beside the switch and the allowlist.
  public Terms terms() {
    return new Terms(srtp, srtpKeying, codecs, maxConcurrentCalls, sessionDefaults);
  }

  /// On what terms calls are taken.
  ///
  /// @param codecs in the order of preference
  /// @param maxConcurrentCalls 0 for no limit of its own, and where it is not known
  public record Terms(
      SrtpPolicy srtp,
      SrtpKeying keying,
      List<String> codecs,
      int maxConcurrentCalls,
      @Nullable SessionDefaults sessionDefaults) {
    public Terms {
      codecs = List.copyOf(codecs);
    }
  }

  /// One listening address of the platform.
  public record Transport(SipTransport kind, String host, int port) {
    private static final Pattern FORM =
        Pattern.compile("(?i)(udp|tcp|tls):([\\w.-]+|\\[[0-9a-f:.]+]):(\\d{1,5})");
    private static final int LAST_PORT = 65_535;

    /// Of `tls:sip.kallglot.com:5061`, as people write it down; empty for anything else.
    public static Optional<Transport> parse(String written) {
      Matcher form = FORM.matcher(written.strip());
      if (!form.matches()) {
        return Optional.empty();
      }
      int port = Integer.parseInt(form.group(3));
      return port < 1 || port > LAST_PORT
          ? Optional.empty()
          : Optional.of(
              new Transport(
                  SipTransport.valueOf(form.group(1).toUpperCase(Locale.ROOT)),
                  form.group(2),
                  port));
    }

    /// As [#parse] reads it.
    public String written() {
      return kind.name().toLowerCase(Locale.ROOT) + ":" + host + ":" + port;
    }
  }

  /// Which source addresses may call.
  public record Allowlist(Mode mode, List<Entry> entries) {
    public Allowlist {
      entries = List.copyOf(entries);
    }

    public enum Mode {
      ANY,
      LISTED,
      UNKNOWN
    }

    /// An address or a block in CIDR notation.
    public record Entry(String cidr, @Nullable String label, @Nullable Instant lastSeenAt) {}
  }

  /// An address that called lately, allowed or not.
  public record RecentSource(String address, Instant lastSeenAt, boolean allowed) {}

  /// What a session takes when the leg itself says nothing.
  public record SessionDefaults(
      SessionMode mode, @Nullable String sourceLanguage, @Nullable String targetLanguage) {}
}
