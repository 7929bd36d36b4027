package com.kallglot.console.desktop.workspace;

import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.settings.keychain.KeychainException;
import org.jspecify.annotations.Nullable;

/// Something the desktop stands on could not be had; the message says what was attempted and what
/// may help.
public sealed class ServiceException extends Exception
    permits ServiceException.KeyMissing, ServiceException.ProfilesUnreadable {
  private static final long serialVersionUID = 1L;

  public ServiceException(String message, @Nullable Exception cause) {
    super(message, cause);
  }

  /// The file of the profiles is damaged: it can be corrected, or set aside.
  public static final class ProfilesUnreadable extends ServiceException {
    private static final long serialVersionUID = 1L;

    public ProfilesUnreadable(SettingsException.Malformed problem) {
      super(String.valueOf(problem.getMessage()), problem);
    }
  }

  /// The profile has no key: neither the environment nor the keychain has one.
  public static final class KeyMissing extends ServiceException {
    private static final long serialVersionUID = 1L;

    private final @Nullable KeychainException keychain;

    /// @param keychain why it could not be asked; null where it has none
    public KeyMissing(String message, @Nullable KeychainException keychain) {
      super(message, keychain);
      this.keychain = keychain;
    }

    public @Nullable KeychainException keychain() {
      return keychain;
    }
  }
}
