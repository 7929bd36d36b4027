package com.kallglot.console.trace.probe;

import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.trace.Reachability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
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
    return run(transports, (_, _) -> {});
  }

  /// The same; when interrupted it gives up at once.
  ///
  /// @param told each as soon as it was tried to its end, on any thread
  public Map<Transport, Reachability> run(
      List<Transport> transports, BiConsumer<Transport, Reachability> told)
      throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<Transport, Future<Reachability>> tries = new LinkedHashMap<>();
      for (Transport transport : transports) {
        tries.put(transport, threads.submit(() -> probe(transport, told)));
      }
      try {
        return results(tries);
      } catch (InterruptedException e) {
        var _ = threads.shutdownNow();
        throw e;
      }
    }
  }

  private static Map<Transport, Reachability> results(Map<Transport, Future<Reachability>> tries)
      throws InterruptedException {
    Map<Transport, Reachability> found = new LinkedHashMap<>();
    for (Map.Entry<Transport, Future<Reachability>> tried : tries.entrySet()) {
      try {
        found.put(tried.getKey(), tried.getValue().get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("A probe tells of failures and throws none", e);
      }
    }
    return found;
  }

  private Reachability probe(Transport transport, BiConsumer<Transport, Reachability> told) {
    Reachability found = probe(transport).run();
    told.accept(transport, found);
    return found;
  }

  private Probe probe(Transport transport) {
    return new Probe(
        SipServer.usual(transport.host(), transport.port()),
        transport.kind(),
        domain,
        trustedCa,
        STEP_LIMIT);
  }
}
