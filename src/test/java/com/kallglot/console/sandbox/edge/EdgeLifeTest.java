package com.kallglot.console.sandbox.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import com.kallglot.console.sandbox.CallDesk;
import com.kallglot.console.telephony.SipTransport;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starting, stopping, and calls whose other end is gone.
class EdgeLifeTest {
  @TempDir Path folder;

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .collect(Collectors.toSet());
  }

  @Test
  void endsItsCallsAndLeavesNoThreadBehind() throws Exception {
    // Class initialisation starts JDK threads that stay: let it happen before the count
    new RunningEdge(folder).close();
    Set<Thread> before = threads();
    RunningEdge running = new RunningEdge(folder);
    ScriptedDesk desk = running.newDesk();
    RawCaller udp = running.caller();
    udp.call(running.probe().offer());
    new RawCaller(running.connect(SipTransport.TLS)).call(running.probe().offer());

    running.edge.close();

    assertThat(desk.reports).hasSize(2).allMatch(report -> report.endedBy().equals("platform"));
    assertThat(udp.next().method()).isEqualTo("BYE");
    running.closeSockets();
    Await.until(RunningEdge.SOON, "no thread is left", () -> threadsSince(before).isEmpty());
  }

  private static Set<Thread> threadsSince(Set<Thread> before) {
    return threads().stream()
        .filter(thread -> !before.contains(thread) && !isJdk(thread))
        .collect(Collectors.toSet());
  }

  /// Threads of the JDK that come and go by their own rules.
  private static boolean isJdk(Thread thread) {
    return thread.getName().startsWith("ForkJoinPool")
        || thread.getName().startsWith("Cleaner")
        || thread.getName().startsWith("VirtualThread-unparker")
        || thread.getName().startsWith("Keep-Alive-Timer");
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (RunningEdge running = new RunningEdge(folder)) {
      int taken = running.port(SipTransport.TCP);
      EdgeOptions options = new EdgeOptions("127.0.0.1", 0, taken, 0, folder, ScriptedDesk.REALM);
      assertThatThrownBy(() -> SipEdge.start(options, new ScriptedDesk()).close())
          .isInstanceOf(BindException.class)
          .hasMessageContaining("127.0.0.1:" + taken)
          .hasMessageContaining("another port");
    }
  }

  @Test
  void hangsUpACallThatIsNeverAcknowledged() throws Exception {
    try (RunningEdge running = new RunningEdge(folder, RunningEdge.IMPATIENT, Clock.systemUTC())) {
      ScriptedDesk desk = running.newDesk();
      RawCaller caller = running.caller();
      SipText response = caller.invite(running.probe().offer());
      while (!response.method().equals("BYE")) {
        response = caller.next();
      }
      caller.accept(response);
      assertThat(running.report().endedBy()).isEqualTo("platform");
      assertThat(desk.answered).isEmpty();
    }
  }

  @Test
  void hangsUpACallerThatHasVanishedButNotOneOnHold() throws Exception {
    try (RunningEdge running =
        new RunningEdge(folder, RunningEdge.SHARP_EARED, Clock.systemUTC())) {
      ScriptedDesk desk = running.newDesk();
      RtpProbe probe = running.probe();
      RawCaller held = running.caller();
      held.call(probe.offer() + "a=inactive\r\n");
      RawCaller vanished = running.caller();
      vanished.call(probe.offer());
      assertThat(vanished.next().method()).isEqualTo("BYE");
      assertThat(running.report().callId()).isEqualTo(vanished.callId());
      assertThat(desk.reports).hasSize(1);
      assertThat(held.bye().status()).isEqualTo(200);
    }
  }

  @Test
  void noticesThatItHasGoneDeafAndThatItHearsAgain() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    EdgeOptions options = new EdgeOptions("127.0.0.1", 0, 0, 0, folder, ScriptedDesk.REALM);
    try (SipEdge edge =
            SipEdge.start(
                options, new HangingDesk(release), RunningEdge.IMPATIENT, Clock.systemUTC());
        RawSip udp = RawSip.udp(edge.transports().getFirst().port())) {
      assertThat(edge.deafSince()).isEmpty();
      RawCaller caller = new RawCaller(udp);
      for (int i = 0; i < 8; i++) {
        caller.newCall();
        udp.send(caller.request("INVITE", "", "application/sdp", ""));
      }
      Await.until(RunningEdge.SOON, "deafness is noticed", () -> edge.deafSince().isPresent());

      release.countDown();

      Await.until(RunningEdge.SOON, "it hears again", () -> edge.deafSince().isEmpty());
    }
  }

  /// A desk that does not answer before it is told to: every worker of the stack waits for it.
  private record HangingDesk(CountDownLatch release) implements CallDesk {
    @Override
    public List<SipCredential> credentials(String username) {
      return List.of();
    }

    @Override
    public boolean hears(String calledUser, InetSocketAddress source) {
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return false;
    }

    @Override
    public Admission arrive(Arrival arrival) {
      return new Admission.Dropped();
    }

    @Override
    public void answered(String legId) {
      throw new AssertionError("Nobody was let in");
    }

    @Override
    public void ended(LegReport report) {
      throw new AssertionError("Nobody was let in");
    }
  }
}
