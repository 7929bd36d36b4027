package com.kallglot.console.provider.telnyx;

import com.kallglot.console.provider.AccountFacts;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.CredentialVerdict.InactiveAccount;
import com.kallglot.console.provider.CredentialVerdict.InactiveAccount.State;
import com.kallglot.console.provider.CredentialVerdict.RestrictedKey.Scope;
import com.kallglot.console.provider.Explanation;
import com.kallglot.console.provider.Outage;
import com.kallglot.console.provider.ShapeFault;
import com.kallglot.console.provider.exchange.Answer;
import com.kallglot.console.provider.exchange.Exchange;
import com.kallglot.console.provider.exchange.NoAnswers;
import com.kallglot.console.provider.exchange.ProviderException;
import com.kallglot.console.provider.exchange.ProviderException.NoAnswer;
import com.kallglot.console.provider.exchange.ProviderException.Refusal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tries a key on the balance, as Telnyx itself proposes. A key that may not read it is tried on
/// the numbers, which is what it is needed for.
public final class TelnyxAttempt {
  private static final String TELNYX = "Telnyx";
  private static final String REVOKED = "20002";
  private static final String EXPIRED = "20006";
  private static final String INACTIVE = "20012";
  private static final String BLOCKED = "20013";
  private static final String[] UNVERIFIED = {"20014", "20016", "20017"};
  private static final String NO_FUNDS = "20100";

  private final List<ShapeFault> doubts;
  private final Exchange api;

  public TelnyxAttempt(List<ShapeFault> doubts, Exchange api) {
    this.doubts = doubts;
    this.api = api;
  }

  public CredentialVerdict verdict() {
    try {
      return opened(api.get(TelnyxPaths.balance(api.origin())).object("data"));
    } catch (ProviderException e) {
      return switch (e) {
        case Refusal refusal -> refused(refusal);
        case NoAnswer none -> NoAnswers.verdict(TELNYX, none);
      };
    }
  }

  private static CredentialVerdict opened(Answer data) throws NoAnswer {
    AccountFacts.Telnyx account =
        new AccountFacts.Telnyx(
            data.text("balance"),
            data.text("pending"),
            data.text("credit_limit"),
            data.text("available_credit"),
            data.text("currency"));
    if (account.balance() == null && account.availableCredit() == null) {
      throw new NoAnswer(
          "GET the balance",
          Outage.UNEXPECTED_SHAPE,
          "the answer names neither balance nor available credit",
          null,
          null);
    }
    boolean isSpent = isSpent(account.availableCredit());
    return new CredentialVerdict.Works(
        account,
        new Explanation(
            "The API key works.",
            "The balance is "
                + account.balance()
                + " "
                + account.currency()
                + ", of which "
                + account.availableCredit()
                + " can be spent.",
            isSpent
                ? "Top the account up first: Telnyx refuses calls without credit."
                : "Nothing is left to do."));
  }

  /// Whether nothing can be spent; an amount that is no decimal number says nothing.
  private static boolean isSpent(@Nullable String availableCredit) {
    try {
      return availableCredit != null && new BigDecimal(availableCredit).signum() <= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private CredentialVerdict refused(Refusal refusal) {
    int status = refusal.words().status();
    if (status == 429) {
      return NoAnswers.rateLimited(TELNYX, refusal);
    }
    if (refusal.hasCode(INACTIVE)) {
      return inactive(State.INACTIVE, "inactive", "Look at the balance in the portal.", refusal);
    }
    if (refusal.hasCode(BLOCKED) || refusal.hasCode(NO_FUNDS)) {
      return inactive(
          State.BLOCKED,
          "blocked or out of funds",
          "Look at the balance in the portal, then write to Telnyx' support.",
          refusal);
    }
    if (refusal.hasCode(UNVERIFIED)) {
      return inactive(
          State.UNVERIFIED,
          "not verified yet",
          "Complete the verification in the portal; it may take days.",
          refusal);
    }
    if (status == 401 || refusal.hasCode(REVOKED, EXPIRED)) {
      return wrong(refusal);
    }
    return status == 403 ? triedOnNumbers(refusal) : NoAnswers.refused(TELNYX, refusal);
  }

  private static CredentialVerdict inactive(
      State state, String word, String next, Refusal refusal) {
    return new InactiveAccount(
        state,
        refusal.words(),
        new Explanation(
            "The API key is right, but the account is " + word + ".", said(refusal), next));
  }

  private CredentialVerdict wrong(Refusal refusal) {
    String why = "The key was mistyped or deleted.";
    if (refusal.hasCode(REVOKED)) {
      why = "The key was revoked.";
    } else if (refusal.hasCode(EXPIRED)) {
      why = "The key has expired.";
    } else if (!doubts.isEmpty()) {
      why = doubts.getFirst().sentence();
    }
    return new CredentialVerdict.WrongCredentials(
        refusal.words(),
        new Explanation(
            "Telnyx does not accept this API key.",
            why + " " + said(refusal),
            doubts.isEmpty()
                ? "Make a new key in the portal: an old one is not shown again."
                : doubts.getFirst().next()));
  }

  private CredentialVerdict triedOnNumbers(Refusal first) {
    try {
      Answer numbers = api.get(TelnyxPaths.oneNumber(api.origin()));
      return numbers.hasList("data")
          ? restricted(Scope.NUMBERS_ONLY, first)
          : NoAnswers.refused(TELNYX, first);
    } catch (ProviderException e) {
      return switch (e) {
        case Refusal second when second.words().status() == 403 ->
            restricted(Scope.NOTHING_NEEDED, second);
        case Refusal second when second.words().status() == 429 ->
            NoAnswers.rateLimited(TELNYX, second);
        case Refusal second when second.words().status() == 401 -> wrong(second);
        case Refusal second -> NoAnswers.refused(TELNYX, second);
        case NoAnswer none -> NoAnswers.verdict(TELNYX, none);
      };
    }
  }

  private static CredentialVerdict restricted(Scope scope, Refusal refusal) {
    Explanation explanation =
        switch (scope) {
          case NUMBERS_ONLY ->
              new Explanation(
                  "The API key works for numbers, and may not read the balance.",
                  "Its owner's role does not allow it: whether there is credit cannot be seen. "
                      + said(refusal),
                  "Go on with it, or use a key whose owner may see the billing.");
          case NOTHING_NEEDED ->
              new Explanation(
                  "The API key is recognised, and may read neither balance nor numbers.",
                  "Its owner's role does not allow it. " + said(refusal),
                  "Let the owner of the Telnyx account make a key, or widen the role.");
        };
    return new CredentialVerdict.RestrictedKey(scope, refusal.words(), explanation);
  }

  private static String said(Refusal refusal) {
    return "Telnyx said: " + refusal.words() + ".";
  }
}
