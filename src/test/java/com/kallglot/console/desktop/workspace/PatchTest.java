package com.kallglot.console.desktop.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.routing.Configurations;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchTest {
  private static final TelephonyConfiguration READ =
      Configurations.configuration(Configurations.SipState.ON, Configurations.SUPPORT);

  private static ProviderConnection connection(String id) {
    return READ.connections().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> defaults(TelephonyConfiguration configuration) {
    return configuration.connections().stream()
        .filter(ProviderConnection::isDefault)
        .map(ProviderConnection::id)
        .toList();
  }

  @Test
  void anotherDefaultTakesThePlaceOfTheOneThatWas() {
    assertThat(defaults(READ)).containsExactly(Configurations.SUPPORT);
    ProviderConnection berlin = connection(Configurations.BERLIN).asDefault();
    assertThat(defaults(Patch.replacing(berlin).apply(READ)))
        .containsExactly(Configurations.BERLIN);
  }

  @Test
  void anyOtherChangeLeavesTheDefault() {
    ProviderConnection berlin =
        connection(Configurations.BERLIN).with(ProviderConnection.Status.DISABLED);
    TelephonyConfiguration changed = Patch.replacing(berlin).apply(READ);
    assertThat(defaults(changed)).containsExactly(Configurations.SUPPORT);
    assertThat(changed.connections()).contains(berlin).hasSameSizeAs(READ.connections());
  }
}
