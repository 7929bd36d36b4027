package com.kallglot.console.sandbox.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. It commits all work that waits at once (a group commit): under load
/// the cost of the sync is shared, alone a write waits for nobody.
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int LARGEST_GROUP = 256;

  private final Connection connection;
  private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private boolean closed;

  private Writer(Connection connection) {
    this.connection = connection;
    this.thread = Thread.ofPlatform().name("sandbox-store").daemon().unstarted(this::serve);
  }

  static Writer start(Connection connection) {
    Writer writer = new Writer(connection);
    writer.thread.start();
    return writer;
  }

  /// One piece of work and what became of it.
  private static final class Job {
    private final Store.@Nullable Work<?, ?> work;
    private final CompletableFuture<@Nullable Object> done = new CompletableFuture<>();
    private @Nullable Object result;
    private @Nullable Throwable failure;

    /// @param work null for the one that ends the thread
    Job(Store.@Nullable Work<?, ?> work) {
      this.work = work;
    }

    void tell() {
      if (failure == null) {
        done.complete(result);
      } else {
        done.completeExceptionally(failure);
      }
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // work returns T and throws X
  <T, X extends Exception> T write(Store.Work<T, X> work) throws X {
    Job job = new Job(work);
    enqueue(job);
    try {
      return (T) job.done.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case SQLException failed -> throw new StoreException("Writing the store", failed);
        case RuntimeException failed -> throw failed;
        case Error failed -> throw failed;
        case null, default -> throw (X) e.getCause();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Waiting for the store to write", e);
    }
  }

  private synchronized void enqueue(Job job) {
    if (closed) {
      throw new IllegalStateException("The store is closed");
    }
    queue.add(job);
  }

  private void serve() {
    boolean open = true;
    while (open) {
      List<Job> group = next();
      open = group.stream().allMatch(job -> job.work != null);
      group.removeIf(job -> job.work == null);
      if (!group.isEmpty()) {
        commit(group);
        group.forEach(Job::tell);
      }
    }
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.error("Closing the sandbox's store failed", e);
    }
  }

  private List<Job> next() {
    List<Job> group = new ArrayList<>();
    try {
      group.add(queue.take());
    } catch (InterruptedException e) {
      // Nobody has a reason to interrupt this thread; it ends as if it were closed.
      group.add(new Job(null));
    }
    queue.drainTo(group, LARGEST_GROUP - 1);
    return group;
  }

  private void commit(List<Job> group) {
    try {
      for (Job job : group) {
        attempt(job);
      }
      connection.commit();
    } catch (SQLException e) {
      undo(e);
      for (Job job : group) {
        job.failure = job.failure == null ? e : job.failure;
      }
    }
  }

  /// A bug in one piece of work must not end the thread or spoil the others of its group, so
  /// everything it can throw is handed to who asked for it.
  private void attempt(Job job) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      job.result = job.work == null ? null : job.work.on(new Records(connection));
    } catch (Throwable e) {
      job.failure = e;
      connection.rollback(before);
    }
    connection.releaseSavepoint(before);
  }

  private void undo(SQLException cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      queue.add(new Job(null));
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
