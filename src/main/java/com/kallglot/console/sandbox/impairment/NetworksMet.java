package com.kallglot.console.sandbox.impairment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The networks that legs came to while they were up, of the latest of them. For any thread.
public final class NetworksMet {
  private static final int LEGS = 10_000;

  /// Of one leg: a hand at a slider makes some dozens a minute.
  private static final int MOST = 5_000;

  private final Map<String, List<MetNetwork>> met = new LinkedHashMap<>();

  /// The network of a leg that goes along with `now`, and what it meets kept here.
  public LiveNetwork follow(String legId, Supplier<Impairment> now) {
    return new LiveNetwork() {
      @Override
      public Impairment now() {
        return now.get();
      }

      @Override
      public void met(Impairment network, int firstSequence) {
        keep(legId, new MetNetwork(firstSequence, network));
      }
    };
  }

  private synchronized void keep(String legId, MetNetwork network) {
    List<MetNetwork> all = met.computeIfAbsent(legId, _ -> new ArrayList<>());
    if (all.size() < MOST) {
      all.add(network);
    }
    if (met.size() > LEGS) {
      met.remove(met.keySet().iterator().next());
    }
  }

  /// In order.
  public synchronized List<MetNetwork> of(String legId) {
    return List.copyOf(met.getOrDefault(legId, List.of()));
  }
}
