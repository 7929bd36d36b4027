package com.kallglot.console.phone.account;

import com.kallglot.console.phone.account.AccountSecrets.Found;
import com.kallglot.console.phone.account.AccountSecrets.Holder;
import com.kallglot.console.settings.keychain.KeychainException;
import com.kallglot.console.telephony.Secret;
import org.jspecify.annotations.Nullable;

/// The passwords that one reading of the accounts needs, and what became of the questions.
final class Passwords {
  private final String profile;
  private final AccountSecrets secrets;
  private @Nullable KeychainException problem;

  Passwords(String profile, AccountSecrets secrets) {
    this.profile = profile;
    this.secrets = secrets;
  }

  @Nullable Secret of(OwnAccount account) {
    return find(Holder.of(profile, account));
  }

  /// @param id of the account; null where its network has no relay
  @Nullable Secret ofRelay(String id, AccountNetwork network) {
    AccountNetwork.Relay relay = network.relay();
    return relay == null ? null : find(Holder.ofRelay(profile, id, relay));
  }

  private @Nullable Secret find(Holder holder) {
    Found found = secrets.find(holder);
    problem = found.problem() == null ? problem : found.problem();
    return found.password();
  }

  /// Why some are missing; null where the keychain answered, or was not needed.
  @Nullable KeychainException problem() {
    return problem;
  }
}
