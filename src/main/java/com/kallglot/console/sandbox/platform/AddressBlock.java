package com.kallglot.console.sandbox.platform;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/// An IPv4 or IPv6 address, or a block of them in CIDR notation (RFC 4632, RFC 4291 §2.3). No name
/// is ever looked up.
///
/// @param bits of the prefix: 0 to 32, or 0 to 128
public record AddressBlock(InetAddress base, int bits) {
  private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern BITS = Pattern.compile("\\d{1,3}");

  /// The block, or empty where `text` is none; bits behind the prefix are kept for [#isExact].
  public static Optional<AddressBlock> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    return literal(address)
        .flatMap(base -> {
          int width = base.getAddress().length * 8;
          if (slash < 0) {
            return Optional.of(new AddressBlock(base, width));
          }
          String bits = text.substring(slash + 1);
          return BITS.matcher(bits).matches() && Integer.parseInt(bits) <= width
              ? Optional.of(new AddressBlock(base, Integer.parseInt(bits)))
              : Optional.empty();
        });
  }

  private static Optional<InetAddress> literal(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whether no bit is set behind the prefix, as a block is written.
  public boolean isExact() {
    return prefix(base).equals(number(base));
  }

  /// The block as it is written when its bits behind the prefix are cleared.
  public AddressBlock exact() {
    byte[] bytes = base.getAddress();
    for (int at = 0; at < bytes.length * 8; at++) {
      if (at >= bits) {
        bytes[at / 8] &= (byte) ~(0x80 >> (at % 8));
      }
    }
    try {
      return new AddressBlock(InetAddress.getByAddress(bytes), bits);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address has kept its length", e);
    }
  }

  /// IPv4 written as IPv6 (`::ffff:a.b.c.d`) is IPv4: the JDK makes it so.
  public boolean holds(InetAddress address) {
    return address.getAddress().length == base.getAddress().length
        && prefix(address).equals(prefix(base));
  }

  private BigInteger prefix(InetAddress address) {
    int behind = address.getAddress().length * 8 - bits;
    return number(address).shiftRight(behind).shiftLeft(behind);
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  @Override
  public String toString() {
    boolean single = bits == base.getAddress().length * 8;
    return base.getHostAddress() + (single ? "" : "/" + bits);
  }
}
