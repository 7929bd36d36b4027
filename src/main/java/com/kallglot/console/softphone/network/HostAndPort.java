package com.kallglot.console.softphone.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The form `host[:port]`, in which a host is a name, an IPv4 address or a bracketed IPv6 address
/// (RFC 3986 §3.2.2).
public final class HostAndPort {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<host>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\\.?|\\[[0-9A-Fa-f:.]+])(?::(?<port>\\d{1,5}))?");

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[?[0-9A-Fa-f]*:[0-9A-Fa-f:.]*]?");

  private HostAndPort() {}

  /// A literal address with its port in this form.
  ///
  /// @param host an IPv6 address without brackets
  public static String of(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  public static String of(InetSocketAddress socket) {
    return of(socket.getAddress().getHostAddress(), socket.getPort());
  }

  public static boolean isValid(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        && isHost(form.group("host"))
        && (form.group("port") == null || isPort(form.group("port")));
  }

  private static boolean isHost(String host) {
    boolean meansAddress = host.startsWith("[") || IPV4.matcher(host).matches();
    return !meansAddress || isAddress(host);
  }

  private static boolean isPort(String digits) {
    int port = Integer.parseInt(digits);
    return port > 0 && port <= PortRange.HIGHEST;
  }

  /// The host, without the brackets of an IPv6 address.
  public static String host(String text) {
    return group(text, "host").replaceAll("[\\[\\]]", "");
  }

  /// @param otherwise where `text` has none
  public static int port(String text, int otherwise) {
    Matcher form = FORM.matcher(text);
    return form.matches() && form.group("port") != null
        ? Integer.parseInt(form.group("port"))
        : otherwise;
  }

  private static String group(String text, String name) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is no host[:port]");
    }
    return form.group(name);
  }

  /// Whether `text` is a literal IP address, bracketed or not, with no port.
  public static boolean isAddress(String text) {
    return IPV4.matcher(text).matches() ? isLiteral(text) : isIpv6(text);
  }

  public static boolean isIpv6(String text) {
    return IPV6.matcher(text).matches() && isLiteral(text.replaceAll("[\\[\\]]", ""));
  }

  /// The patterns let too large numbers pass, and any number of groups.
  private static boolean isLiteral(String address) {
    try {
      var _ = InetAddress.ofLiteral(address);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// Whether it is an address of this computer itself: of 127.0.0.0/8, or ::1.
  public static boolean isLoopback(String address) {
    return isAddress(address)
        && InetAddress.ofLiteral(address.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
  }

  static String required(String what, String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException(what + " \"" + text + "\": it must read host[:port]");
    }
    return text;
  }
}
