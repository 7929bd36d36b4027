package com.kallglot.console.telephony.allowlist;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An IPv4 or IPv6 address, or a block of them in CIDR notation (RFC 4632, RFC 4291 §2.3). Equal to
/// another that holds the same addresses, however either was written.
public final class AddressBlock {
  /// Strict: no octal, no wildcards, no zones, no missing parts. What two programs read two ways
  /// does not belong on an allowlist.
  private static final IPAddressStringParameters STRICT = strict();

  private final IPAddress addresses;

  private AddressBlock(IPAddress addresses) {
    this.addresses = addresses;
  }

  private static IPAddressStringParameters strict() {
    var builder =
        new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowWildcardedSeparator(false)
            .allow_inet_aton(false)
            .setRangeOptions(RangeParameters.NO_RANGE);
    var _ = builder.getIPv4AddressParametersBuilder().allowLeadingZeros(false).allowBinary(false);
    var _ =
        builder
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowBase85(false)
            .allowBinary(false);
    return builder.toParams();
  }

  /// What a text means.
  public sealed interface Reading {
    /// An address or a block, whole.
    record Whole(AddressBlock block) implements Reading {}

    /// A block with bits set behind its prefix, such as `203.0.113.7/24`: no platform takes it.
    ///
    /// @param around the block that holds it
    record HostBits(AddressBlock around) implements Reading {}

    /// Neither an address nor a block.
    record Unreadable() implements Reading {}
  }

  /// Reads a text as it is typed; no name is ever looked up.
  public static Reading read(String typed) {
    IPAddress address = parsed(typed.strip());
    if (address == null || isMappedBlock(address)) {
      return new Reading.Unreadable();
    } else if (!address.isPrefixed()) {
      return new Reading.Whole(new AddressBlock(unmapped(address)));
    }
    IPAddress block = address.toPrefixBlock();
    var read = new AddressBlock(block.isMultiple() ? block : block.withoutPrefixLength());
    return address.isPrefixBlock() ? new Reading.Whole(read) : new Reading.HostBits(read);
  }

  private static @Nullable IPAddress parsed(String text) {
    try {
      return new IPAddressString(text, STRICT).toAddress();
    } catch (AddressStringException | IncompatibleAddressException e) {
      return null;
    }
  }

  /// A block of IPv4 addresses written as IPv6 is taken by no platform we know.
  private static boolean isMappedBlock(IPAddress address) {
    return address.isPrefixed() && address.isIPv6() && address.toIPv6().isIPv4Mapped();
  }

  /// `::ffff:a.b.c.d` is how a host with both families shows an IPv4 address (RFC 4291 §2.5.5.2).
  private static IPAddress unmapped(IPAddress address) {
    return address.isIPv6() && address.toIPv6().isIPv4Mapped()
        ? address.toIPv6().getEmbeddedIPv4Address()
        : address;
  }

  /// The block of a text that is whole; empty for every other.
  public static Optional<AddressBlock> of(String written) {
    return read(written) instanceof Reading.Whole(var block)
        ? Optional.of(block)
        : Optional.empty();
  }

  /// Whether every address of `other` is one of these.
  public boolean holds(AddressBlock other) {
    return addresses.contains(other.addresses);
  }

  /// One address and no more.
  public boolean isSingle() {
    return !addresses.isMultiple();
  }

  /// Every address of its family: `0.0.0.0/0`, `::/0`.
  public boolean isEverything() {
    return addresses.isPrefixed() && addresses.getNetworkPrefixLength() == 0;
  }

  /// How many addresses it holds.
  public BigInteger size() {
    return addresses.getCount();
  }

  /// The whole network that is reachable from within itself alone and that holds all of this:
  /// `10.0.0.0/8` of `10.1.2.3`; empty of what is public or multicast.
  public Optional<AddressBlock> enclosed() {
    return scope().block(this);
  }

  /// Where addresses of it are used: the narrowest range that holds all of it.
  public Scope scope() {
    return Scope.of(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AddressBlock block && addresses.equals(block.addresses);
  }

  @Override
  public int hashCode() {
    return addresses.hashCode();
  }

  /// As it is best written: RFC 5952 for IPv6, no prefix for a single address.
  @Override
  public String toString() {
    return addresses.toCanonicalString();
  }
}
