package com.kallglot.console.sandbox.edge.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sandbox's certificates in a folder: `authority.p12` signs, `server.p12` answers, and
/// `authority.pem` is what a console trusts. Both are made when missing and renewed a month before
/// they expire; the authority outlives many servers, so that trust once given stays.
public final class Authority {
  /// Opens the key files. It protects nothing and is not meant to: their permissions do (0600).
  public static final String PASSWORD = "kallglot";

  private static final Logger LOG = LoggerFactory.getLogger(Authority.class);
  private static final String NAME = "Kallglot sandbox authority";
  private static final String ALIAS = "key";
  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
  private static final Duration SERVER_LIFE = Duration.ofDays(397);
  private static final Duration MARGIN = Duration.ofDays(30);

  private final Path folder;

  private Authority(Path folder) {
    this.folder = folder;
  }

  /// A key and what certifies it.
  private record Identity(PrivateKey key, List<X509Certificate> chain) {
    X509Certificate own() {
      return chain.getFirst();
    }

    KeyPair keys() {
      return new KeyPair(own().getPublicKey(), key);
    }
  }

  /// Opens the folder and sees to it that what is in it is good for a while.
  ///
  /// @throws IOException where the folder cannot be written or the JDK cannot make the keys
  public static Authority open(Path folder, String domain, InetAddress address, Clock clock)
      throws IOException {
    Files.createDirectories(folder);
    Authority authority = new Authority(folder);
    try {
      authority.see(domain, address, clock.instant());
    } catch (GeneralSecurityException problem) {
      throw new IOException("The certificates in " + folder + " could not be made", problem);
    }
    return authority;
  }

  /// What a client trusts.
  public Path certificateFile() {
    return folder.resolve("authority.pem");
  }

  /// The server's key and certificates, PKCS#12, opened by [#PASSWORD].
  public Path serverFile() {
    return folder.resolve("server.p12");
  }

  private Path authorityFile() {
    return folder.resolve("authority.p12");
  }

  private void see(String domain, InetAddress address, Instant now)
      throws GeneralSecurityException, IOException {
    CertificateMaker maker = new CertificateMaker();
    Identity authority =
        read(authorityFile()).filter(known -> lasts(known.own(), now)).orElse(null);
    if (authority == null) {
      KeyPair keys = maker.newKeys();
      X509Certificate own =
          maker.authority(keys, NAME, new CertificateMaker.Validity(now, AUTHORITY_LIFE));
      authority = new Identity(keys.getPrivate(), List.of(own));
      write(authorityFile(), authority);
    }
    writePem(authority.own());
    Identity server = read(serverFile()).orElse(null);
    if (server == null || !serves(server.own(), authority.own(), domain, address, now)) {
      KeyPair keys = maker.newKeys();
      X509Certificate own =
          maker.server(
              authority.keys(),
              NAME,
              keys.getPublic(),
              domain,
              address,
              new CertificateMaker.Validity(now, SERVER_LIFE));
      write(serverFile(), new Identity(keys.getPrivate(), List.of(own, authority.own())));
    }
  }

  private static boolean lasts(X509Certificate certificate, Instant now) {
    return certificate.getNotAfter().toInstant().isAfter(now.plus(MARGIN));
  }

  private static boolean serves(
      X509Certificate server,
      X509Certificate authority,
      String domain,
      InetAddress address,
      Instant now)
      throws GeneralSecurityException {
    try {
      server.verify(authority.getPublicKey());
    } catch (GeneralSecurityException other) {
      return false;
    }
    Collection<List<?>> names = server.getSubjectAlternativeNames();
    return lasts(server, now)
        && names != null
        && names.stream().anyMatch(name -> name.get(1).equals(domain))
        && names.stream().anyMatch(name -> name.get(1).equals(address.getHostAddress()));
  }

  private static Optional<Identity> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      PrivateKey key = (PrivateKey) store.getKey(ALIAS, PASSWORD.toCharArray());
      Certificate @Nullable [] chain = store.getCertificateChain(ALIAS);
      if (key == null || chain == null) {
        return Optional.empty();
      }
      return Optional.of(
          new Identity(key, List.of(chain).stream().map(X509Certificate.class::cast).toList()));
    } catch (IOException | GeneralSecurityException damaged) {
      LOG.warn("{} cannot be read and is made anew", file, damaged);
      return Optional.empty();
    }
  }

  private static void write(Path file, Identity identity)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException impossible) {
      throw new IllegalStateException("Nothing is read", impossible);
    }
    store.setKeyEntry(
        ALIAS,
        identity.key(),
        PASSWORD.toCharArray(),
        identity.chain().toArray(Certificate[]::new));
    // Whom a call from here trusts: the stack takes this file for its trust store, too.
    store.setCertificateEntry("trusted", identity.chain().getLast());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, PASSWORD.toCharArray());
    replace(file, bytes.toByteArray());
  }

  private void writePem(X509Certificate certificate) throws GeneralSecurityException, IOException {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + lines.encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    replace(certificateFile(), pem.getBytes(StandardCharsets.US_ASCII));
  }

  /// Whole or not at all, and readable by nobody else from the first byte on.
  private static void replace(Path file, byte[] content) throws IOException {
    boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path fresh =
        Files.createTempFile(file.getParent(), file.getFileName().toString(), "", ownerOnly);
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
