package com.kallglot.console.phone.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.network.NetworkSettings;
import com.kallglot.console.softphone.network.NetworkSettings.Ice;
import org.junit.jupiter.api.Test;

/// What becomes of an account's network settings where its server is found.
class AccountNetworkTest {
  @Test
  void anAccountWithIceIsNotBoundToTheLoopback() {
    var ice = new AccountNetwork(NetworkSettings.PLATFORM.edit().ice(Ice.ON).done(), null);

    assertThat(ice.complete(null, "127.0.0.1").bindAddress()).isNull();
    assertThat(ice.complete(null, "192.0.2.1").bindAddress()).isEqualTo("192.0.2.1");
    assertThat(AccountNetwork.PLATFORM.complete(null, "127.0.0.1").bindAddress())
        .isEqualTo("127.0.0.1");
  }
}
