package com.kallglot.console.organization.impairment;

import com.kallglot.console.organization.impairment.Network.Path;
import com.kallglot.console.organization.impairment.Network.Source;

/// Networks to begin with. Their figures are examples of ours and measured nowhere.
public enum Preset {
  CLEAN(Network.CLEAN),
  WIFI(new Network(0, 0.5, 2, 5, 15, 0, 0, Path.OPEN, Source.NAMED, null)),
  MOBILE(new Network(0, 1.5, 3, 60, 40, 0, 0.5, Path.OPEN, Source.NAMED, null)),
  BAD(new Network(0, 8, 4, 250, 120, 1, 2, Path.OPEN, Source.NAMED, null)),
  UNHEARD(new Network(0, 0, 1, 0, 0, 0, 0, Path.LOST_FROM_CALLER, Source.NAMED, null)),
  NOTHING_HEARD(new Network(0, 0, 1, 0, 0, 0, 0, Path.LOST_TO_CALLER, Source.NAMED, null)),
  WRONG_PORT(new Network(0, 0, 1, 0, 0, 0, 0, Path.OPEN, Source.ANOTHER_PORT, null));

  @SuppressWarnings("ImmutableEnumChecker") // a record of numbers and words
  private final Network network;

  Preset(Network network) {
    this.network = network;
  }

  /// Its network with a seed.
  public Network seeded(long seed) {
    return network.withSeed(seed);
  }

  /// Whether a network is this one, by whatever seed.
  public boolean is(Network other) {
    return this == CLEAN ? other.isClean() : other.withSeed(0).equals(network);
  }
}
