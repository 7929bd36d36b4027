package com.kallglot.console.phone.account;

import com.kallglot.console.phone.account.CallHandling.Answering;
import com.kallglot.console.softphone.DtmfMethod;
import org.jspecify.annotations.Nullable;

/// [CallHandling] as it stands in a file; what is missing is as usual.
record HandlingText(
    @Nullable String answering,
    @Nullable String digits,
    @Nullable String region,
    @Nullable NetworkText network) {
  static HandlingText of(CallHandling handling) {
    return new HandlingText(
        AccountText.word(handling.answering()),
        AccountText.word(handling.digits()),
        handling.region(),
        NetworkText.of(handling.network()));
  }

  /// @throws IllegalArgumentException that says what cannot be
  CallHandling handling() {
    return new CallHandling(
        AccountText.constant(Answering.class, answering, CallHandling.USUAL.answering()),
        AccountText.constant(DtmfMethod.class, digits, CallHandling.USUAL.digits()),
        region,
        network == null ? AccountNetwork.PLATFORM : network.network());
  }
}
