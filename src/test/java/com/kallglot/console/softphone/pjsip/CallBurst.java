package com.kallglot.console.softphone.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.CallEvent.FirstMedia;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Many calls from one line to another: each answered, heard, hung up and ended as it should be.
public final class CallBurst {
  private CallBurst() {}

  /// @param atOnce how many of `calls` are up together
  public static void of(Line caller, Line callee, int calls, int atOnce) {
    for (int done = 0; done < calls; done += atOnce) {
      wave(caller, callee, Math.min(atOnce, calls - done));
    }
  }

  private static void wave(Line caller, Line callee, int count) {
    var request =
        new DialRequest(callee.contact(), Map.of(), new SoundSource.Silence(), SoundCapture.NONE);
    List<Heard> heard = new ArrayList<>();
    List<CallHandle> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var events = new Heard();
      heard.add(events);
      calls.add(caller.dial(request, events));
    }
    heard.forEach(events -> events.await(FirstMedia.class));
    calls.forEach(call -> call.hangUp().join());
    heard.forEach(events -> assertThat(events.awaitEnd().code()).isEqualTo(200));
  }
}
