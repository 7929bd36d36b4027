package com.kallglot.console.desktop.routelab;

import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.routing.ResolutionPolicy.MissingRouting;
import com.kallglot.console.routing.ResolutionPolicy.SeveralMethods;
import com.kallglot.console.routing.ResolutionPolicy.UnownedNumber;

/// The other reading of each point that the public text leaves open.
final class Readings {
  private Readings() {}

  static ResolutionPolicy withOtherUnowned(ResolutionPolicy policy) {
    return new ResolutionPolicy(
        policy.unownedNumber() == UnownedNumber.REFUSE
            ? UnownedNumber.FALL_TO_DEFAULT
            : UnownedNumber.REFUSE,
        policy.severalMethods(),
        policy.missingRouting());
  }

  static ResolutionPolicy withOtherSeveral(ResolutionPolicy policy) {
    return new ResolutionPolicy(
        policy.unownedNumber(),
        policy.severalMethods() == SeveralMethods.REJECT
            ? SeveralMethods.FIRST_APPLIES
            : SeveralMethods.REJECT,
        policy.missingRouting());
  }

  static ResolutionPolicy withOtherMissing(ResolutionPolicy policy) {
    return new ResolutionPolicy(
        policy.unownedNumber(),
        policy.severalMethods(),
        policy.missingRouting() == MissingRouting.DEFAULT_ROUTE
            ? MissingRouting.STREAM_ONLY
            : MissingRouting.DEFAULT_ROUTE);
  }
}
