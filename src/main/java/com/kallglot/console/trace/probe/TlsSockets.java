package com.kallglot.console.trace.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// TLS over connections that are there, with the name of the server checked as the engine does.
final class TlsSockets {
  private TlsSockets() {}

  /// @param trustedCa PEM file of authorities to trust in place of the system's
  static SSLSocket over(Socket connected, SipServer server, @Nullable Path trustedCa)
      throws IOException {
    SSLContext context = trustedCa == null ? systemTrust() : trustIn(trustedCa);
    var secure =
        (SSLSocket)
            context.getSocketFactory().createSocket(connected, server.host(), server.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    // The rules of RFC 2818 for the name are those of RFC 5922 §7.2, but for wildcards.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    return secure;
  }

  private static SSLContext systemTrust() throws IOException {
    try {
      return SSLContext.getDefault();
    } catch (GeneralSecurityException e) {
      throw new IOException("this computer's trusted authorities cannot be read", e);
    }
  }

  private static SSLContext trustIn(Path pem) throws IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority" + store.size(), authority);
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("no authority can be read from " + pem, e);
    }
  }
}
