package com.kallglot.console.sandbox.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.media.Level;
import com.kallglot.console.media.Wav;
import com.kallglot.console.phone.CallLog;
import com.kallglot.console.phone.Dialled;
import com.kallglot.console.phone.LoggedCall;
import com.kallglot.console.phone.Phone;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.PhoneLine;
import com.kallglot.console.phone.PhoneListener;
import com.kallglot.console.phone.SoundChoice;
import com.kallglot.console.phone.SoundChoice.Sent;
import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.CallDesk.MediaBehaviour;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The phone on the real engine, over real SIP and RTP.
@Tag("native")
class PhoneOnEdgeTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static RunningEdge running;
  private static PjsipSoftphone softphone;
  private static Phone phone;
  private static CallLog log;
  private static final Set<State> SEEN = ConcurrentHashMap.newKeySet();

  @BeforeAll
  static void start() throws Exception {
    running = new RunningEdge(folder.resolve("edge"));
    softphone = PjsipSoftphone.start();
    var folders = new Folders(folder, folder);
    log = new CallLog(folders);
    phone = new Phone(() -> softphone, log, folders, Clock.systemUTC());
    phone.sound(SoundChoice.USUAL.sending(Sent.TONE));
    phone.listen(
        new PhoneListener() {
          @Override
          public void changed(List<PhoneCall> calls) {
            calls.forEach(call -> SEEN.add(call.state()));
          }
        });
  }

  @AfterAll
  static void stop() throws Exception {
    phone.close();
    softphone.close();
    running.close();
  }

  private static PhoneLine line() {
    return PhoneLine.of(
        "line",
        "Line",
        new SipAccount(
            "sip:" + ScriptedDesk.USER + "@" + ScriptedDesk.REALM,
            null,
            Secret.of(ScriptedDesk.PASSWORD),
            null,
            "127.0.0.1:" + running.port(SipTransport.TLS),
            SipTransport.TLS,
            SrtpPolicy.REQUIRED,
            SrtpKeying.SDES,
            running.edge.authorityFile(),
            List.of("PCMU"),
            "127.0.0.1"));
  }

  private static PhoneCall call(long id) {
    return phone.calls().stream().filter(each -> each.id() == id).findFirst().orElseThrow();
  }

  private static String echoed(PhoneCall call) {
    return call.events().stream()
        .filter(CallEvent.Digit.class::isInstance)
        .map(event -> String.valueOf(((CallEvent.Digit) event).digit()))
        .collect(Collectors.joining());
  }

  private static void await(long id, State state) {
    Await.until(LONG, "it is " + state + ": " + call(id), () -> call(id).state() == state);
  }

  @Test
  void aCallGoesThroughEarlyMediaHoldKeysRecordingAndTheFarEndsBye() throws Exception {
    running
        .newDesk()
        .plans(new CallPlan(Duration.ofMillis(400), true, 200, null, MediaBehaviour.ECHO));
    long id = ((Dialled.Placed) phone.dial(line(), RawCaller.CALLED)).id();
    await(id, State.UP);
    assertThat(SEEN).contains(State.EARLY_MEDIA);
    assertThat(call(id).media().srtp()).isNotNull();
    Path file = phone.actions().record(id);
    phone.actions().sendDigits(id, "12#");
    Await.until(LONG, "the digits came back", () -> echoed(call(id)).equals("12#"));
    Await.until(LONG, "the tone came back", () -> phone.actions().levels(id).heardDbfs() > -40);
    phone.actions().hold(id);
    await(id, State.HELD);
    phone.actions().resume(id);
    await(id, State.UP);
    phone.actions().stopRecording(id);
    assertThat(Level.rmsDbfs(Wav.read(file))).as("of the recording").isGreaterThan(-40);
    running.edge.hangUp("leg-1");
    await(id, State.ENDED);
    assertThat(call(id).ended().origin()).isEqualTo(CallEvent.Origin.FAR_END);
    Await.until(LONG, "it is explained", () -> call(id).cause() != null);
    assertThat(phone.capture(call(id)).orElseThrow().negotiation()).isNotEmpty();
    Await.until(LONG, "it is noted", () -> noted().equals(LoggedCall.Result.TALKED));
  }

  private static LoggedCall.Result noted() {
    try {
      return log.all().getFirst().result();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRefusalIsExplained() throws Exception {
    running
        .newDesk()
        .plans(new CallPlan(Duration.ofMillis(20), false, 486, null, MediaBehaviour.ECHO));
    long id = ((Dialled.Placed) phone.dial(line(), RawCaller.CALLED)).id();
    await(id, State.ENDED);
    Await.until(LONG, "it is explained", () -> call(id).cause() != null);
    assertThat(call(id).ended().code()).isEqualTo(486);
    assertThat(call(id).cause().q850().value()).isEqualTo(17);
  }
}
