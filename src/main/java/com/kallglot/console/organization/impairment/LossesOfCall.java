package com.kallglot.console.organization.impairment;

import com.kallglot.console.organization.OrganizationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the seeds of all networks that a call met were to lose in it: with each network that it
/// came to, the list begins anew with the first packet that met it.
///
/// @param met in order; the first is that of the first packet which is compared
public record LossesOfCall(List<MetNetwork> met) {
  private static final int SEQUENCES = 1 << 16;

  public LossesOfCall {
    met = List.copyOf(met);
  }

  /// Empty where none of them loses anything.
  ///
  /// @param begun the network that the call began with, by whose seed its numbers begin
  public static Optional<LossesOfCall> of(FaultDesk desk, Network begun, String callId)
      throws OrganizationException {
    var all = new ArrayList<MetNetwork>();
    if (!begun.isClean()) {
      all.add(new MetNetwork(desk.losses(begun, 1).first(), begun));
    }
    all.addAll(desk.met(callId));
    return all.stream().anyMatch(each -> each.network().losesPackets())
        ? Optional.of(new LossesOfCall(all))
        : Optional.empty();
  }

  /// The sequence number that is compared first.
  public int first() {
    return met.getFirst().first();
  }

  /// Of so many packets the numbers of those that are lost, in order.
  public List<Integer> dropped(FaultDesk desk, int packets) throws OrganizationException {
    var dropped = new ArrayList<Integer>();
    int left = packets;
    for (int i = 0; i < met.size() && left > 0; i++) {
      boolean last = i == met.size() - 1;
      int until =
          last ? left : Math.floorMod(met.get(i + 1).first() - met.get(i).first(), SEQUENCES);
      int within = Math.min(left, until);
      if (within > 0 && met.get(i).network().losesPackets()) {
        dropped.addAll(desk.losses(met.get(i), within).dropped());
      }
      left -= within;
    }
    return dropped;
  }
}
