package com.kallglot.console.trace.probe;

import com.kallglot.console.softphone.SipText;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds out whether a server takes an account's password, without a call and without registering:
/// it asks for the account's bindings, a REGISTER without Contact (RFC 3261 §10.2.3), which changes
/// nothing and for which registrars want credentials. Blocks for a few seconds at most.
///
/// A refusal that says neither is compared with the one that a wrong password gets. So one request
/// with a wrong password may be sent, never more: servers shut out who guesses.
public final class CredentialProbe {
  private static final String METHOD = "REGISTER";

  private final SipServer server;
  private final SipTransport transport;
  private final @Nullable Path trustedCa;
  private final Duration timeout;

  /// Whose password it is.
  ///
  /// @param address `user@domain`
  /// @param user of the digest
  /// @param password null where there is none
  public record Account(String address, String user, @Nullable Secret password) {
    String domain() {
      return address.substring(address.lastIndexOf('@') + 1);
    }
  }

  /// @param timeout for each answer
  public CredentialProbe(
      SipServer server, SipTransport transport, @Nullable Path trustedCa, Duration timeout) {
    this.server = server;
    this.transport = transport;
    this.trustedCa = trustedCa;
    this.timeout = timeout;
  }

  /// Tries the account.
  public CredentialFinding run(Account account) {
    try (var connection = SipConnection.open(server, transport, trustedCa, timeout)) {
      return new Attempt(connection, account).run();
    } catch (IOException e) {
      return new CredentialFinding.Unanswered(
          e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
  }

  /// One conversation with the server.
  private final class Attempt {
    private final SipConnection connection;
    private final Account account;
    private final String callId = UUID.randomUUID().toString();
    private final long start = System.nanoTime();
    private int cseq;

    Attempt(SipConnection connection, Account account) {
      this.connection = connection;
      this.account = account;
    }

    CredentialFinding run() throws IOException {
      SipText first = ask("");
      if (!isChallenge(first)) {
        return first.status() / 100 == 2
            ? new CredentialFinding.NotAsked(first.status())
            : new CredentialFinding.OnlyByCall(first.status(), first.reasonPhrase());
      }
      Secret password = account.password();
      Optional<DigestChallenge> challenge = DigestChallenge.in(first);
      if (password == null) {
        return new CredentialFinding.NoPassword();
      }
      return challenge.isEmpty()
          ? new CredentialFinding.UnknownDigest()
          : judged(challenge.get(), password);
    }

    private CredentialFinding judged(DigestChallenge challenge, Secret password)
        throws IOException {
      SipText answer = answered(challenge, password);
      int code = answer.status();
      if (code / 100 == 2) {
        return new CredentialFinding.Accepted(Duration.ofNanos(System.nanoTime() - start));
      }
      if (isChallenge(answer)) {
        return new CredentialFinding.Wrong(code, answer.reasonPhrase());
      }
      SipText toWrong = toWrongPassword();
      return isChallenge(toWrong)
          ? new CredentialFinding.AcceptedButRefused(code, answer.reasonPhrase())
          : new CredentialFinding.Unclear(code, answer.reasonPhrase());
    }

    /// With a nonce of its own: a server may take each once.
    private SipText toWrongPassword() throws IOException {
      SipText first = ask("");
      Optional<DigestChallenge> challenge = DigestChallenge.in(first);
      return challenge.isEmpty()
          ? first
          : answered(challenge.get(), Secret.of("wrong-" + UUID.randomUUID()));
    }

    /// Once more where the nonce had only become too old.
    private SipText answered(DigestChallenge challenge, Secret password) throws IOException {
      SipText answer = ask(challenge.answer(METHOD, uri(), account.user(), password));
      Optional<DigestChallenge> again =
          isChallenge(answer) ? DigestChallenge.in(answer) : Optional.empty();
      return again.isPresent() && again.get().stale()
          ? ask(again.get().answer(METHOD, uri(), account.user(), password))
          : answer;
    }

    private String uri() {
      return "sip:" + account.domain();
    }

    private SipText ask(String authorization) throws IOException {
      cseq++;
      String self = connection.self();
      return connection.ask(
          String.join(
              "\r\n",
              METHOD + " " + uri() + " SIP/2.0",
              "Via: SIP/2.0/"
                  + transport
                  + " "
                  + self
                  + ";rport;branch=z9hG4bK"
                  + UUID.randomUUID(),
              "Max-Forwards: 70",
              "From: <sip:" + account.address() + ">;tag=" + callId.substring(0, 8),
              "To: <sip:" + account.address() + ">",
              "Call-ID: " + callId,
              "CSeq: " + cseq + " " + METHOD,
              authorization.isEmpty()
                  ? "Content-Length: 0"
                  : authorization + "\r\nContent-Length: 0",
              "",
              ""),
          cseq);
    }

    private static boolean isChallenge(SipText response) {
      return response.status() == 401 || response.status() == 407;
    }
  }
}
