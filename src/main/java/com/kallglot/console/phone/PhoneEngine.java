package com.kallglot.console.phone;

import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;

/// Where the engine comes from when it is first needed; whoever supplies it closes it.
@FunctionalInterface
public interface PhoneEngine {
  /// The engine, started; may take a fraction of a second. Asked once.
  Softphone start() throws SoftphoneException;
}
