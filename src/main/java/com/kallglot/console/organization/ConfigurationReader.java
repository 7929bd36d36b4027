package com.kallglot.console.organization;

import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Reads the three parts of a configuration side by side and keeps the last whole one.
final class ConfigurationReader {
  private static final String PLATFORM = "platform";

  private final PlatformClient client;
  private final Clock clock;
  private final AtomicReference<@Nullable TelephonyConfiguration> last = new AtomicReference<>();

  ConfigurationReader(PlatformClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  Optional<TelephonyConfiguration> lastRead() {
    return Optional.ofNullable(last.get());
  }

  /// All or nothing: with the first part that fails the others are given up.
  TelephonyConfiguration read() throws OrganizationException {
    // The moment before the first question: nothing in the answers is older
    Instant readAt = clock.instant();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<PhoneNumber>> numbers = threads.submit(client.numbers()::all);
      Future<List<ProviderConnection>> connections = threads.submit(client.connections()::all);
      Future<SipSettings> sip = threads.submit(client.sip()::get);
      try {
        TelephonyConfiguration read =
            new TelephonyConfiguration(
                numbers.get(), connections.get(), sip.get(), PLATFORM, readAt);
        last.accumulateAndGet(read, ConfigurationReader::newer);
        return read;
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw failure(e);
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new OrganizationException(e);
      }
    }
  }

  private static OrganizationException failure(ExecutionException met) {
    if (met.getCause() instanceof PlatformException failed) {
      return new OrganizationException(failed);
    }
    throw new IllegalStateException("The configuration could not be read: a bug", met);
  }

  private static TelephonyConfiguration newer(
      @Nullable TelephonyConfiguration kept, TelephonyConfiguration read) {
    return kept != null && kept.readAt().isAfter(read.readAt()) ? kept : read;
  }
}
