package com.kallglot.console.softphone;

import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import org.junit.jupiter.api.Tag;

/// The real engine keeps the contract.
@Tag("native")
@Tag("timed")
class PjsipSoftphoneTest extends SoftphonePersonContract {
  @Override
  protected Softphone start() throws SoftphoneException {
    return PjsipSoftphone.start();
  }
}
