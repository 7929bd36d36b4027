package com.kallglot.console.desktop.phone.recent;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Overtaking;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.phone.CallLog;
import com.kallglot.console.phone.LoggedCall;
import com.kallglot.console.phone.Phone;
import com.kallglot.console.phone.PhoneCall.Direction;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.softphone.ScriptedSoftphone;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentCallsTest {
  private static final LoggedCall CALL =
      new LoggedCall(
          "id",
          Instant.EPOCH,
          Direction.OUTGOING,
          "sip:echo@far",
          "line",
          "Line",
          LoggedCall.Result.TALKED,
          200,
          "OK",
          Duration.ofSeconds(3),
          null);

  @Test
  void whatWasReadBeforeAllWasForgottenIsNotShownAgain(@TempDir Path folder) throws Exception {
    var folders = new Folders(folder, folder);
    var log = new CallLog(folders);
    log.restore(List.of(CALL));
    var overtaking = new Overtaking();
    try (var softphone = new ScriptedSoftphone();
        var phone = new Phone(() -> softphone, log, folders, Clock.systemUTC())) {
      var recent =
          new RecentCalls(
              log,
              phone,
              overtaking.background(),
              new Notices(),
              () -> Messages.in(Locale.ENGLISH));
      recent.read();
      overtaking.tellAll();
      assertThat(recent.calls()).containsExactly(CALL);

      recent.read();
      recent.clear();
      overtaking.tellLastFirst();
      assertThat(recent.calls()).isEmpty();
    }
  }
}
