package com.kallglot.console.softphone.pjsip.protocol;

import com.kallglot.console.softphone.SoftphoneException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// The authorities whose servers are believed, in PEM as OpenSSL reads it.
public final class TrustedAuthorities {
  private TrustedAuthorities() {}

  /// What a PEM file holds.
  public static String in(Path file) throws SoftphoneException {
    String attempted = "Reading the trusted authorities from " + file;
    try (var in = Files.newInputStream(file)) {
      var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new SoftphoneException(attempted + ": there is no PEM certificate in it");
      }
      return pem(found.stream().map(X509Certificate.class::cast).toList());
    } catch (IOException | GeneralSecurityException e) {
      throw new SoftphoneException(attempted + ": " + e.getMessage(), e);
    }
  }

  /// OpenSSL as PJSIP uses it trusts nobody by default; the JDK knows the system's authorities.
  public static String system() throws SoftphoneException {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return pem(
          Stream.of(factory.getTrustManagers())
              .filter(X509TrustManager.class::isInstance)
              .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
              .toList());
    } catch (GeneralSecurityException e) {
      throw new SoftphoneException("Reading the system's trusted authorities", e);
    }
  }

  private static String pem(Collection<X509Certificate> certificates)
      throws GeneralSecurityException {
    var encoder = Base64.getMimeEncoder(64, ascii("\n"));
    var pem = new ByteArrayOutputStream();
    for (X509Certificate certificate : certificates) {
      pem.writeBytes(ascii("-----BEGIN CERTIFICATE-----\n"));
      pem.writeBytes(encoder.encode(certificate.getEncoded()));
      pem.writeBytes(ascii("\n-----END CERTIFICATE-----\n"));
    }
    return pem.toString(StandardCharsets.US_ASCII);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
