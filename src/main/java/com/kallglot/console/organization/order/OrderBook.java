package com.kallglot.console.organization.order;

import com.kallglot.console.settings.KeptFile;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.ordering.NumberOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The intents of one organization that are not over, one file for each number: so a number has one
/// intent, whoever asks. Several threads and processes may use the folder.
public final class OrderBook {
  private static final Logger LOG = LoggerFactory.getLogger(OrderBook.class);
  private static final String END = ".order";

  private final Path folder;
  private final KeptFile lock;

  /// @param folder of this organization alone; made where it is missing
  public OrderBook(Path folder) {
    this.folder = folder;
    this.lock = new KeptFile(folder.resolve("orders")); // one for all intents; never written
  }

  /// Whether an intent is new or was there.
  record Begun(OrderIntent intent, Age age) {
    enum Age {
      NEW,
      FOUND
    }
  }

  /// Keeps a new intent; where the number has one, that. It outlasts a crash of the computer once
  /// this returns.
  Begun begin(NumberOrder order, Instant now) throws OrderBookException {
    KeptFile file = file(order.phoneNumber());
    return locked(() -> {
      Optional<OrderIntent> found = read(file);
      if (found.isPresent()) {
        return new Begun(found.get(), Begun.Age.FOUND);
      }
      OrderIntent intent = new OrderIntent(UUID.randomUUID().toString(), order, now);
      file.replace(OrderText.write(intent));
      return new Begun(intent, Begun.Age.NEW);
    });
  }

  /// What is not over, the oldest first.
  List<OrderIntent> open() throws OrderBookException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<OrderIntent> open = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(END)).toList()) {
        read(new KeptFile(file)).ifPresent(open::add);
      }
    } catch (IOException e) {
      throw new OrderBookException(folder, "cannot be read", e);
    }
    open.sort((a, b) -> a.begunAt().compareTo(b.begunAt()));
    return List.copyOf(open);
  }

  /// Whether an intent is not over yet.
  boolean holds(OrderIntent intent) throws OrderBookException {
    Optional<OrderIntent> found = read(file(intent.number()));
    return found.isPresent() && found.get().key().equals(intent.key());
  }

  /// Ends an intent, and no later one of the same number.
  void end(OrderIntent intent) throws OrderBookException {
    KeptFile file = file(intent.number());
    boolean ended = locked(() -> holds(intent) && file.delete());
    LOG.debug("The intent to order {} is over, its file deleted: {}", intent.number(), ended);
  }

  private KeptFile file(E164 number) {
    return new KeptFile(folder.resolve(number.value().substring(1) + END));
  }

  private static Optional<OrderIntent> read(KeptFile file) throws OrderBookException {
    try {
      Optional<String> text = file.read();
      return text.isEmpty() ? Optional.empty() : Optional.of(OrderText.read(text.get()));
    } catch (SettingsException | IOException e) {
      throw new OrderBookException(
          file.path(), "may be of an order under way but cannot be read", e);
    }
  }

  private <T> T locked(KeptFile.Work<T, OrderBookException> work) throws OrderBookException {
    try {
      return lock.locked(work);
    } catch (SettingsException e) {
      throw new OrderBookException(folder, "cannot be written", e);
    }
  }
}
