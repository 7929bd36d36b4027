package com.kallglot.console.organization.impairment;

/// All that goes wrong on purpose in calls to a sandbox.
public record Trouble(Network network, FarEnd farEnd) {
  public static final Trouble NONE = new Trouble(Network.CLEAN, FarEnd.USUAL);

  public boolean isNone() {
    return network.isClean() && farEnd.equals(FarEnd.USUAL);
  }

  public Trouble with(Network next) {
    return new Trouble(next, farEnd);
  }

  public Trouble with(FarEnd next) {
    return new Trouble(network, next);
  }
}
