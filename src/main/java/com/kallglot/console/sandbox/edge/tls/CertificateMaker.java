package com.kallglot.console.sandbox.edge.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Makes X.509 certificates (RFC 5280) on P-256 keys. The JDK reads certificates and has no public
/// way to make one; its `keytool` would be a process per step, take seconds, want a password on its
/// command line and be missing from a runtime linked without commands. So the hundred bytes are
/// encoded here, and the JDK's own reader and path validation judge them.
final class CertificateMaker {
  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String SUBJECT_KEY_ID = "2.5.29.14";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String AUTHORITY_KEY_ID = "2.5.29.35";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

  private final SecureRandom random = new SecureRandom();

  /// The validity of a certificate; a minute early, for clocks that disagree.
  record Validity(Instant from, Duration length) {
    byte[] der() {
      return Der.sequence(Der.time(from.minusSeconds(60)), Der.time(from.plus(length)));
    }
  }

  KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  /// An authority that signs itself and may sign servers, not further authorities.
  X509Certificate authority(KeyPair keys, String name, Validity validity)
      throws GeneralSecurityException {
    List<byte[]> extensions =
        List.of(
            critical(BASIC_CONSTRAINTS, Der.sequence(Der.yes(), Der.integer(BigInteger.ZERO))),
            critical(KEY_USAGE, Der.bits(1, new byte[] {0b0000_0110})), // keyCertSign, cRLSign
            extension(SUBJECT_KEY_ID, Der.octets(keyId(keys.getPublic()))));
    return signed(keys, keys.getPublic(), name, name, validity, extensions);
  }

  /// A server's certificate for a name and an address.
  X509Certificate server(
      KeyPair authority,
      String authorityName,
      PublicKey key,
      String domain,
      InetAddress address,
      Validity validity)
      throws GeneralSecurityException {
    byte[] names =
        Der.sequence(
            Der.implicit(2, domain.getBytes(StandardCharsets.US_ASCII)),
            Der.implicit(7, address.getAddress()));
    List<byte[]> extensions =
        List.of(
            critical(BASIC_CONSTRAINTS, Der.sequence()),
            critical(KEY_USAGE, Der.bits(7, new byte[] {(byte) 0b1000_0000})), // digitalSignature
            extension(EXTENDED_KEY_USAGE, Der.sequence(Der.oid(SERVER_AUTHENTICATION))),
            extension(SUBJECT_ALTERNATIVE_NAME, names),
            extension(SUBJECT_KEY_ID, Der.octets(keyId(key))),
            extension(
                AUTHORITY_KEY_ID, Der.sequence(Der.implicit(0, keyId(authority.getPublic())))));
    return signed(authority, key, authorityName, domain, validity, extensions);
  }

  private X509Certificate signed(
      KeyPair issuer,
      PublicKey key,
      String issuerName,
      String subjectName,
      Validity validity,
      List<byte[]> extensions)
      throws GeneralSecurityException {
    byte[] algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
    byte[] body =
        Der.sequence(
            Der.explicit(0, Der.integer(BigInteger.TWO)), // version 3
            Der.integer(new BigInteger(120, random).setBit(120)),
            algorithm,
            name(issuerName),
            validity.der(),
            name(subjectName),
            key.getEncoded(),
            Der.explicit(3, Der.sequence(extensions.toArray(byte[][]::new))));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(issuer.getPrivate(), random);
    signature.update(body);
    byte[] certificate = Der.sequence(body, algorithm, Der.bits(0, signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate));
  }

  private static byte[] name(String commonName) {
    return Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.text(commonName))));
  }

  private static byte[] critical(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value));
  }

  private static byte[] extension(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.octets(value));
  }

  /// Any identifier that is the same for the same key will do (RFC 5280 §4.2.1.2).
  private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
  }
}
