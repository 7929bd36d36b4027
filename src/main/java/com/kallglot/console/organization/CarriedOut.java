package com.kallglot.console.organization;

import com.kallglot.console.routing.Edit;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;

/// An edit that the platform has taken.
///
/// @param undo what takes it back, in this order; empty where nothing does
/// @param now the configuration as read after it
public record CarriedOut(List<Edit.OfConfiguration> undo, TelephonyConfiguration now) {
  public CarriedOut {
    undo = List.copyOf(undo);
  }
}
