package com.kallglot.console.phone;

/// What became of the wish to call somebody.
public sealed interface Dialled {
  /// The call is under way; whatever becomes of it is told of the call.
  ///
  /// @param id of the [PhoneCall]
  record Placed(long id) implements Dialled {}

  /// It must not be called from this line.
  ///
  /// @param why in words, of [com.kallglot.console.calltest.guard.Destinations]
  record Forbidden(String why) implements Dialled {}

  /// It was hung up before anything of it was sent.
  record GivenUp() implements Dialled {}

  /// Two calls are the most, and one of them at a time may still be ringing.
  record Busy() implements Dialled {}
}
