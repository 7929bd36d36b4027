package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import com.kallglot.console.sandbox.EndpointFile.TestLine;
import com.kallglot.console.sandbox.setup.Seed;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The secrets of a sandbox, made at random when it is seeded and kept in `credentials.json`, which
/// only its owner can read. The database has what verifies them and nothing more.
///
/// @param streamKey what stream tokens are made with
record Credentials(Secret controlKey, Secret streamKey, List<OrganizationAccess> organizations) {
  static final String NAME = "credentials.json";

  Credentials {
    organizations = List.copyOf(organizations);
  }

  static Credentials random(List<Seed> seeds) {
    Maker maker = new Maker(new SecureRandom());
    return new Credentials(
        Secret.of("ctl_" + maker.text()),
        Secret.of(maker.text()),
        seeds.stream().map(seed -> maker.access(seed.organization(), seed.testLine())).toList());
  }

  private record Maker(SecureRandom random) {
    /// 192 bits, safe in URLs, headers and SIP.
    String text() {
      byte[] bytes = new byte[24];
      random.nextBytes(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String username(String prefix) {
      byte[] bytes = new byte[4];
      random.nextBytes(bytes);
      return prefix + HexFormat.of().formatHex(bytes);
    }

    OrganizationAccess access(String name, E164 number) {
      return new OrganizationAccess(
          name,
          Secret.of("sk_test_" + text()),
          Secret.of("sk_test_" + text()),
          username("kg-"),
          Secret.of(text()),
          new TestLine(username("line-"), Secret.of(text()), number));
    }
  }
}
