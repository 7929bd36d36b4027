package com.kallglot.console.telephony.ordering;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.PhoneNumber.Capabilities;
import com.kallglot.console.telephony.PhoneNumber.NumberType;
import com.kallglot.console.telephony.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number that can be ordered at the moment; it is kept for nobody.
///
/// @param setupPrice once; null for nothing
public record AvailableNumber(
    E164 phoneNumber,
    String country,
    @Nullable String region,
    @Nullable String locality,
    NumberType numberType,
    Capabilities capabilities,
    Provider provider,
    @Nullable Money setupPrice,
    Money monthlyPrice,
    List<Requirement> requirements) {
  public AvailableNumber {
    requirements = List.copyOf(requirements);
  }
}
