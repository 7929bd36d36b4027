package com.kallglot.console.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.sandbox.store.Organizations.Organization;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Work that shares a commit shares nothing else.
class StoreTest {
  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() throws SQLException {
    store = Store.open(folder.resolve("db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Boolean add(Records records, String name) throws SQLException {
    records.organizations().add(new Organization(name, true, 1, 1, 1, 0));
    return true;
  }

  private List<String> names() {
    return store.<List<String>, RuntimeException>read(
        records -> records.organizations().all().stream().map(Organization::name).toList());
  }

  /// Holds the writer, so that what comes meanwhile goes into one group; each third piece fails
  /// after it wrote.
  @Test
  void oneThatFailsInAGroupTakesNobodyWithIt() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> holder =
          threads.submit(() ->
              store.<Boolean, InterruptedException>write(records -> {
                held.await();
                return true;
              }));
      List<Future<Boolean>> waiting = new ArrayList<>();
      for (int n = 0; n < 60; n++) {
        int number = n;
        waiting.add(threads.submit(() -> store.write(records -> failing(records, number))));
      }
      held.countDown();
      assertThat(holder.get()).isTrue();
      for (int n = 0; n < waiting.size(); n++) {
        Future<Boolean> one = waiting.get(n);
        if (n % 3 == 0) {
          assertThatThrownBy(one::get).hasRootCauseInstanceOf(IOException.class);
        } else {
          assertThat(one.get()).isTrue();
        }
      }
    }
    assertThat(names()).hasSize(40).contains("n1", "n2").doesNotContain("n0", "n3");
  }

  private static Boolean failing(Records records, int number) throws SQLException, IOException {
    add(records, "n" + number);
    if (number % 3 == 0) {
      throw new IOException("after it wrote");
    }
    return true;
  }

  @Test
  void aBrokenRuleOfTheDatabaseIsAFailureOfTheStoreAndUndone() {
    assertThatThrownBy(() ->
            store.<Boolean, RuntimeException>write(records -> {
              add(records, "a");
              return add(records, "a");
            }))
        .isInstanceOf(StoreException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void aBugIsHandedToWhoAskedAndTheStoreGoesOn() {
    assertThatThrownBy(() ->
            store.<Boolean, RuntimeException>write(records -> {
              add(records, "a");
              throw new IllegalStateException("bug");
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("bug");
    assertThat(store.<Boolean, RuntimeException>write(records -> add(records, "b"))).isTrue();
    assertThat(names()).containsExactly("b");
  }

  @Test
  void whatWasWrittenIsReadAfterItIsOpenedAgain() throws SQLException {
    store.<Boolean, RuntimeException>write(records -> add(records, "kept"));
    store.close();
    store = Store.open(folder.resolve("db"));
    assertThat(names()).containsExactly("kept");
  }

  @Test
  void aClosedStoreTakesNothing() {
    store.close();
    assertThatThrownBy(
            () -> store.<Boolean, RuntimeException>write(records -> add(records, "late")))
        .isInstanceOf(IllegalStateException.class);
  }
}
