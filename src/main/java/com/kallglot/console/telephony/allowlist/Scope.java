package com.kallglot.console.telephony.allowlist;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How far addresses reach. Only public ones are ever seen by a platform on the internet: behind an
/// address translation it sees the translator's.
public enum Scope {
  /// RFC 1918, and unique local IPv6 (RFC 4193).
  PRIVATE("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
  /// Between a provider and its customers (RFC 6598).
  SHARED("100.64.0.0/10"),
  LOOPBACK("127.0.0.0/8", "::1"),
  LINK_LOCAL("169.254.0.0/16", "fe80::/10"),
  /// Never the source of anything.
  MULTICAST("224.0.0.0/4", "ff00::/8"),
  PUBLIC;

  @SuppressWarnings("ImmutableEnumChecker") // the list is, and so are the blocks in it
  private final List<AddressBlock> blocks;

  Scope(String... blocks) {
    this.blocks = Arrays.stream(blocks).map(block -> AddressBlock.of(block).orElseThrow()).toList();
  }

  static Scope of(AddressBlock block) {
    return Arrays.stream(values())
        .filter(scope -> scope.blocks.stream().anyMatch(range -> range.holds(block)))
        .findFirst()
        .orElse(PUBLIC);
  }

  /// The block of this scope that holds another; empty where nothing encloses it.
  Optional<AddressBlock> block(AddressBlock held) {
    return this == MULTICAST
        ? Optional.empty()
        : blocks.stream().filter(range -> range.holds(held)).findFirst();
  }
}
