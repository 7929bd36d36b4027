package com.kallglot.console.sandbox.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final Instant NOW = Instant.parse("2030-05-06T07:08:09Z");

  @TempDir Path folder;

  private Authority open(Instant now) throws Exception {
    return Authority.open(folder, "sip.example.test", LOOPBACK, Clock.fixed(now, ZoneOffset.UTC));
  }

  private X509Certificate authority(Authority opened) throws Exception {
    byte[] pem = Files.readAllBytes(opened.certificateFile());
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  private static X509Certificate server(Authority opened) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(opened.serverFile())) {
      store.load(in, Authority.PASSWORD.toCharArray());
    }
    return (X509Certificate) store.getCertificate("key");
  }

  @Test
  void makesAServerCertificateThatTheAuthorityVouchesFor() throws Exception {
    Authority opened = open(NOW);
    X509Certificate server = server(opened);
    PKIXParameters trust = new PKIXParameters(Set.of(new TrustAnchor(authority(opened), null)));
    trust.setRevocationEnabled(false);
    trust.setDate(Date.from(NOW));
    CertPathValidator.getInstance("PKIX")
        .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(server)), trust);
    assertThat(server.getSubjectAlternativeNames())
        .extracting(name -> (Object) name.get(1))
        .containsExactlyInAnyOrder("sip.example.test", "127.0.0.1");
    assertThat(server.getBasicConstraints()).as("no authority").isEqualTo(-1);
    assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(authority(opened).getBasicConstraints()).isZero();
    assertThat(authority(opened).getKeyUsage()[5]).as("signs certificates").isTrue();
  }

  @Test
  void keepsKeysToItselfAndLeavesNothingElse() throws Exception {
    open(NOW);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("authority.p12", "authority.pem", "server.p12");
    }
    for (String name : List.of("authority.p12", "server.p12")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void keepsBothWhileTheyLast() throws Exception {
    Authority first = open(NOW);
    X509Certificate authority = authority(first);
    X509Certificate server = server(first);
    Authority again = open(NOW.plus(Duration.ofDays(300)));
    assertThat(authority(again)).isEqualTo(authority);
    assertThat(server(again)).isEqualTo(server);
  }

  @Test
  void renewsTheServerUnderTheSameAuthority() throws Exception {
    Authority first = open(NOW);
    X509Certificate authority = authority(first);
    Authority later = open(NOW.plus(Duration.ofDays(390)));
    assertThat(authority(later)).isEqualTo(authority);
    server(later).verify(authority.getPublicKey());
    server(later).checkValidity(Date.from(NOW.plus(Duration.ofDays(700))));
  }

  @Test
  void makesAnewWhatIsDamagedOrForAnotherName() throws Exception {
    Authority first = open(NOW);
    Files.writeString(first.serverFile(), "not a key store");
    assertThat(server(open(NOW)).getSubjectAlternativeNames()).hasSize(2);
    Authority other =
        Authority.open(folder, "other.example.test", LOOPBACK, Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(server(other).getSubjectAlternativeNames())
        .anyMatch(name -> name.get(1).equals("other.example.test"));
  }
}
