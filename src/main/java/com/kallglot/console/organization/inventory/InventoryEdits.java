package com.kallglot.console.organization.inventory;

import com.kallglot.console.organization.edit.ConnectionEdit;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.organization.edit.NumberEdit;
import com.kallglot.console.organization.edit.SipEdit;
import com.kallglot.console.organization.inventory.InventoryFile.Decision;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import java.util.Optional;

/// The platform's edits, made in the inventory under the platform's rule: only what was seen last
/// is changed.
public final class InventoryEdits {
  private final InventoryFile file;

  public InventoryEdits(InventoryFile file) {
    this.file = file;
  }

  public Edited<PhoneNumber> edit(PhoneNumber number, NumberEdit edit) throws SettingsException {
    return file.decided(kept -> {
      Optional<KeptNumber> found = kept.number(number.phoneNumber());
      if (found.isEmpty()) {
        return new Decision<>(new Edited.Gone<>(number), kept);
      }
      PhoneNumber now = found.get().asPhoneNumber();
      if (!now.etag().equals(number.etag())) {
        return new Decision<>(new Edited.Conflict<>(number, now), kept);
      }
      KeptNumber changed = changed(found.get(), edit, kept.next());
      return new Decision<>(
          new Edited.Done<>(changed.asPhoneNumber()), kept.changed(changed.number(), _ -> changed));
    });
  }

  private static KeptNumber changed(KeptNumber number, NumberEdit edit, long revision) {
    return switch (edit) {
      case NumberEdit.Label label ->
          number.labelled(label.label().isEmpty() ? null : label.label(), revision);
      case NumberEdit.Activate _ -> number.activated(revision);
      case NumberEdit.Suspend _ -> number.suspended(revision);
    };
  }

  public Edited<ProviderConnection> edit(ProviderConnection connection, ConnectionEdit edit)
      throws SettingsException {
    return file.decided(kept -> {
      Optional<KeptConnection> found = kept.connection(connection.id());
      if (found.isEmpty()) {
        return new Decision<>(new Edited.Gone<>(connection), kept);
      }
      ProviderConnection now = found.get().asConnection();
      if (!now.etag().equals(connection.etag())) {
        return new Decision<>(new Edited.Conflict<>(connection, now), kept);
      }
      Inventory changed = changed(kept, found.get(), edit);
      return new Decision<>(
          new Edited.Done<>(changed.connection(connection.id()).orElseThrow().asConnection()),
          changed);
    });
  }

  private static Inventory changed(Inventory kept, KeptConnection connection, ConnectionEdit edit) {
    long next = kept.next();
    return switch (edit) {
      case ConnectionEdit.MakeDefault _ -> kept.withDefault(connection.id());
      case ConnectionEdit.Label label ->
          kept.changed(connection.id(), one -> one.labelled(label.label(), next));
      case ConnectionEdit.Enable _ -> kept.changed(connection.id(), one -> one.enabled(next));
      case ConnectionEdit.Disable _ -> kept.changed(connection.id(), one -> one.disabled(next));
    };
  }

  public Edited<SipSettings> edit(SipSettings sip, SipEdit edit) throws SettingsException {
    return file.decided(kept -> {
      SipSettings now = kept.sip().asSettings();
      if (!now.etag().equals(sip.etag())) {
        return new Decision<>(new Edited.Conflict<>(sip, now), kept);
      }
      KeptSip changed = changed(kept.sip(), edit, kept.next());
      return new Decision<>(new Edited.Done<>(changed.asSettings()), kept.with(changed));
    });
  }

  private static KeptSip changed(KeptSip sip, SipEdit edit, long revision) {
    return switch (edit) {
      case SipEdit.Enable _ -> sip.enabledNow(revision);
      case SipEdit.Disable _ -> sip.disabledNow(revision);
      case SipEdit.Encrypt encrypt -> sip.encrypted(encrypt.policy(), revision);
      case SipEdit.Settle settle -> sip.settled(settle.terms(), revision);
      case SipEdit.Allow allow -> sip.allowing(allow.allowlist(), revision);
    };
  }
}
