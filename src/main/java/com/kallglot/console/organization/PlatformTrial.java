package com.kallglot.console.organization;

import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.settings.Profile;
import java.time.Clock;

/// Whether a profile reaches its platform, tried by reading what it manages: nothing is changed
/// there, and nothing kept here.
public final class PlatformTrial {
  private PlatformTrial() {}

  /// How it went.
  public sealed interface Outcome {
    /// The platform manages telephony, and this key may read it.
    record Managed(int numbers, int connections) implements Outcome {}

    /// It answers and takes the key, and manages nothing: an inventory can be kept instead.
    record NotManaged() implements Outcome {}

    /// It answers and takes the key, which may not read telephony.
    record Forbidden() implements Outcome {}

    /// It does not answer, takes no such key, or says no.
    record Failed(OrganizationException problem) implements Outcome {}

    /// It cannot even be asked.
    ///
    /// @param problem with the API base, the key, or the authorities to trust
    record Mistaken(String problem) implements Outcome {}
  }

  /// Asks; takes as long as the platform does.
  public static Outcome of(Profile candidate, Clock clock) {
    try (Organization organization = Organization.of(candidate, ExchangeListener.NONE, clock)) {
      return switch (organization.probe()) {
        case Capability.Offered(var read) ->
            new Outcome.Managed(read.numbers().size(), read.connections().size());
        case Capability.NotOffered _ -> new Outcome.NotManaged();
        case Capability.Forbidden _ -> new Outcome.Forbidden();
        case Capability.Unclear(var problem) -> new Outcome.Failed(problem);
      };
    } catch (OrganizationException e) {
      return new Outcome.Failed(e);
    } catch (IllegalArgumentException e) {
      return new Outcome.Mistaken(String.valueOf(e.getMessage()));
    }
  }
}
