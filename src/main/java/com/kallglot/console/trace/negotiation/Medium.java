package com.kallglot.console.trace.negotiation;

import com.kallglot.console.softphone.MediaInfo.Direction;
import com.kallglot.console.softphone.network.HostAndPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One `m=` section of an SDP, with what the session says for all of them.
///
/// @param head the `m=` line
/// @param kind `audio`
/// @param port 0 where the medium is refused or taken away (RFC 3264 §6, §8.2)
/// @param protocol `RTP/AVP`
/// @param lines its own, the head left out
/// @param session those before the first `m=`
public record Medium(
    SdpLine head,
    String kind,
    int port,
    String protocol,
    List<Codec> codecs,
    List<SdpLine> lines,
    List<SdpLine> session) {
  private static final String RTPMAP = "a=rtpmap:";
  private static final String FMTP = "a=fmtp:";
  private static final String CONNECTION = "c=";
  private static final String CRYPTO = "a=crypto:";
  private static final String FINGERPRINT = "a=fingerprint:";
  private static final String PTIME = "a=ptime:";
  private static final String RTCP = "a=rtcp:";

  public Medium {
    codecs = List.copyOf(codecs);
    lines = List.copyOf(lines);
    session = List.copyOf(session);
  }

  /// A value and the line it stands in; null where it is a default that no line states.
  record Stated<T>(T value, @Nullable SdpLine line) {}

  static Medium of(SdpLine head, List<SdpLine> lines, List<SdpLine> session) {
    String[] words = head.after("m=").split("\\s+", -1);
    String port = words.length > 1 ? words[1].split("/", 2)[0] : "";
    List<String> types =
        words.length > 3 ? Arrays.asList(words).subList(3, words.length) : List.of();
    var codecs = new ArrayList<Codec>();
    for (String type : types) {
      Optional<SdpLine> map = about(RTPMAP, type, lines);
      codecs.add(
          Codec.of(
              type,
              map.map(line -> value(RTPMAP, line)).orElse(null),
              about(FMTP, type, lines).map(line -> value(FMTP, line)).orElse(null),
              map.orElse(head)));
    }
    return new Medium(
        head,
        words[0],
        port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0,
        words.length > 2 ? words[2] : "",
        codecs,
        lines,
        session);
  }

  private static Optional<SdpLine> about(String prefix, String type, List<SdpLine> lines) {
    return lines.stream()
        .filter(line -> line.is(prefix) && line.after(prefix).split("\\s+", 2)[0].equals(type))
        .findFirst();
  }

  private static String value(String prefix, SdpLine line) {
    String[] parts = line.after(prefix).split("\\s+", 2);
    return parts.length > 1 ? parts[1].strip() : "";
  }

  /// Sound formats alone, the preferred first.
  public List<Codec> sounds() {
    return codecs.stream().filter(Codec::isSound).toList();
  }

  public Optional<Codec> telephoneEvent() {
    return codecs.stream().filter(Codec::isTelephoneEvent).findFirst();
  }

  /// Seen by who wrote it; `sendrecv` where nothing is said (RFC 3264 §5.1). The address `0.0.0.0`
  /// is the hold of RFC 2543: nobody is to be sent anything there.
  Stated<Direction> direction() {
    Stated<Direction> stated =
        first(line -> direction(line).isPresent())
            .map(line -> new Stated<>(direction(line).orElseThrow(), line))
            .orElse(new Stated<>(Direction.SENDRECV, null));
    SdpLine connection = connectionLine().orElse(null);
    if (connection == null || !connection.text().endsWith(" 0.0.0.0")) {
      return stated;
    }
    return switch (stated.value) {
      case SENDRECV -> new Stated<>(Direction.SENDONLY, connection);
      case RECVONLY -> new Stated<>(Direction.INACTIVE, connection);
      case SENDONLY, INACTIVE -> stated;
    };
  }

  private static Optional<Direction> direction(SdpLine line) {
    return Arrays.stream(Direction.values())
        .filter(way -> line.text().equals("a=" + way.name().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private Optional<SdpLine> connectionLine() {
    return first(line -> line.is(CONNECTION));
  }

  /// `192.0.2.1:4000`; without an address where no `c=` names one.
  public String address() {
    String[] words =
        connectionLine().map(line -> line.text().split("\\s+", -1)).orElse(new String[0]);
    return HostAndPort.of(words.length > 2 ? words[2] : "", port);
  }

  /// Where RTP is wanted; empty where no literal address is named.
  public Optional<InetSocketAddress> socket() {
    String[] words =
        connectionLine().map(line -> line.text().split("\\s+", -1)).orElse(new String[0]);
    try {
      return words.length > 2 && port > 0 && port <= 0xFFFF
          ? Optional.of(
              new InetSocketAddress(InetAddress.ofLiteral(words[2].split("/", 2)[0]), port))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a name: it is not looked up
    }
  }

  /// Where RTCP is wanted: by `a=rtcp` (RFC 3605), or the next port.
  public Optional<InetSocketAddress> reportSocket() {
    int told =
        lines.stream()
            .filter(line -> line.is(RTCP))
            .map(line -> line.after(RTCP).split("\\s+", 2)[0])
            .filter(number -> number.matches("\\d{1,5}"))
            .mapToInt(Integer::parseInt)
            .findFirst()
            .orElse(port + 1);
    return socket()
        .filter(_ -> told <= 0xFFFF)
        .map(rtp -> new InetSocketAddress(rtp.getAddress(), told));
  }

  /// How its sound is encrypted: the suite of the first `a=crypto`, `DTLS`, or nothing.
  public Optional<String> encryption() {
    boolean dtls = protocol.startsWith("UDP/TLS/");
    return suites().stream()
        .map(Stated::value)
        .findFirst()
        .or(() -> dtls ? Optional.of("DTLS") : Optional.empty());
  }

  /// The suites of `a=crypto` (RFC 4568), in order.
  List<Stated<String>> suites() {
    return lines.stream()
        .filter(line -> line.is(CRYPTO))
        .map(line -> new Stated<>(value(CRYPTO, line).split("\\s+", 2)[0], line))
        .toList();
  }

  /// The `a=fingerprint` that keys on the media path are checked by (RFC 5763).
  Optional<SdpLine> fingerprint() {
    return first(line -> line.is(FINGERPRINT));
  }

  /// Milliseconds of sound in a packet, where `a=ptime` says so.
  Optional<Stated<String>> packetTime() {
    return lines.stream()
        .filter(line -> line.is(PTIME))
        .findFirst()
        .map(line -> new Stated<>(line.after(PTIME) + " ms", line));
  }

  /// Of its own lines first, for they override the session's (RFC 4566 §5).
  private Optional<SdpLine> first(Predicate<SdpLine> wanted) {
    return lines.stream()
        .filter(wanted)
        .findFirst()
        .or(() -> session.stream().filter(wanted).findFirst());
  }
}
