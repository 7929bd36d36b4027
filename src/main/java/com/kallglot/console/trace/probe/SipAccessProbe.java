package com.kallglot.console.trace.probe;

import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.trace.Reachability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Tries all transports of SIP settings side by side. No call, no registration, no credentials:
/// what is found is what the network lets through.
public final class SipAccessProbe {
  private static final Duration STEP_LIMIT = Duration.ofSeconds(3);

  private final String domain;
  private final @Nullable Path trustedCa;

  /// @param trustedCa PEM file of authorities to trust in place of the system's
  public SipAccessProbe(SipSettings settings, @Nullable Path trustedCa) {
    this.domain = settings.domain();
    this.trustedCa = trustedCa;
  }

  /// Blocks until each was tried to its end, a few seconds at most; in the order given.
  public Map<Transport, Reachability> run(List<Transport> transports) throws InterruptedException {
    Map<Transport, Reachability> found = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reachability>> tries = new ArrayList<>();
      for (Transport transport : transports) {
        tries.add(threads.submit(() -> probe(transport).run()));
      }
      for (int i = 0; i < tries.size(); i++) {
        found.put(transports.get(i), tries.get(i).get());
      }
      return found;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A probe tells of failures and throws none", e);
    }
  }

  private Probe probe(Transport transport) {
    return new Probe(
        transport.host(), transport.port(), transport.kind(), domain, trustedCa, STEP_LIMIT);
  }
}
