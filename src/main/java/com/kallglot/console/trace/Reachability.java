package com.kallglot.console.trace;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the network let through towards a SIP server when it was tried, step by step; a step that
/// could not be tried because one before it failed is not in it.
///
/// @param target `host:port` and the transport, for display
/// @param ends this computer's end of the last request; null where none was sent
public record Reachability(String target, List<Attempt> attempts, @Nullable Ends ends) {
  public Reachability {
    attempts = List.copyOf(attempts);
  }

  public Reachability(String target, List<Attempt> attempts) {
    this(target, attempts, null);
  }

  /// This computer's end of a request as it is here and as the server saw it.
  ///
  /// @param seenAddress from `received`, `seenPort` from `rport` of the answer's topmost Via (RFC
  ///   3581); null where the server did not say
  public record Ends(
      String address, int port, @Nullable String seenAddress, @Nullable Integer seenPort) {}

  /// What is tried.
  public enum Step {
    /// The name has an address.
    NAME,
    TCP_CONNECT,
    TLS_HANDSHAKE,
    /// A SIP OPTIONS gets any SIP response.
    OPTIONS
  }

  /// What became of it.
  public enum Outcome {
    OK,
    NO_ADDRESS,
    /// Something answered that nothing listens there: RST, or ICMP port unreachable.
    REFUSED,
    /// No route, or ICMP host or network unreachable.
    UNREACHABLE,
    /// Nothing came back.
    SILENT,
    /// The certificate is not from an authority we trust.
    UNTRUSTED,
    /// The certificate has expired, or is not valid yet.
    OUT_OF_DATE,
    /// A trusted certificate, but for another name.
    WRONG_NAME,
    /// Any other failure of the handshake, a connection that broke, an answer that is no SIP.
    FAILED
  }

  /// One step.
  ///
  /// @param detail the address, the status line, or the failure in the system's words
  public record Attempt(Step step, Outcome outcome, Duration took, String detail) {}

  /// The address of this computer as the server saw it; null where it did not say.
  public @Nullable String seenAs() {
    return ends == null ? null : ends.seenAddress;
  }

  /// The same of several servers of one platform; empty where none said.
  public static Optional<String> seenAs(Collection<Reachability> tried) {
    return tried.stream().map(Reachability::seenAs).filter(Objects::nonNull).findFirst();
  }

  /// The outcome of a step, or empty where it was not tried.
  public Optional<Attempt> attempt(Step step) {
    return attempts.stream().filter(attempt -> attempt.step == step).findFirst();
  }

  /// Whether something that speaks SIP answered.
  public boolean isReached() {
    return attempt(Step.OPTIONS).filter(attempt -> attempt.outcome == Outcome.OK).isPresent();
  }

  /// From the first step to the end of the last.
  public Duration took() {
    return attempts.stream().map(Attempt::took).reduce(Duration.ZERO, Duration::plus);
  }

  /// Whether a step ended so.
  public boolean has(Outcome outcome) {
    return attempts.stream().anyMatch(attempt -> attempt.outcome == outcome);
  }

  /// All attempts in one line.
  public String summary() {
    var text = new StringBuilder(target);
    for (Attempt attempt : attempts) {
      text.append(text.length() == target.length() ? ": " : ", ")
          .append(words(attempt.step))
          .append(' ')
          .append(words(attempt.outcome))
          .append(attempt.detail.isEmpty() ? "" : " (" + attempt.detail + ")");
    }
    return text.toString();
  }

  private static String words(Step step) {
    return switch (step) {
      case NAME -> "name";
      case TCP_CONNECT -> "TCP connect";
      case TLS_HANDSHAKE -> "TLS handshake";
      case OPTIONS -> "OPTIONS";
    };
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case OK -> "ok";
      case NO_ADDRESS -> "has no address";
      case REFUSED -> "refused";
      case UNREACHABLE -> "unreachable";
      case SILENT -> "got no answer";
      case UNTRUSTED -> "met a certificate that is not trusted";
      case OUT_OF_DATE -> "met a certificate that is out of date";
      case WRONG_NAME -> "met a certificate for another name";
      case FAILED -> "failed";
    };
  }
}
