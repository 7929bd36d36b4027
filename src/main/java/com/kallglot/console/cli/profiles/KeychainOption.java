package com.kallglot.console.cli.profiles;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.Terminal;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.keychain.Keychain.Item;
import com.kallglot.console.settings.keychain.KeychainException;
import com.kallglot.console.telephony.Secret;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--[no-]keychain`: whether the secrets of a new profile are kept.
final class KeychainOption {
  private static final Map<Item, String> VARIABLES =
      Map.of(
          Item.API_KEY, Environment.API_KEY,
          Item.SIP_PASSWORD, Environment.SIP_PASSWORD,
          Item.TEST_LINE_PASSWORD, Environment.TEST_LINE_PASSWORD);

  @Option(
      names = "--keychain",
      negatable = true,
      description =
          "Keep keys and passwords in the system's keychain, or ask for none. Default: a key that"
              + " is typed is kept, one of the environment is not.")
  private @Nullable Boolean wanted;

  /// What is to be kept.
  record Given(Map<Item, Secret> secrets) {
    /// As live as its key.
    Profile of(Profile profile) {
      Secret key = secrets.get(Item.API_KEY);
      return key == null ? profile : profile.withKind(Profile.Kind.of(key));
    }
  }

  /// Finds what there is, and asks for what is missing.
  Given given(Profile profile, Context context) throws CommandFailure {
    Map<Item, Secret> secrets = new EnumMap<>(Item.class);
    Environment environment = context.services().environment();
    if (Boolean.TRUE.equals(wanted)) {
      VARIABLES.forEach((item, variable) ->
          environment.secret(variable).ifPresent(secret -> secrets.put(item, secret)));
    }
    if (!Boolean.FALSE.equals(wanted) && environment.secret(Environment.API_KEY).isEmpty()) {
      typed(profile, context.terminal()).ifPresent(key -> secrets.put(Item.API_KEY, key));
    }
    if (Boolean.TRUE.equals(wanted) && !secrets.containsKey(Item.API_KEY)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no key to keep: give it in %s, or at a terminal."
              .formatted(Environment.API_KEY));
    }
    return new Given(secrets);
  }

  private static Optional<Secret> typed(Profile profile, Terminal terminal) {
    return terminal
        .asksSecret("API key of '%s' (Enter to be asked later):".formatted(profile.name()))
        .map(String::strip)
        .map(Secret::of);
  }

  void keep(Profile profile, Given given, Context context) throws CommandFailure {
    for (Map.Entry<Item, Secret> each : given.secrets().entrySet()) {
      try {
        context.services().secrets().keep(profile, each.getKey(), each.getValue());
      } catch (KeychainException e) {
        if (Boolean.TRUE.equals(wanted)) {
          throw new CommandFailure(ExitCode.STORE, Objects.requireNonNull(e.getMessage()) + ".", e);
        }
        context.terminal().note(e.getMessage() + ". The key is asked for at each start.");
      }
    }
  }
}
