package com.kallglot.console.trace.network;

import com.kallglot.console.softphone.SipText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A caller that the far end sees at another port than the caller says: its NAT gives each
/// destination another one, and what a STUN server or a registrar told is of no use towards this
/// one.
///
/// @param told `address:port` of the Contact, an address that the SDP names as well
/// @param seen `address:port` that requests came from (`received` and `rport`, RFC 3581)
public record SeenAs(String told, String seen) {
  private static final Pattern CONTACT = Pattern.compile("sips?:(?:[^@>]*@)?([\\d.]+:\\d+)");
  private static final Pattern CONNECTION = Pattern.compile("(?m)^c=IN IP4 (\\S+)");

  /// @param invites as they were sent
  /// @return empty where told and seen agree, or either is not known
  public static Optional<SeenAs> elsewhere(List<SipText> invites, Optional<SipText> answer) {
    if (invites.isEmpty() || answer.isEmpty()) {
      return Optional.empty();
    }
    SipText invite = invites.getLast();
    Matcher contact = CONTACT.matcher(invite.header("Contact").orElse(""));
    Matcher connection = CONNECTION.matcher(invite.body());
    String via = answer.get().values("Via").stream().findFirst().orElse("");
    Optional<String> address = SipText.parameter(via, "received");
    Optional<String> port = SipText.parameter(via, "rport");
    if (!contact.find() || !connection.find() || address.isEmpty() || port.isEmpty()) {
      return Optional.empty();
    }
    var seenAs = new SeenAs(contact.group(1), address.get() + ":" + port.get());
    boolean isNamed = seenAs.told.startsWith(connection.group(1) + ":");
    return isNamed && !seenAs.told.equals(seenAs.seen) ? Optional.of(seenAs) : Optional.empty();
  }
}
