package com.kallglot.console;

import com.kallglot.console.sandbox.EndpointFile;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.TestLine;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The profiles that a running sandbox is: one for each of its organizations, made anew each time
/// because its ports are.
final class SandboxProfiles {
  /// The one that is used where nobody chose.
  static final String DEFAULT = Profiles.SANDBOXES.getFirst();

  /// Where there is no SIP and no default route.
  static final String EMPTY = Profiles.SANDBOXES.getLast();

  private SandboxProfiles() {}

  static List<Profile> of(EndpointFile sandbox) {
    return sandbox.organizations().stream().map(access -> profile(sandbox, access)).toList();
  }

  private static Profile profile(EndpointFile sandbox, EndpointFile.OrganizationAccess access) {
    EndpointFile.Sip sip = sandbox.sip();
    return Profile.at(access.name(), Profile.Kind.SANDBOX, sandbox.baseUrl())
        .withApiKey(access.apiKey())
        .withSip(
            new Profile.SipAccess(
                access.sipUsername(), access.sipPassword(), at(sip.host(), sip.tls())))
        .withTestLine(
            new TestLine(
                access.testLine().username(),
                access.testLine().username(),
                access.testLine().password(),
                sip.domain(),
                at(sip.host(), sip.udp()),
                SipTransport.UDP,
                SrtpPolicy.OFF,
                access.testLine().number(),
                TestLine.CallerIdHeader.FROM,
                false))
        .trusting(Path.of(sip.caFile()))
        .withControlKey(sandbox.controlKey());
  }

  private static @Nullable String at(String host, @Nullable Integer port) {
    return port == null ? null : host + ":" + port;
  }
}
