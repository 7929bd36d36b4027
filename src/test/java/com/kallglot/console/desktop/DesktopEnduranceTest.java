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
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoundSource.Echo;
import com.kallglot.console.softphone.pjsip.CallBurst;
import com.kallglot.console.softphone.pjsip.Endurance;
import com.kallglot.console.softphone.pjsip.ProcessFigures;
import java.nio.file.Path;
import java.time.Duration;
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

  @TempDir Path home;

  @Test
  void twoThousandCallsLeaveNothingBehindInAnOpenDesktop(TestReporter reporter) throws Exception {
    var endurance = new Endurance(reporter);
    try (var desktop = OpenDesktop.on(home).awaitRead()) {
      desktop.go(Page.PHONE);
      Phone phone = desktop.window().phone.phone;
      Softphone softphone = desktop.window().services.softphone();
      Line bob =
          softphone.open(SoftphoneAccounts.plain("bob"), new Endurance.Answering(new Echo()));
      Line alice = softphone.open(SoftphoneAccounts.plain("alice"), LineListener.NONE);
      PhoneLine line = PhoneLine.of("carol", "Carol", SoftphoneAccounts.speaking("carol", "PCMU"));
      for (int round = 0; round < ROUNDS; round++) {
        endurance.round(
            (BURSTS + BY_PHONE) + " calls",
            () -> {
              CallBurst.of(alice, bob, BURSTS, AT_ONCE);
              for (int i = 0; i < BY_PHONE; i++) {
                call(phone, line, bob.contact());
              }
            });
      }
      assertThat(desktop.isShown("#phone")).as("the desktop is there").isTrue();
    }
    endurance.assertNothingGrew(Endurance.KB_A_CALL * 2 * (BURSTS + BY_PHONE));
    Await.until(SOON, "the tap's rings are given back", () -> ProcessFigures.rings() == 0);
    assertThat(ProcessFigures.engineThreads()).isEmpty();
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
}
