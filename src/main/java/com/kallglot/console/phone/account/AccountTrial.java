package com.kallglot.console.phone.account;

import com.kallglot.console.calltest.leg.Lines;
import com.kallglot.console.calltest.leg.NextHop;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.CallEvidence.Registration;
import com.kallglot.console.trace.Reachability;
import com.kallglot.console.trace.probe.CredentialFinding;
import com.kallglot.console.trace.probe.CredentialProbe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Tries an account without calling anybody: is its server reached, does it take the password, does
/// the account register where it is to. Blocks for some seconds; ends soon after an interrupt of
/// its virtual thread.
public final class AccountTrial {
  private static final Duration ANSWER = Duration.ofSeconds(4);

  private AccountTrial() {}

  /// What became of each step.
  ///
  /// @param server `host:port` that was tried
  /// @param credentials null where the server was not reached
  public record Result(
      String server,
      SipTransport transport,
      Reachability reached,
      @Nullable CredentialFinding credentials,
      Registering registering) {}

  /// Whether it registers.
  public sealed interface Registering {}

  /// It is not to, or a step before failed.
  public record NotTried() implements Registering {}

  /// The registrar's answer.
  public record Answered(Registration answer) implements Registering {}

  /// The engine could not open a line for it.
  ///
  /// @param why in the engine's words
  public record NotOpened(String why) implements Registering {}

  /// Tries it.
  ///
  /// @param engine to register with; null where the account does not, or is registered by an open
  ///   line already: the end of a second registration would end the first
  public static Result run(SipAccount account, @Nullable Softphone engine)
      throws InterruptedException {
    NextHop.Tried tried = NextHop.tryOut(account, account.uri());
    NextHop hop = tried.hop();
    String server = hop.host() + ":" + hop.port();
    Reachability reached = tried.reached();
    stopWhereInterrupted();
    if (!reached.isReached()) {
      return new Result(server, account.transport(), reached, null, new NotTried());
    }
    CredentialFinding found = credentials(account, hop);
    stopWhereInterrupted();
    return new Result(
        server,
        account.transport(),
        reached,
        found,
        engine == null || account.registrar() == null
            ? new NotTried()
            : registered(account, engine));
  }

  private static void stopWhereInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("The trial was given up");
    }
  }

  private static CredentialFinding credentials(SipAccount account, NextHop hop) {
    String address = account.uri().replaceFirst("(?i)^sips?:", "");
    String authUser = account.authUser();
    return new CredentialProbe(
            hop.server(account), account.transport(), account.trustedCa(), ANSWER)
        .run(
            new CredentialProbe.Account(
                address,
                authUser == null ? address.replaceFirst("@.*", "") : authUser,
                account.password()));
  }

  private static Registering registered(SipAccount account, Softphone engine)
      throws InterruptedException {
    try (var lines = new Lines(engine)) {
      Registration answer = lines.of(account).registration();
      return answer == null ? new NotTried() : new Answered(answer);
    } catch (SoftphoneException e) {
      return new NotOpened(String.valueOf(e.getMessage()));
    }
  }
}
