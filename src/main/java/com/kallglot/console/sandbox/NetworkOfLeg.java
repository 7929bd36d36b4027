package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.impairment.Impairment;
import com.kallglot.console.sandbox.impairment.LiveNetwork;
import com.kallglot.console.sandbox.impairment.MetNetwork;

/// The network of a leg, as the faults have it at each moment.
record NetworkOfLeg(Legs legs, Faults faults, String legId, String called) implements LiveNetwork {
  @Override
  public Impairment now() {
    return faults.network(called);
  }

  @Override
  public void met(Impairment network, int firstSequence) {
    legs.met(legId, new MetNetwork(firstSequence, network));
  }
}
