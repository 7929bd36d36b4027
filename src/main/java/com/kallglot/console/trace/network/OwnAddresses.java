package com.kallglot.console.trace.network;

import com.kallglot.console.telephony.allowlist.AddressBlock;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/// The addresses of this computer that others could reach it by.
public final class OwnAddresses {
  private OwnAddresses() {}

  /// One address of one interface.
  ///
  /// @param network the interface, as the system names it
  public record OwnAddress(String network, String address) {}

  /// Addresses of interfaces that are up, in the system's order, without loopback and link-local
  /// ones; empty where the system does not tell.
  public static List<OwnAddress> now() {
    List<OwnAddress> found = new ArrayList<>();
    try {
      for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
        if (network.isUp()) {
          network
              .inetAddresses()
              .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
              .forEach(address -> found.add(new OwnAddress(network.getName(), text(address))));
        }
      }
    } catch (SocketException e) {
      return List.of();
    }
    return List.copyOf(found);
  }

  /// As short as it can be written, and without the scope, which is of this computer alone.
  private static String text(InetAddress address) {
    String whole = address.getHostAddress().replaceAll("%.*$", "");
    return AddressBlock.of(whole).map(AddressBlock::toString).orElse(whole);
  }
}
