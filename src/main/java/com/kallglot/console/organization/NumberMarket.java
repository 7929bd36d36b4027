package com.kallglot.console.organization;

import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ordering.AvailableNumber;
import com.kallglot.console.telephony.ordering.NumberSearch;
import java.util.List;

/// Numbers that come and go: searched before they are ordered, and released. Only a platform has
/// it.
public final class NumberMarket {
  private final PlatformClient client;
  private final PlatformManagement management;

  NumberMarket(PlatformClient client, Organization organization) {
    this.client = client;
    this.management = new PlatformManagement(organization);
  }

  /// What can be ordered at the moment.
  public List<AvailableNumber> available(NumberSearch search) throws OrganizationException {
    try {
      return client.numbers().available(search);
    } catch (PlatformException e) {
      throw new OrganizationException(e);
    }
  }

  /// A number as it is now, such as one that is pending.
  public PhoneNumber look(PhoneNumber number) throws OrganizationException {
    try {
      return client.numbers().get(number.id());
    } catch (PlatformException e) {
      throw new OrganizationException(e);
    }
  }

  /// Gives a number back, for good, as long as nobody changed it since it was read.
  public Edited<PhoneNumber> release(PhoneNumber number) throws OrganizationException {
    return management.made(
        number,
        () -> {
          try {
            return client.numbers().release(number);
          } catch (PlatformException e) {
            throw new OrganizationException(e);
          }
        },
        PlatformManagement.same(number));
  }
}
