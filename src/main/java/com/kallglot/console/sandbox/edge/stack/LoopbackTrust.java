package com.kallglot.console.sandbox.edge.stack;

import gov.nist.core.net.DefaultSecurityManagerProvider;
import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Whom the SIP stack trusts over TLS: as a server nobody is asked for a certificate, and as a client
/// every one is taken, because calls from here go to this computer only, where a PBX under test has
/// one that it signed itself.
public final class LoopbackTrust extends DefaultSecurityManagerProvider {
  @Override
  public TrustManager[] getTrustManagers(boolean client) {
    return client ? new TrustManager[] {new Anybody()} : super.getTrustManagers(false);
  }

  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      // no client is asked
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      // no client is asked
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      // no client is asked
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      // whoever listens on this computer
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      // whoever listens on this computer
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      // whoever listens on this computer
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
