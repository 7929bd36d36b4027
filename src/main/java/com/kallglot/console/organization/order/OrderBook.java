package com.kallglot.console.organization.order;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.ordering.NumberOrder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The intents of one organization that are not over, one file for each number: so a number has one
/// intent, whoever asks. Several threads and processes may use the folder.
public final class OrderBook {
  private static final Logger LOG = LoggerFactory.getLogger(OrderBook.class);
  private static final String END = ".order";

  /// A file lock holds between processes only.
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final Path folder;

  /// @param folder of this organization alone; made where it is missing
  public OrderBook(Path folder) {
    this.folder = folder;
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
    Path file = file(order.phoneNumber());
    return locked(() -> {
      Optional<OrderIntent> found = read(file);
      if (found.isPresent()) {
        return new Begun(found.get(), Begun.Age.FOUND);
      }
      OrderIntent intent = new OrderIntent(UUID.randomUUID().toString(), order, now);
      write(file, OrderText.write(intent));
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
        read(file).ifPresent(open::add);
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
    Path file = file(intent.number());
    boolean ended = locked(() -> holds(intent) && Files.deleteIfExists(file));
    LOG.debug("The intent to order {} is over, its file deleted: {}", intent.number(), ended);
  }

  private Path file(E164 number) {
    return folder.resolve(number.value().substring(1) + END);
  }

  private static Optional<OrderIntent> read(Path file) throws OrderBookException {
    try {
      return Optional.of(OrderText.read(Files.readString(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new OrderBookException(file, "may be of an order under way but cannot be read", e);
    }
  }

  private interface Work<T> {
    T run() throws OrderBookException, IOException;
  }

  private <T> T locked(Work<T> work) throws OrderBookException {
    IN_PROCESS.lock();
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("orders.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var held = channel.lock()) {
        assert held.isValid();
        return work.run();
      }
    } catch (IOException e) {
      throw new OrderBookException(folder, "cannot be written", e);
    } finally {
      IN_PROCESS.unlock();
    }
  }

  private void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    keepName();
  }

  /// The new name is in the folder, which is written by itself; Windows does so without being asked
  /// and cannot open a folder.
  private void keepName() {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      LOG.debug("The folder {} cannot be forced to disk", folder, e);
    }
  }
}
