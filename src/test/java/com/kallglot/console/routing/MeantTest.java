package com.kallglot.console.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.routing.Configurations.SipState;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Of things that are listed twice, the one that counts is told of.
class MeantTest {
  private static final TelephonyConfiguration CONFIGURATION =
      Configurations.configuration(SipState.ON, Configurations.OLD);

  @ParameterizedTest
  @CsvSource({
    "RELEASED, ACTIVE, 1",
    "ACTIVE, RELEASED, 0",
    "RELEASED, SUSPENDED, 1",
    "SUSPENDED, REJECTED, 0",
    "RELEASED, REJECTED, 0",
  })
  void aNumberThatWasReleasedAndBoughtAgain(
      PhoneNumber.Status first, PhoneNumber.Status second, int counts) {
    PhoneNumber number = CONFIGURATION.numbers().getFirst();
    List<PhoneNumber> both = List.of(number.with(first), number.with(second));
    var configuration =
        new TelephonyConfiguration(
            both,
            CONFIGURATION.connections(),
            CONFIGURATION.sip(),
            CONFIGURATION.source(),
            CONFIGURATION.readAt());
    assertThat(Meant.number(configuration, number.phoneNumber().value()))
        .containsSame(both.get(counts));
    assertThat(Meant.number(configuration, "+4930")).isEmpty();
  }

  @Test
  void anActiveDefaultBeforeAnyOther() {
    assertThat(Meant.standard(CONFIGURATION).map(ProviderConnection::id))
        .contains(Configurations.OLD);
    var two =
        new TelephonyConfiguration(
            CONFIGURATION.numbers(),
            CONFIGURATION.connections().reversed().stream()
                .map(one -> one.id().equals(Configurations.BERLIN) ? one.asDefault() : one)
                .toList(),
            CONFIGURATION.sip(),
            CONFIGURATION.source(),
            CONFIGURATION.readAt());
    assertThat(Meant.standard(two).map(ProviderConnection::id)).contains(Configurations.BERLIN);
    assertThat(Meant.connection(two, null)).isEmpty();
  }
}
