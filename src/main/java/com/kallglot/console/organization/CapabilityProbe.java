package com.kallglot.console.organization;

import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.organization.OrganizationException.Kind;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds out what a platform offers by reading it: the collections only, side by side and each to
/// its end. The 404 of a single object says nothing of the platform and is never asked for here.
final class CapabilityProbe {
  private static final int COLLECTIONS = 3;

  /// For each page, tries and pauses together: whoever waits for a platform that only fails had
  /// better see what was read last. An edit has the client's own, longer patience.
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final PlatformClient client;
  private final Clock clock;
  private final AtomicLong begun = new AtomicLong();
  private final AtomicReference<@Nullable Reading> last = new AtomicReference<>();
  private final List<Consumer<TelephonyConfiguration>> told = new CopyOnWriteArrayList<>();

  /// @param turn which one it was: a clock may go back, and what was read at its old time would
  ///   count as newer than all that is read after
  private record Reading(long turn, TelephonyConfiguration configuration) {}

  CapabilityProbe(PlatformClient client, Clock clock) {
    this.client = client.within(PATIENCE);
    this.clock = clock;
  }

  /// From now on `hearer` is told of each configuration that is read as a whole, on the thread that
  /// reads it.
  void tell(Consumer<TelephonyConfiguration> hearer) {
    told.add(hearer);
  }

  /// What was read last as a whole, by whomever.
  Optional<TelephonyConfiguration> lastRead() {
    return Optional.ofNullable(last.get()).map(Reading::configuration);
  }

  /// What was read last, with what an edit's answer says of it since.
  void amend(TelephonyConfiguration amended) {
    last.set(new Reading(begun.incrementAndGet(), amended));
  }

  /// @param came is told the numbers page by page, on another thread
  /// @throws OrganizationException only where the waiting was given up
  Capability probe(Consumer<List<PhoneNumber>> came) throws OrganizationException {
    // The moment before the first question: nothing in the answers is older
    Instant readAt = clock.instant();
    long turn = begun.incrementAndGet();
    List<OrganizationException> problems = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<PhoneNumber>> numbers = threads.submit(() -> client.numbers().all(came));
      Future<List<ProviderConnection>> connections = threads.submit(client.connections()::all);
      Future<SipSettings> sip = threads.submit(client.sip()::get);
      try {
        List<PhoneNumber> allNumbers = answer(numbers, problems::add);
        List<ProviderConnection> allConnections = answer(connections, problems::add);
        SipSettings settings = answer(sip, problems::add);
        if (allNumbers != null && allConnections != null && settings != null) {
          return offered(
              turn,
              new TelephonyConfiguration(
                  allNumbers, allConnections, settings, Organization.PLATFORM, readAt));
        }
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new OrganizationException(e);
      }
    }
    return judged(problems);
  }

  private Capability offered(long turn, TelephonyConfiguration read) {
    last.accumulateAndGet(new Reading(turn, read), CapabilityProbe::later);
    told.forEach(one -> one.accept(read));
    return new Capability.Offered(read);
  }

  private static <T> @Nullable T answer(Future<T> asked, Consumer<OrganizationException> problem)
      throws InterruptedException {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PlatformException failed) {
        problem.accept(new OrganizationException(failed));
        return null;
      }
      throw new IllegalStateException("The configuration could not be read: a bug", e);
    }
  }

  private static Reading later(@Nullable Reading kept, Reading read) {
    return kept != null && kept.turn > read.turn ? kept : read;
  }

  /// One collection in doubt leaves the whole in doubt: an inventory is not begun beside a platform
  /// that only stumbles.
  private static Capability judged(List<OrganizationException> problems)
      throws OrganizationException {
    for (OrganizationException problem : problems) {
      if (problem.kind() == Kind.CANCELLED) {
        throw problem;
      }
    }
    OrganizationException first = problems.getFirst();
    boolean all = problems.size() == COLLECTIONS;
    if (all && problems.stream().allMatch(CapabilityProbe::isNotOffered)) {
      return new Capability.NotOffered(first);
    }
    Predicate<OrganizationException> forbidden = CapabilityProbe::isForbidden;
    if (problems.stream().allMatch(forbidden)) {
      return new Capability.Forbidden(first);
    }
    return new Capability.Unclear(
        problems.stream()
            .filter(problem -> !isNotOffered(problem) && !forbidden.test(problem))
            .findFirst()
            .orElse(first));
  }

  /// An organization that is out of service is refused by 403 too, whatever its key may do.
  private static boolean isForbidden(OrganizationException problem) {
    return problem.status() == 403 && !"organization_inactive".equals(problem.code());
  }

  /// A status is known only of an answer in the API's own form.
  private static boolean isNotOffered(OrganizationException problem) {
    return switch (problem.status()) {
      case 404, 405, 501 -> true;
      default -> false;
    };
  }
}
