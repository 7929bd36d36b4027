package com.kallglot.console.settings.keychain;

import org.jspecify.annotations.Nullable;

/// The keychain did not do what it was asked; nothing was changed, and no message holds a secret.
public abstract sealed class KeychainException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String said;

  private KeychainException(Reason reason, String said, @Nullable Throwable cause) {
    super(reason.sentence.formatted(said), cause);
    this.reason = reason;
    this.said = said;
  }

  /// What is the matter, for whoever says it in another language.
  public enum Reason {
    NO_BUS("No keychain can be used here: there is no session bus (DBUS_SESSION_BUS_ADDRESS)"),
    NO_SOCKET("No keychain can be used here: the session bus is no socket in a folder: %s"),
    SILENT_BUS("No keychain can be used here: the session bus does not answer"),
    NO_SERVICE("No keychain can be used here: no program on the session bus keeps secrets"),
    NO_KEYRING(
        "No keychain can be used here: it has no default keyring yet; make one in the desktop's"
            + " password program"),
    NO_DISPLAY("The keychain is locked: there is no display to ask for its password on"),
    DISMISSED("The keychain is locked: its prompt was dismissed"),
    LOCKED("The keychain is locked: %s"),
    UNANSWERED("The keychain did not answer within %s s"),
    REFUSED("The keychain refused to %s");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /// English, without its full stop; `%s` for what is [#said] besides.
    public String sentence() {
      return sentence;
    }
  }

  public final Reason reason() {
    return reason;
  }

  /// What the reason needs besides: an address, seconds, or the keychain's own words; or nothing.
  public final String said() {
    return said;
  }

  /// This system has none, or none that runs.
  public static final class Absent extends KeychainException {
    private static final long serialVersionUID = 1L;

    Absent(Reason reason, String said) {
      super(reason, said, null);
    }

    Absent(Reason reason) {
      super(reason, "", null);
    }

    Absent(Reason reason, Throwable cause) {
      super(reason, "", cause);
    }
  }

  /// It is locked, and nobody unlocked it.
  public static final class Locked extends KeychainException {
    private static final long serialVersionUID = 1L;

    Locked(Reason reason) {
      super(reason, "", null);
    }

    Locked(String said) {
      super(Reason.LOCKED, said, null);
    }
  }

  /// It did not answer in time.
  public static final class Unanswered extends KeychainException {
    private static final long serialVersionUID = 1L;

    Unanswered(long seconds, @Nullable Throwable cause) {
      super(Reason.UNANSWERED, Long.toString(seconds), cause);
    }
  }

  /// It said no.
  public static final class Refused extends KeychainException {
    private static final long serialVersionUID = 1L;

    Refused(String attempted, String answer) {
      super(Reason.REFUSED, attempted + ": " + answer, null);
    }
  }
}
