package com.kallglot.console.settings.keychain;

import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.keychain.SecretService.Prompts;
import com.kallglot.console.telephony.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The keychain of the session that this process runs in. Nothing of it is loaded before the first
/// question, each question has a connection of its own, and none takes longer than its limit,
/// whatever hangs.
public final class SystemKeychain implements Keychain {
  private static final Duration BUSY = Duration.ofSeconds(15);

  private final String address;
  private final Prompts prompts;
  private final Duration limit;

  /// @param limit for one question, prompts and all
  SystemKeychain(String address, Prompts prompts, Duration limit) {
    this.address = address;
    this.prompts = prompts;
    this.limit = limit;
  }

  /// The one that the environment leads to.
  public static Keychain of(Environment environment) {
    Optional<String> address =
        environment
            .text("DBUS_SESSION_BUS_ADDRESS")
            .or(() -> environment.text("XDG_RUNTIME_DIR").flatMap(SystemKeychain::socketIn));
    boolean display =
        environment.text("DISPLAY").isPresent() || environment.text("WAYLAND_DISPLAY").isPresent();
    return address
        .<Keychain>map(found ->
            display
                ? new SystemKeychain(found, Prompts.SHOWN, BUSY.plus(SecretService.PROMPT))
                : new SystemKeychain(found, Prompts.NOT_SHOWN, BUSY))
        .orElseGet(Keychain::none);
  }

  private static Optional<String> socketIn(String folder) {
    Path socket = Path.of(folder, "bus");
    return Files.exists(socket) ? Optional.of("unix:path=" + socket) : Optional.empty();
  }

  @Override
  public Set<Item> holds(Owner owner) throws KeychainException {
    return within(service -> service.holds(owner));
  }

  @Override
  public Map<Item, Secret> read(Owner owner) throws KeychainException {
    return within(service -> service.read(owner));
  }

  @Override
  public void keep(Owner owner, Item item, Secret secret) throws KeychainException {
    var _ =
        within(service -> {
          service.keep(owner, item, secret);
          return item;
        });
  }

  @Override
  public void forget(Owner owner, Set<Item> items) throws KeychainException {
    var _ =
        within(service -> {
          service.forget(owner, items);
          return items;
        });
  }

  private interface Question<T> {
    T ask(SecretService service) throws KeychainException;
  }

  private <T> T within(Question<T> question) throws KeychainException {
    var asking =
        new FutureTask<>(() -> {
          try (var service = new SecretService(Bus.at(address), prompts)) {
            return question.ask(service);
          }
        });
    Thread.ofVirtual().name("keychain").start(asking);
    try {
      return asking.get(limit.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      asking.cancel(true);
      throw new KeychainException.Unanswered(limit.toSeconds(), e);
    } catch (InterruptedException e) {
      asking.cancel(true);
      Thread.currentThread().interrupt();
      throw new KeychainException.Unanswered(0, e);
    } catch (ExecutionException e) {
      throw problem(e);
    }
  }

  private static KeychainException problem(ExecutionException e) {
    if (e.getCause() instanceof KeychainException known) {
      return known;
    }
    throw new IllegalStateException("The keychain was asked wrongly", e.getCause());
  }
}
