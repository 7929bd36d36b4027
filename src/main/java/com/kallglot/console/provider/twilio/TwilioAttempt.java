package com.kallglot.console.provider.twilio;

import com.kallglot.console.provider.AccountFacts;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.CredentialVerdict.InactiveAccount;
import com.kallglot.console.provider.CredentialVerdict.InactiveAccount.State;
import com.kallglot.console.provider.CredentialVerdict.RestrictedKey.Scope;
import com.kallglot.console.provider.Explanation;
import com.kallglot.console.provider.Outage;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.ShapeFault;
import com.kallglot.console.provider.exchange.Answer;
import com.kallglot.console.provider.exchange.Exchange;
import com.kallglot.console.provider.exchange.NoAnswers;
import com.kallglot.console.provider.exchange.ProviderException;
import com.kallglot.console.provider.exchange.ProviderException.NoAnswer;
import com.kallglot.console.provider.exchange.ProviderException.Refusal;
import java.util.List;
import okhttp3.HttpUrl;

/// Tries credentials on the account's own resource, which tells trial, suspended and closed. Keys
/// that may not read it are tried on the numbers, which is what they are needed for.
public final class TwilioAttempt {
  private static final String TWILIO = "Twilio";

  private static final String WRONG = "20003";
  private static final String TEST_CREDENTIALS = "20008";
  private static final String NOT_FOUND = "20404";
  private static final String UNAUTHORIZED = "70051";
  private static final String[] NOT_ACTIVE = {"20005", "10001", "90010", "20403"};

  private final ProviderCredentials.Twilio credentials;
  private final List<ShapeFault> doubts;
  private final Exchange api;

  public TwilioAttempt(
      ProviderCredentials.Twilio credentials, List<ShapeFault> doubts, Exchange api) {
    this.credentials = credentials;
    this.doubts = doubts;
    this.api = api;
  }

  public CredentialVerdict verdict() {
    try {
      return opened(api.get(TwilioPaths.account(api.origin(), credentials.accountSid())));
    } catch (ProviderException e) {
      return switch (e) {
        case Refusal refusal -> refused(refusal);
        case NoAnswer none -> NoAnswers.verdict(TWILIO, none);
      };
    }
  }

  private CredentialVerdict opened(Answer body) throws NoAnswer {
    String sid = body.text("sid", "");
    if (!sid.equals(credentials.accountSid())) {
      throw new NoAnswer(
          "GET the account",
          Outage.UNEXPECTED_SHAPE,
          "the answer is not about account " + credentials.accountSid(),
          null,
          null);
    }
    AccountFacts.Twilio account =
        new AccountFacts.Twilio(
            sid,
            body.text("friendly_name"),
            body.text("status"),
            body.text("type"),
            body.text("owner_account_sid"));
    return switch (body.text("status", "active")) {
      case "suspended" -> inactive(State.SUSPENDED, "suspended");
      case "closed" -> inactive(State.CLOSED, "closed for good");
      default -> inService(account);
    };
  }

  private static CredentialVerdict inactive(State state, String word) {
    return new InactiveAccount(
        state,
        null,
        new Explanation(
            "The credentials are right, but the account is " + word + ".",
            "Twilio names the account's status so; it neither makes nor takes calls.",
            state == State.CLOSED
                ? "Use another account."
                : "Log in at Twilio: an unpaid balance or a message from Twilio is the reason."));
  }

  private static CredentialVerdict inService(AccountFacts.Twilio account) {
    String name = account.name() == null ? account.sid() : "\"" + account.name() + "\"";
    if ("Trial".equalsIgnoreCase(account.type())) {
      return new CredentialVerdict.TrialAccount(
          account,
          new Explanation(
              "The credentials work. They are those of a trial account, " + name + ".",
              "A trial account calls only numbers that were verified at Twilio, and each call"
                  + " begins with Twilio's announcement.",
              "Verify the numbers of your test line at Twilio, or upgrade the account."));
    }
    boolean isKnown = "active".equals(account.status()) && "Full".equalsIgnoreCase(account.type());
    return new CredentialVerdict.Works(
        account,
        new Explanation(
            "The credentials work.",
            "They open " + name + ", status " + account.status() + ", type " + account.type() + ".",
            isKnown
                ? "Nothing is left to do."
                : "This console does not know these words for status or type; watch the first"
                    + " call."));
  }

