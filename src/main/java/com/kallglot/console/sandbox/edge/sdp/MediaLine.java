package com.kallglot.console.sandbox.edge.sdp;

import com.kallglot.console.sandbox.CallDesk.SrtpOffer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One `m=` section, with the session's own attributes and address where it has none.
///
/// @param address of `c=`; null where the description has none
/// @param attributes the values of its `a=` lines, then those of the session
public record MediaLine(
    String kind,
    int port,
    String protocol,
    List<String> formatTokens,
    @Nullable InetAddress address,
    List<String> attributes) {
  /// RFC 3551 §6, as far as still met.
  private static final Map<Integer, String> STATIC_TYPES =
      Map.of(
          0,
          "PCMU/8000",
          3,
          "GSM/8000",
          4,
          "G723/8000",
          8,
          "PCMA/8000",
          9,
          "G722/8000",
          10,
          "L16/44100/2",
          11,
          "L16/44100",
          13,
          "CN/8000",
          15,
          "G728/8000",
          18,
          "G729/8000");

  public MediaLine {
    formatTokens = List.copyOf(formatTokens);
    attributes = List.copyOf(attributes);
  }

  public boolean isAudio() {
    return kind.equals("audio") && port != 0 && protocol.contains("RTP/");
  }

  /// The formats in the order of preference; payload types that nothing defines are left out.
  public List<Format> formats() {
    List<Format> formats = new ArrayList<>();
    for (String token : formatTokens) {
      payloadType(token).flatMap(this::format).ifPresent(formats::add);
    }
    return formats;
  }

  private Optional<Format> format(int payloadType) {
    Optional<String> encoding =
        valueOf("rtpmap", payloadType).or(() -> Optional.ofNullable(STATIC_TYPES.get(payloadType)));
    return encoding.flatMap(text -> format(payloadType, text));
  }

  private Optional<Format> format(int payloadType, String encoding) {
    String[] parts = encoding.split("/", 3);
    if (parts.length < 2) {
      return Optional.empty();
    }
    String parameters = valueOf("fmtp", payloadType).orElse(null);
    return number(parts[1], 1, 384_000)
        .map(rate -> new Format(payloadType, parts[0], rate, encoding, parameters));
  }

  private Optional<String> valueOf(String attribute, int payloadType) {
    String prefix = attribute + ":" + payloadType + " ";
    return withPrefix(prefix).findFirst();
  }

  public MediaDirection direction() {
    return attributes.stream()
        .map(MediaDirection::of)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(MediaDirection.SENDRECV);
  }

  /// Milliseconds of sound per packet that the other side wishes to receive.
  public Optional<Integer> packetTime() {
    return withPrefix("ptime:").findFirst().flatMap(text -> number(text, 1, 1000));
  }

  public List<CryptoAttribute> crypto() {
    return withPrefix("crypto:").map(CryptoAttribute::parse).flatMap(Optional::stream).toList();
  }

  /// RFC 5761 §5.1.1.
  public boolean muxesRtcp() {
    return attributes.contains("rtcp-mux");
  }

  /// Where RTCP is expected: `a=rtcp` (RFC 3605), the same port when multiplexed, the next
  /// otherwise.
  public int rtcpPort() {
    return withPrefix("rtcp:")
        .findFirst()
        .flatMap(text -> number(text.split(" ", 2)[0], 1, 65535))
        .orElse(muxesRtcp() ? port : Math.min(port + 1, 65535));
  }

  public SrtpOffer srtpOffer() {
    boolean secureProfile = protocol.contains("SAVP");
    boolean sdes = withPrefix("crypto:").findAny().isPresent();
    if (protocol.startsWith("UDP/TLS/")
        || (secureProfile && !sdes && withPrefix("fingerprint:").findAny().isPresent())) {
      return SrtpOffer.DTLS;
    }
    if (secureProfile) {
      return SrtpOffer.SDES_REQUIRED;
    }
    return sdes ? SrtpOffer.SDES_OPTIONAL : SrtpOffer.NONE;
  }

  private Stream<String> withPrefix(String prefix) {
    return attributes.stream()
        .filter(attribute -> attribute.startsWith(prefix))
        .map(attribute -> attribute.substring(prefix.length()).strip());
  }

  private static Optional<Integer> payloadType(String token) {
    return number(token, 0, 127);
  }

  static Optional<Integer> number(String text, int lowest, int highest) {
    if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    int value = Integer.parseInt(text);
    return value >= lowest && value <= highest ? Optional.of(value) : Optional.empty();
  }
}
