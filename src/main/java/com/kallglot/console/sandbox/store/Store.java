package com.kallglot.console.sandbox.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/// The sandbox's database file. Writes go through one thread, which puts all that wait into one
/// commit and one sync to the disk; a write has returned only when it is there. Readers see the
/// last commit and wait for nobody.
public final class Store implements AutoCloseable {
  private static final int READERS = 4;

  private final Writer writer;
  private final BlockingQueue<Connection> readers;
  private final List<Connection> opened;

  private Store(Writer writer, List<Connection> readers) {
    this.writer = writer;
    this.opened = readers;
    this.readers = new ArrayBlockingQueue<>(READERS, false, readers);
  }

  /// What is done inside one transaction, on a thread of the store's choice. It must not wait for
  /// anything, and it may run again on other data only by being asked again.
  ///
  /// @param <X> what it throws to undo all it did
  @FunctionalInterface
  public interface Work<T, X extends Exception> {
    T on(Records records) throws SQLException, X;
  }

  /// Opens `file`, making it and bringing it to the newest form where needed. Its folder exists and
  /// belongs to the caller alone.
  public static Store open(Path file) throws SQLException {
    List<Connection> readers = new ArrayList<>();
    Connection write = connect(file, TransactionMode.IMMEDIATE);
    try {
      Migrations.apply(write);
      for (int n = 0; n < READERS; n++) {
        readers.add(connect(file, TransactionMode.DEFERRED));
      }
    } catch (SQLException e) {
      closeAll(readers);
      write.close();
      throw e;
    }
    return new Store(Writer.start(write), readers);
  }

  private static Connection connect(Path file, TransactionMode mode) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setTransactionMode(mode);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5_000);
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    connection.setAutoCommit(false);
    return connection;
  }

  /// Returns what `work` returns, once all it changed is on the disk.
  ///
  /// @throws X what `work` threw; nothing it did is kept
  /// @throws StoreException the store failed, and nothing it did is kept; or the thread was
  ///   interrupted while it waited, and all of it may yet be
  public <T, X extends Exception> T write(Work<T, X> work) throws X {
    return writer.write(work);
  }

  /// Reads the last committed state.
  public <T, X extends Exception> T read(Work<T, X> work) throws X {
    Connection connection;
    try {
      connection = readers.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Waiting to read the store", e);
    }
    try {
      return snapshot(connection, work);
    } catch (SQLException e) {
      throw new StoreException("Reading the store", e);
    } finally {
      readers.add(connection);
    }
  }

  /// One transaction, so that all that `work` reads is of the same moment.
  private static <T, X extends Exception> T snapshot(Connection connection, Work<T, X> work)
      throws SQLException, X {
    try {
      return work.on(new Records(connection));
    } finally {
      connection.rollback();
    }
  }

  /// Ends after the writes that wait; no other may come.
  @Override
  public void close() {
    writer.close();
    closeAll(opened);
  }

  private static void closeAll(List<Connection> connections) {
    for (Connection connection : connections) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new StoreException("Closing the store", e);
      }
    }
  }
}
