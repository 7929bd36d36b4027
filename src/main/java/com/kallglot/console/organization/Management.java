package com.kallglot.console.organization;

import com.kallglot.console.organization.edit.ConnectionEdit;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.organization.edit.NumberEdit;
import com.kallglot.console.organization.edit.SipEdit;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;

/// The edits that there are in every mode which has a configuration. Each is of an object as it was
/// last read, and not made where somebody changed that since.
public interface Management {
  Edited<PhoneNumber> edit(PhoneNumber number, NumberEdit edit)
      throws OrganizationException, SettingsException;

  Edited<ProviderConnection> edit(ProviderConnection connection, ConnectionEdit edit)
      throws OrganizationException, SettingsException;

  Edited<SipSettings> edit(SipSettings sip, SipEdit edit)
      throws OrganizationException, SettingsException;
}
