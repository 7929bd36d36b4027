package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.phone.Dialled;
import com.kallglot.console.phone.Phone;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.PhoneLine;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource.Echo;
import com.kallglot.console.softphone.pjsip.CallBurst;
import com.kallglot.console.softphone.pjsip.ProcessFigures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// Two thousand calls in the process of an open desktop, one in ten of them by its own phone with
/// the page in view: nothing of them is left in the process, and it is still there.
@Tag("native")
@Tag("desktop")
@Tag("long")
@Tag("timed")
class DesktopEnduranceTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int ROUNDS = 4;
  private static final int BURSTS = 450;
  private static final int AT_ONCE = 90;
  private static final int BY_PHONE = 50;

  /// 4 KiB a call, as of the engine alone.
  private static final long GROWTH_KB = 4L * 2 * (BURSTS + BY_PHONE);

  /// What the collector leaves of two rounds may differ by this; a call that is kept is more.
  private static final long HEAP_GROWTH_KB = 16 * 1024;

  /// PJSIP keeps a finished transaction for 64 × T1 (RFC 3261 §17.2.2, timer J).
  private static final Duration TRANSACTIONS_END = Duration.ofSeconds(34);

  private static final LineListener ECHO =
      new LineListener() {
        @Override
        public void registered(int code, String reason) {}

        @Override
        public CallListener incoming(CallHandle call, IncomingCall details) {
          var _ = call.answer(new Echo(), SoundCapture.NONE);
          return event -> {};
        }
      };

  @TempDir Path home;

  /// After a collection.
  private record Figures(ProcessFigures process, long heapKb, int descriptors) {
    static Figures now() {
      ProcessFigures process = ProcessFigures.now();
      Runtime runtime = Runtime.getRuntime();
      return new Figures(
          process,
          (runtime.totalMemory() - runtime.freeMemory()) / 1024,
          ProcessFigures.descriptors());
    }
  }

  @Test
  void twoThousandCallsLeaveNothingBehindInAnOpenDesktop(TestReporter reporter) throws Exception {
    List<Figures> figures = new ArrayList<>();
    try (var desktop = OpenDesktop.on(home).awaitRead()) {
      desktop.go(Page.PHONE);
      Phone phone = desktop.window().phone.phone;
      Softphone softphone = desktop.window().services.softphone();
      Line bob = softphone.open(SoftphoneAccounts.plain("bob"), ECHO);
      Line alice = softphone.open(SoftphoneAccounts.plain("alice"), LineListener.NONE);
      PhoneLine line = PhoneLine.of("carol", "Carol", SoftphoneAccounts.speaking("carol", "PCMU"));
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        CallBurst.of(alice, bob, BURSTS, AT_ONCE);
        for (int i = 0; i < BY_PHONE; i++) {
          call(phone, line, bob.contact());
        }
        long calling = System.nanoTime() - start;
        awaitTransactions();
        figures.add(Figures.now());
        reporter.publishEntry(
            (BURSTS + BY_PHONE) + " calls",
            Duration.ofNanos(calling).toMillis() + " ms, then " + figures.getLast());
      }
      assertThat(desktop.isShown("#phone")).as("the desktop is there").isTrue();
    }
    assertNothingGrew(figures.get(ROUNDS / 2 - 1), figures.getLast());
    Await.until(SOON, "the tap's rings are given back", () -> ProcessFigures.rings() == 0);
    assertThat(ProcessFigures.engineThreads()).isEmpty();
  }

  private static void assertNothingGrew(Figures warm, Figures end) {
    assertThat(end.process.allocatedKb() - warm.process.allocatedKb())
        .as("native KiB")
        .isLessThan(GROWTH_KB);
    assertThat(end.heapKb - warm.heapKb).as("heap, KiB").isLessThan(HEAP_GROWTH_KB);
    assertThat(end.process.tasks() - warm.process.tasks()).as("threads").isLessThan(4);
    assertThat(end.descriptors - warm.descriptors).as("open files and sockets").isLessThan(4);
  }

  private static void call(Phone phone, PhoneLine line, String uri) throws Exception {
    long id = ((Dialled.Placed) phone.dial(line, uri)).id();
    Await.until(SOON, "it is heard", () -> is(phone, id, DesktopEnduranceTest::isHeard));
    phone.actions().hangUp(id);
    Await.until(SOON, "it is over", () -> is(phone, id, call -> call.state() == State.ENDED));
  }

  private static boolean isHeard(PhoneCall call) {
    return call.last(CallEvent.FirstMedia.class).isPresent();
  }

  private static boolean is(Phone phone, long id, Predicate<PhoneCall> wanted) {
    return phone.calls().stream().filter(call -> call.id() == id).anyMatch(wanted);
  }

  private static void awaitTransactions() {
    long end = System.nanoTime() + TRANSACTIONS_END.toNanos();
    Await.until(
        TRANSACTIONS_END.multipliedBy(2),
        "the last transaction is forgotten",
        () -> System.nanoTime() - end > 0);
  }
}
