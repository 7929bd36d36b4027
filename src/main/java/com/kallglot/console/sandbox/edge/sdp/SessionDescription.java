package com.kallglot.console.sandbox.edge.sdp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A session description as received, read as far as a call with sound needs it.
public record SessionDescription(List<MediaLine> media) {
  public SessionDescription {
    media = List.copyOf(media);
  }

  /// Reads a body. Unknown lines and attributes are passed over, as RFC 8866 §5 wants it.
  ///
  /// @throws MalformedSdpException where it is no session description at all, or one whose media
  ///   cannot be understood
  public static SessionDescription parse(String body) throws MalformedSdpException {
    List<String> lines = body.lines().filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty() || !lines.getFirst().strip().equals("v=0")) {
      throw new MalformedSdpException("The body does not begin with v=0");
    }
    List<List<String>> sections = new ArrayList<>(List.of(new ArrayList<>()));
    for (String line : lines) {
      if (line.length() < 2 || line.charAt(1) != '=') {
        throw new MalformedSdpException("Not a line of a session description: " + shown(line));
      }
      if (line.startsWith("m=")) {
        sections.add(new ArrayList<>());
      }
      sections.getLast().add(line);
    }
    if (sections.size() == 1) {
      throw new MalformedSdpException("The session description has no m= line");
    }
    List<MediaLine> media = new ArrayList<>();
    for (List<String> section : sections.subList(1, sections.size())) {
      media.add(media(section, sections.getFirst()));
    }
    return new SessionDescription(media);
  }

  /// The first audio line that is not switched off.
  public Optional<MediaLine> audio() {
    return media.stream().filter(MediaLine::isAudio).findFirst();
  }

  private static MediaLine media(List<String> section, List<String> session)
      throws MalformedSdpException {
    String line = section.getFirst();
    List<String> parts = Arrays.asList(line.substring(2).strip().split(" +", -1));
    Optional<Integer> port =
        parts.size() < 4
            ? Optional.empty()
            : MediaLine.number(parts.get(1).split("/", 2)[0], 0, 65535);
    if (port.isEmpty()) {
      throw new MalformedSdpException("Not a media line: " + shown(line));
    }
    String connection = value(section, "c=").or(() -> value(session, "c=")).orElse(null);
    List<String> attributes = new ArrayList<>(values(section));
    attributes.addAll(values(session));
    return new MediaLine(
        parts.get(0),
        port.get(),
        parts.get(2),
        parts.subList(3, parts.size()),
        connection == null ? null : address(connection),
        attributes);
  }

  private static @Nullable InetAddress address(String connection) throws MalformedSdpException {
    String[] parts = connection.strip().split("[ /]", 4);
    if (parts.length < 3 || !parts[0].equals("IN")) {
      throw new MalformedSdpException("Not a connection line: " + shown("c=" + connection));
    }
    try {
      return InetAddress.ofLiteral(parts[2]);
    } catch (IllegalArgumentException name) {
      throw new MalformedSdpException(
          "The connection address is not an IP address, and names are not looked up here: "
              + shown(parts[2]));
    }
  }

  private static Optional<String> value(List<String> lines, String prefix) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(2).strip())
        .findFirst();
  }

  private static List<String> values(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("a="))
        .map(line -> line.substring(2).strip())
        .toList();
  }

  private static String shown(String line) {
    String printable = line.replaceAll("[^ -~]", "?");
    return printable.length() > 60 ? printable.substring(0, 60) + "…" : printable;
  }
}