  private CredentialVerdict refused(Refusal refusal) {
    if (refusal.words().status() == 429) {
      return NoAnswers.rateLimited(TWILIO, refusal);
    }
    if (refusal.hasCode(TEST_CREDENTIALS)) {
      return new CredentialVerdict.TestCredentials(
          refusal.words(),
          new Explanation(
              "These are Twilio's test credentials.",
              "They pretend to buy, send and call without doing it, and open nothing else. "
                  + said(refusal),
              "Enter the live account SID and auth token, from the same page of the console."));
    }
    if (refusal.hasCode(NOT_ACTIVE)) {
      return new InactiveAccount(
          State.INACTIVE,
          refusal.words(),
          new Explanation(
              "The account is not in service.",
              "It is suspended, closed or without funds. " + said(refusal),
              "Log in at Twilio and look at the balance and at Twilio's messages."));
    }
    if (credentials.isApiKey() && isAboutRights(refusal)) {
      return triedOnNumbers(refusal);
    }
    if (isAboutRights(refusal) || refusal.hasCode(NOT_FOUND)) {
      return wrong(refusal);
    }
    return NoAnswers.refused(TWILIO, refusal);
  }

  private static boolean isAboutRights(Refusal refusal) {
    int status = refusal.words().status();
    return refusal.hasCode(WRONG, UNAUTHORIZED) || status == 401 || status == 403;
  }

  /// Standard keys are kept from accounts with the same 20003 that a wrong secret earns; only a
  /// second question tells the two apart.
  private CredentialVerdict triedOnNumbers(Refusal first) {
    HttpUrl oneNumber =
        TwilioPaths.numbers(api.origin(), credentials.accountSid(), TwilioPaths.ONE);
    try {
      Answer numbers = api.get(oneNumber);
      return numbers.hasList(TwilioPaths.NUMBERS)
          ? restricted(Scope.NUMBERS_ONLY, first)
          : NoAnswers.refused(TWILIO, first);
    } catch (ProviderException e) {
      return switch (e) {
        case Refusal second -> refusedTwice(second);
        case NoAnswer none -> NoAnswers.verdict(TWILIO, none);
      };
    }
  }

  private CredentialVerdict refusedTwice(Refusal second) {
    if (second.words().status() == 429) {
      return NoAnswers.rateLimited(TWILIO, second);
    }
    boolean isRecognised = second.words().status() == 403 || second.hasCode(UNAUTHORIZED);
    return isRecognised ? restricted(Scope.NOTHING_NEEDED, second) : wrong(second);
  }

  private static CredentialVerdict restricted(Scope scope, Refusal refusal) {
    Explanation explanation =
        switch (scope) {
          case NUMBERS_ONLY ->
              new Explanation(
                  "The API key works for numbers, and may not read the account.",
                  "Standard and restricted keys are kept from accounts: whether this one is a"
                      + " trial or suspended cannot be seen. "
                      + said(refusal),
                  "Go on with it, or use the account's auth token to see the account as well.");
          case NOTHING_NEEDED ->
              new Explanation(
                  "The API key is a restricted one that may read neither account nor numbers.",
                  "A restricted key may do what it was ticked for and nothing else. "
                      + said(refusal),
                  "Give the key the permission to read phone numbers, or make a standard key.");
        };
    return new CredentialVerdict.RestrictedKey(scope, refusal.words(), explanation);
  }

  private CredentialVerdict wrong(Refusal refusal) {
    String why =
        credentials.isApiKey()
            ? "The key was deleted, its secret is another one, or it belongs to another account"
                + " or region."
            : "The account SID or the auth token is another one, or the token was replaced; a"
                + " suspended account is refused in the same words.";
    String doubt = doubts.isEmpty() ? "" : " " + doubts.getFirst().sentence();
    return new CredentialVerdict.WrongCredentials(
        refusal.words(),
        new Explanation(
            "Twilio does not accept these credentials.",
            why + doubt + " " + said(refusal),
            credentials.isApiKey()
                ? "Copy SID and secret of the key again, or make a new key in this account."
                : "Copy account SID and auth token again, both from the console's first page."));
  }

  private static String said(Refusal refusal) {
    return "Twilio said: " + refusal.words() + ".";
  }
}
