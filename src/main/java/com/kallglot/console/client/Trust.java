package com.kallglot.console.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whom TLS believes: the system's authorities and those of a file, as a company has its own.
///
/// @param judge of a server's certificates; names are checked besides
record Trust(SSLSocketFactory sockets, X509TrustManager judge) {

  /// @param file certificates in PEM
  /// @throws IllegalArgumentException where the file holds none, saying so
  static Trust systemAnd(Path file) {
    try {
      KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
      anchors.load(null, null);
      for (X509Certificate authority : judge(null).getAcceptedIssuers()) {
        add(anchors, authority);
      }
      for (Certificate authority : in(file)) {
        add(anchors, authority);
      }
      X509TrustManager judge = judge(anchors);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new X509TrustManager[] {judge}, null);
      return new Trust(context.getSocketFactory(), judge);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "The trusted authorities in %s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static Collection<? extends Certificate> in(Path file)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new IOException("there is no PEM certificate in it");
      }
      return found;
    }
  }

  private static void add(KeyStore anchors, Certificate authority) throws GeneralSecurityException {
    anchors.setCertificateEntry("authority-" + anchors.size(), authority);
  }

  /// @param anchors null for the system's
  private static X509TrustManager judge(@Nullable KeyStore anchors)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    return Stream.of(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("A JDK without X.509"));
  }
}
