package com.kallglot.console;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.organization.inventory.Inventory;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.Providers;
import com.kallglot.console.provider.StandInAccount;
import com.kallglot.console.provider.http.Endpoints;
import com.kallglot.console.provider.http.HttpProviders;
import com.kallglot.console.sandbox.EndpointFile;
import com.kallglot.console.sandbox.carrier.SeededAccount;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.SettingsException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/// Where a profile's Twilio and Telnyx are asked: at the providers, or at the stand-ins of the
/// sandbox that the profile is of.
final class CarrierAccess implements AutoCloseable {
  private static final Set<String> WEB_HOSTS = Set.of("kallglot.com");
  private static final String SIP_DOMAIN = "sip.kallglot.com";

  private final SandboxHost sandbox;
  private final Map<Profile.Kind, HttpProviders> made = new HashMap<>();

  CarrierAccess(SandboxHost sandbox) {
    this.sandbox = sandbox;
  }

  Providers of(Profile profile) throws CommandFailure {
    Profile.Kind kind = isSandbox(profile) ? Profile.Kind.SANDBOX : Profile.Kind.LIVE;
    HttpProviders known = made.get(kind);
    if (known == null) {
      known = made(kind);
      made.put(kind, known);
    }
    return known;
  }

  private HttpProviders made(Profile.Kind kind) throws CommandFailure {
    if (kind != Profile.Kind.SANDBOX) {
      return new HttpProviders(Endpoints.PUBLIC);
    }
    EndpointFile.Carriers carriers = sandbox.attachOrStart().carriers();
    return new HttpProviders(
        Endpoints.standIn(HttpUrl.get(carriers.baseUrl()), Endpoints.PUBLIC.patience()),
        carriers.accounts().stream().map(CarrierAccess::standIn).toList());
  }

  private static StandInAccount standIn(SeededAccount account) {
    ProviderCredentials credentials =
        account.accountSid() == null
            ? new ProviderCredentials.Telnyx(account.secret())
            : new ProviderCredentials.Twilio(
                account.accountSid(), account.apiKeySid(), account.secret());
    return new StandInAccount(account.name(), credentials);
  }

  /// The documented names, and what the user wrote down besides; of a sandbox, its own.
  PlatformAddresses addresses(Profile profile, InventoryFile inventory) throws CommandFailure {
    if (isSandbox(profile)) {
      EndpointFile running = sandbox.attachOrStart();
      Set<String> names = Set.of(running.sip().domain());
      return new PlatformAddresses(names, names, Set.of(running.sip().host()));
    }
    Set<String> domains = new HashSet<>(Set.of(SIP_DOMAIN));
    try {
      Optional<Inventory> kept = inventory.read();
      kept.ifPresent(one -> domains.add(one.sip().domain()));
    } catch (SettingsException e) {
      throw new CommandFailure(ExitCode.STORE, Objects.requireNonNull(e.getMessage()), e);
    }
    return new PlatformAddresses(WEB_HOSTS, domains, Set.of());
  }

  private static boolean isSandbox(Profile profile) {
    return profile.kind() == Profile.Kind.SANDBOX;
  }

  @Override
  public void close() {
    made.values().forEach(HttpProviders::close);
  }
}
