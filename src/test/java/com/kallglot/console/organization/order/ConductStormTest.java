package com.kallglot.console.organization.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.client.FaultyProxy.Fault;
import com.kallglot.console.sandbox.Sandbox;
import com.kallglot.console.sandbox.SandboxOptions;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hundreds of things done over a network that does all that networks do, to a sandbox that is
/// real: each has one effect at most, and what the console says of it is true.
class ConductStormTest {
  private static final int RUNS = 1_000;

  /// What there is time for at every build.
  private static final int SOME = 200;

  private static final int CONSOLES = 4;
  private static final long SEED = 20261122;

  @TempDir Path folder;

  /// What one console met and told.
  private record Weather(Map<Fault, Integer> faults, Map<String, Integer> told) {}

  @Test
  void eachIntentHasOneEffectAndInTheEndItIsKnown() throws Exception {
    Weather weather = storm(SOME);
    assertThat(weather.told.keySet())
        .as("every kind of intent came to an end")
        .contains("session: created", "edit: made", "rotation: rotated", "order: ordered");
  }

  @Test
  @Tag("long")
  void soDoAThousand() throws Exception {
    Weather weather = storm(RUNS);
    assertThat(weather.faults.keySet()).as("every fault was committed").contains(Fault.values());
    assertThat(weather.told.keySet())
        .as("every kind of end was met")
        .contains(
            "session: created",
            "session: in doubt",
            "edit: made",
            "edit: overtaken",
            "rotation: rotated",
            "rotation: lost, one made",
            "rotation: lost, none made",
            "connection: added and deleted",
            "order: ordered",
            "order: crashed",
            "order: crashed again",
            "order: the user must decide");
    for (String edit :
        List.of(
            "suspend",
            "activate",
            "rename",
            "default",
            "credentials",
            "enable",
            "disable",
            "sip on",
            "sip off",
            "srtp",
            "allowlist")) {
      assertThat(weather.told).as("all: %s", weather.told).containsKey(edit + ": made");
    }
    assertThat(weather.told.keySet())
        .anyMatch(end -> end.endsWith(": overtaken"))
        .anyMatch(end -> end.endsWith(": crashed"))
        .anyMatch(end -> end.endsWith(": in doubt"));
  }

  private Weather storm(int runs) throws Exception {
    Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    Map<String, Integer> told = new TreeMap<>();
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.in(folder.resolve("sandbox")));
        ExecutorService threads = Executors.newFixedThreadPool(CONSOLES)) {
      Secret key = sandbox.organizations().getFirst().apiKey();
      List<Future<Weather>> consoles = new ArrayList<>();
      for (int n = 0; n < CONSOLES; n++) {
        int number = n;
        consoles.add(threads.submit(() -> storm(number, runs / CONSOLES, sandbox.baseUrl(), key)));
      }
      for (Future<Weather> console : consoles) {
        Weather weather = console.get();
        weather.faults.forEach((fault, times) -> faults.merge(fault, times, Integer::sum));
        weather.told.forEach((what, times) -> told.merge(what, times, Integer::sum));
      }
    }
    return new Weather(faults, told);
  }

  private Weather storm(int number, int runs, String baseUrl, Secret key) throws Exception {
    long seed = SEED + 100L * number;
    try (StormyConsole console =
        new StormyConsole(seed, baseUrl, key, folder.resolve("orders" + number), numbers(number))) {
      for (int run = 0; run < runs; run++) {
        try {
          console.run();
        } catch (Exception | AssertionError e) {
          throw new AssertionError("Run %d of seed %d: %s".formatted(run, seed, e), e);
        }
      }
      return new Weather(console.faults(), console.told());
    }
  }

  /// Ten numbers on sale for each console.
  private static List<E164> numbers(int console) {
    String area = List.of("617", "978", "415", "212").get(console);
    return IntStream.range(60, area.equals("212") ? 69 : 70)
        .mapToObj(n -> new E164("+1" + area + "55501" + n))
        .toList();
  }
}
