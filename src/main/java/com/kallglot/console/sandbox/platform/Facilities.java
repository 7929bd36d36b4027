package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.account.AccountCheck;
import com.kallglot.console.sandbox.account.Vault;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.store.Ids;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.conversation.Dial;
import com.kallglot.console.telephony.conversation.DialedLeg;
import java.time.Clock;
import java.util.function.Supplier;

/// What the platform's resources work with.
///
/// @param streamBase where streams are, such as `ws://127.0.0.1:8480`
/// @param accountCheck tries provider accounts
public record Facilities(
    Store store,
    Clock clock,
    Ids ids,
    StreamTokens tokens,
    Supplier<String> streamBase,
    Supplier<Listening> listening,
    Calls calls,
    PasswordKeeper passwords,
    Vault vault,
    AccountCheck accountCheck) {
  /// The calls of sessions.
  public interface Calls {
    /// Ends the calls of a session, by its id.
    void hangUp(String sessionId);

    /// Calls somebody into a session. Blocks until the call is on its way, seconds at most.
    ///
    /// @throws Refusal the session is not dialable, or the call cannot be sent
    DialedLeg dial(String organization, String sessionId, Dial dial) throws Refusal;
  }

  /// Whoever was given an organization's SIP password is given the new one.
  public interface PasswordKeeper {
    void take(String organization, Secret password);
  }
}
