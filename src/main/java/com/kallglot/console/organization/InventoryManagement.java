package com.kallglot.console.organization;

import com.kallglot.console.organization.edit.ConnectionEdit;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.organization.edit.NumberEdit;
import com.kallglot.console.organization.edit.SipEdit;
import com.kallglot.console.organization.inventory.InventoryEdits;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;

/// Edits what is kept on this computer.
final class InventoryManagement implements Management {
  private final InventoryEdits edits;

  InventoryManagement(InventoryEdits edits) {
    this.edits = edits;
  }

  @Override
  public Edited<PhoneNumber> edit(PhoneNumber number, NumberEdit edit) throws SettingsException {
    return edits.edit(number, edit);
  }

  @Override
  public Edited<ProviderConnection> edit(ProviderConnection connection, ConnectionEdit edit)
      throws OrganizationException, SettingsException {
    if (edit instanceof ConnectionEdit.MakeDefault
        && connection.status() == ProviderConnection.Status.DISABLED) {
      throw OrganizationException.refused(
          "invalid_field_value",
          "The connection is disabled: enable it first, then make it the default.");
    }
    return edits.edit(connection, edit);
  }

  @Override
  public Edited<SipSettings> edit(SipSettings sip, SipEdit edit) throws SettingsException {
    return edits.edit(sip, edit);
  }
}
