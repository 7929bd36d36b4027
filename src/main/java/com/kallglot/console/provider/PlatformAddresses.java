package com.kallglot.console.provider;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What counts as "the platform": where a webhook or a trunk must lead for a call to reach it.
///
/// @param webHosts hosts of webhooks; a host below one of them counts too
/// @param sipDomains hosts of SIP addresses; a host below one of them counts too
/// @param sipAddresses IP addresses the platform takes SIP on, as written by the platform
public record PlatformAddresses(
    Set<String> webHosts, Set<String> sipDomains, Set<String> sipAddresses) {
  public PlatformAddresses {
    webHosts = plain(webHosts);
    sipDomains = plain(sipDomains);
    sipAddresses = plain(sipAddresses);
  }

  public boolean isWebHost(String host) {
    return isWithin(webHosts, plain(host));
  }

  public boolean isSipHost(String host) {
    String plain = plain(host);
    return sipAddresses.contains(plain) || isWithin(sipDomains, plain);
  }

  /// The domain to name where somebody has to enter one.
  public String sipDomain() {
    return sipDomains.stream().sorted().findFirst().orElse("the platform's SIP domain");
  }

  private static boolean isWithin(Set<String> domains, String host) {
    return domains.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
  }

  private static Set<String> plain(Set<String> names) {
    return names.stream().map(PlatformAddresses::plain).collect(Collectors.toUnmodifiableSet());
  }

  /// Lower case, without the dot of a fully qualified name and the brackets of an IPv6 address.
  private static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("[") && lower.endsWith("]")) {
      lower = lower.substring(1, lower.length() - 1);
    }
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
