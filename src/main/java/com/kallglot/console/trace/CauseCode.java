package com.kallglot.console.trace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The kinds of causes, for what is made of a cause by a program: its words in another language,
/// the link to what has to be changed, a comparison.
public enum CauseCode {
  WENT_WELL,
  UNFINISHED,
  UNEXPLAINED,
  /// Of our own calls: looking for the cause failed.
  DIAGNOSIS_FAILED,
  /// Only one direction of its signalling was captured.
  CAPTURED_HALF,
  /// Went well as far as signalling goes, and the capture has no sound of it.
  SOUND_NOT_CAPTURED,
  /// Lies in the test around the call.
  OF_THE_TEST,

  NOT_REGISTERED(Setting.ACCOUNT_SERVER),
  REGISTRATION_REFUSED(Setting.ACCOUNT_PASSWORD),

  NO_SIP_ADDRESS(Setting.DIALLED_ADDRESS),
  NAME_WITHOUT_ADDRESS(Setting.ACCOUNT_SERVER),
  TLS_UNTRUSTED(Setting.TRUSTED_AUTHORITY),
  TLS_OUT_OF_DATE,
  TLS_WRONG_NAME(Setting.ACCOUNT_SERVER),
  TLS_CERTIFICATE(Setting.TRUSTED_AUTHORITY),
  TLS_HANDSHAKE(Setting.ACCOUNT_SERVER),
  CONNECTION_REFUSED(Setting.ACCOUNT_SERVER),
  NO_ROUTE(Setting.NETWORK),
  /// A packet filter said so.
  FILTERED(Setting.NETWORK),
  CONNECTION_CLOSED(Setting.ACCOUNT_SERVER),
  NO_RESPONSE(Setting.ACCOUNT_SERVER),
  DROPPED_SILENTLY(Setting.SIP_ALLOWLIST),
  DROPPED_OR_FRAGMENTED(Setting.ACCOUNT_SERVER),
  ENGINE_FAILED,

  CREDENTIALS_MISSING(Setting.ACCOUNT_PASSWORD),
  CREDENTIALS_NOT_SPOKEN,
  NONCE_STALE,
  CREDENTIALS_WRONG(Setting.ACCOUNT_PASSWORD),
  FORBIDDEN(Setting.SIP_ALLOWLIST),
  FORBIDDEN_AFTER_CREDENTIALS(Setting.ACCOUNT_PASSWORD),
  FORBIDDEN_AND_TOLD_WHY,
  NOT_ON_ALLOWLIST(Setting.SIP_ALLOWLIST),
  SIP_DISABLED(Setting.SIP_ENABLED),

  NOBODY_ANSWERED,
  NEVER_RANG,
  CONNECTION_BROKE,
  FELL_SILENT,
  CODECS_NOT_TAKEN(Setting.CODECS),
  ENCRYPTION_NOT_TAKEN(Setting.SRTP),
  MEDIA_NOT_TAKEN(Setting.SRTP),
  REDIRECTED(Setting.DIALLED_ADDRESS),
  NOBODY_THERE(Setting.DIALLED_ADDRESS),
  SESSION_UNKNOWN(Setting.SESSION),
  SESSION_ENDED(Setting.SESSION),
  NO_SESSION_WAITS(Setting.SESSION),
  GONE(Setting.DIALLED_ADDRESS),
  UNAVAILABLE,
  BUSY,
  DECLINED,
  NUMBER_INCOMPLETE(Setting.DIALLED_ADDRESS),
  NO_ANSWER_THERE,
  ROUTE_MISSING(Setting.DIALLED_ADDRESS),
  LOOPED,
  NO_LINE_FREE,
  FAILED_THERE,
  /// A network or server that the far end asked in turn.
  FAILED_BEHIND,
  TIMED_OUT_BEHIND,
  OVERLOADED,
  CALL_LIMIT(Setting.SIP_CALL_LIMIT),
  ENDED_BEFORE_ANSWER,
  REFUSED,

  /// Of calls that came.
  ANSWERED_ELSEWHERE,
  CALLER_GAVE_UP,
  BUSY_HERE,
  DECLINED_HERE,
  CODECS_REFUSED_HERE(Setting.CODECS),
  MEDIA_REFUSED_HERE(Setting.SRTP),
  REFUSED_HERE,

  ANSWER_CROSSED,
  ACK_LOST(Setting.NETWORK),
  SESSION_EXPIRED(Setting.NETWORK),
  CHANGE_REFUSED,
  CUT_OFF,
  SOUND_REFUSED(Setting.CODECS),
  ANSWER_UNUSABLE(Setting.SRTP),
  ENGINE_HUNG_UP,
  FAR_END_HUNG_UP,

  ON_HOLD,
  NOTHING_SENT(Setting.AUDIO_DEVICES),
  FOREIGN_SOURCE(Setting.NETWORK),
  WRONG_SOURCE,
  PRIVATE_ADDRESS(Setting.NETWORK),
  OWN_PRIVATE_ADDRESS(Setting.NETWORK),
  SYMMETRIC_NAT(Setting.NETWORK),
  FAR_END_SENDS_NOTHING,
  NO_SOUND_EITHER_WAY(Setting.NETWORK),
  NOTHING_ARRIVES(Setting.NETWORK),
  SOUND_TURNED_AWAY(Setting.NETWORK),
  NOT_HEARD_THERE(Setting.NETWORK),
  HIGH_LOSS(Setting.NETWORK),
  TOO_UNEVEN(Setting.NETWORK),
  TOO_BUSY(Setting.AUDIO_DEVICES),
  UNDECODABLE(Setting.CODECS),
  SILENCE,
  WRONG_SOUND(Setting.DIALLED_ADDRESS),
  DIGITS_LOST(Setting.DIGITS),
  LONG_DELAY(Setting.NETWORK);

  private final @Nullable Setting setting;

  CauseCode() {
    this.setting = null;
  }

  CauseCode(Setting setting) {
    this.setting = setting;
  }

  /// What a user can change in this program against it; empty where that is nothing, because it
  /// lies with the far end or with who was called.
  public Optional<Setting> setting() {
    return Optional.ofNullable(setting);
  }

  /// Where something is changed: what a link beside a cause leads to.
  public enum Setting {
    /// What was dialled.
    DIALLED_ADDRESS,
    /// Another session, made for this call.
    SESSION,
    /// Host, port and transport of the account.
    ACCOUNT_SERVER,
    /// User name and password of the account.
    ACCOUNT_PASSWORD,
    /// The authorities that the account trusts.
    TRUSTED_AUTHORITY,
    /// The account's codecs and their order.
    CODECS,
    /// The account's encryption.
    SRTP,
    /// How the account sends digits.
    DIGITS,
    /// Addresses, NAT, ports.
    NETWORK,
    AUDIO_DEVICES,
    /// Of the platform's SIP settings: whether SIP is on.
    SIP_ENABLED,
    /// Of the platform's SIP settings: who may call.
    SIP_ALLOWLIST,
    /// Of the platform's SIP settings: how many calls at once.
    SIP_CALL_LIMIT
  }
}
