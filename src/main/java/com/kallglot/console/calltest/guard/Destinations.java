package com.kallglot.console.calltest.guard;

import com.kallglot.console.telephony.DialRisk;
import com.kallglot.console.telephony.E164;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whom this profile may call. Emergency and premium numbers never, whatever the profile says.
///
/// @param regions ISO country codes of the profile's own lines: `110` is a desk in one country and
///   the police in another
/// @param allowed beginnings of what may be dialled, `+4930`; empty for no such list
public record Destinations(Set<String> regions, List<String> allowed) {
  /// Nothing but what nobody may call.
  public static final Destinations ANY = new Destinations(Set.of(), List.of());

  /// For a telephone number that leaves by a line of which no country is known: what is an
  /// emergency number anywhere is one.
  public static final Destinations ANYWHERE = new Destinations(DialRisk.allRegions(), List.of());

  public Destinations {
    regions = Set.copyOf(regions);
    allowed = List.copyOf(allowed);
  }

  /// With the regions of the lines that calls leave by.
  public static Destinations from(Collection<E164> lines, List<String> allowed) {
    return new Destinations(
        lines.stream().map(DialRisk::region).collect(Collectors.toSet()), allowed);
  }

  /// Why a destination must not be dialled.
  public enum Ground {
    EMERGENCY,
    PREMIUM,
    /// The profile has a list of what may be, and this is not on it.
    NOT_ALLOWED
  }

  /// Why `address` must not be dialled, or empty where it may be.
  ///
  /// @param address a telephone number, `tel:` or `sip:` address
  public Optional<Ground> ground(String address) {
    String called = user(address);
    return switch (DialRisk.of(called, regions)) {
      case EMERGENCY -> Optional.of(Ground.EMERGENCY);
      case PREMIUM -> Optional.of(Ground.PREMIUM);
      case NONE -> isAllowed(called) ? Optional.empty() : Optional.of(Ground.NOT_ALLOWED);
    };
  }

  /// The same in words.
  public Optional<String> refusal(String address) {
    String called = user(address);
    return ground(address)
        .map(ground ->
            switch (ground) {
              case EMERGENCY ->
                  called + " is an emergency number: no command of this program dials one";
              case PREMIUM ->
                  called + " is a premium-rate number: no command of this program dials one";
              case NOT_ALLOWED ->
                  called
                      + " is not on this profile's list of allowed destinations ("
                      + String.join(", ", allowed)
                      + ")";
            });
  }

  private boolean isAllowed(String called) {
    String plain = called.replaceAll("[\\s().\\-/]", "");
    boolean number = plain.matches("\\+?[\\d*#]+"); // the list is of numbers, not of names
    return !number || allowed.isEmpty() || allowed.stream().anyMatch(plain::startsWith);
  }

  /// The user part of an address as it will be understood: without password and parameters, with
  /// `%31` read as `1`.
  private static String user(String address) {
    String rest = address.replaceFirst("(?i)^(sips?|tel):", "");
    int at = rest.indexOf('@');
    String user = (at < 0 ? rest : rest.substring(0, at)).replaceFirst("[;:?].*", "");
    try {
      return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return user; // a stray %: no SIP element will read digits out of it
    }
  }
}
