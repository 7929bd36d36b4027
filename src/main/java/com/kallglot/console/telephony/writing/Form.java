package com.kallglot.console.telephony.writing;

/// A way to write a telephone number.
public enum Form {
  /// `+493023125001`, E.164.
  PLUS,
  /// `493023125001`.
  BARE,
  /// `00493023125001`: as dialled from a country whose prefix for other countries is 00.
  DOUBLE_ZERO,
  /// `030 23125001`: as people of the country write it among themselves.
  NATIONAL,
  /// `tel:+493023125001`, RFC 3966.
  TEL_URI,
  /// `+493023125001@…`: the user of a SIP address.
  SIP_USER
}
