package com.kallglot.console.softphone.pjsip;

import static com.kallglot.console.softphone.SoftphoneAccounts.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import com.kallglot.console.phone.CallLog;
import com.kallglot.console.phone.Dialled;
import com.kallglot.console.phone.Phone;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.PhoneLine;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.softphone.SoftphoneException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A far end that refuses to be put on hold goes on hearing us: PJSIP takes the hold back and tells
/// nobody, and the phone must not say otherwise.
@Tag("native")
class RefusedHoldTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void isNoHold() throws Exception {
    var folders = new Folders(folder, folder);
    try (var peer = new EagerPeer();
        var softphone = PjsipSoftphone.start();
        var phone = new Phone(() -> softphone, new CallLog(folders), folders, Clock.systemUTC())) {
      PhoneLine line = PhoneLine.of("own", "Own line", plain("alice"));
      long id = ((Dialled.Placed) phone.dial(line, peer.uri())).id();
      await(phone, State.UP);
      peer.answerOffers("491 Request Pending");
      assertThatThrownBy(() -> phone.actions().hold(id))
          .isInstanceOf(SoftphoneException.class)
          .hasMessageContaining("did not agree");
      assertThat(only(phone).state()).isEqualTo(State.UP);
      peer.answerOffers("200 OK");
      phone.actions().hold(id);
      assertThat(only(phone).state()).isEqualTo(State.HELD);
      phone.actions().hangUp(id);
      await(phone, State.ENDED);
    }
  }

  private static PhoneCall only(Phone phone) {
    return phone.calls().getFirst();
  }

  private static void await(Phone phone, State state) {
    Await.until(SOON, "the call is " + state, () -> only(phone).state() == state);
  }
}
