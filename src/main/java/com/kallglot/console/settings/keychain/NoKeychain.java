package com.kallglot.console.settings.keychain;

import com.kallglot.console.settings.keychain.KeychainException.Reason;
import com.kallglot.console.telephony.Secret;
import java.util.Map;
import java.util.Set;

/// Where there is no session that could have one.
final class NoKeychain implements Keychain {
  @Override
  public Set<Item> holds(Owner owner) throws KeychainException {
    throw new KeychainException.Absent(Reason.NO_BUS);
  }

  @Override
  public Map<Item, Secret> read(Owner owner) throws KeychainException {
    throw new KeychainException.Absent(Reason.NO_BUS);
  }

  @Override
  public void keep(Owner owner, Item item, Secret secret) throws KeychainException {
    throw new KeychainException.Absent(Reason.NO_BUS);
  }

  @Override
  public void forget(Owner owner, Set<Item> items) throws KeychainException {
    throw new KeychainException.Absent(Reason.NO_BUS);
  }
}
