package com.kallglot.console.calltest.cause;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.phone.CallLog;
import com.kallglot.console.phone.Dialled;
import com.kallglot.console.phone.Phone;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.PhoneCall.Voice;
import com.kallglot.console.phone.PhoneLine;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the phone says of the sound of its own calls, to the real sandbox and its faults. All calls
/// talk at the same time, each to a sandbox of its own.
@Tag("native")
@Tag("timed")
class PhoneSoundTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration TALK = Duration.ofMillis(5500);

  @TempDir Path folder;

  /// What is done with a call while it is up.
  private interface Deed {
    void to(Phone phone, long call) throws Exception;
  }

  private static final Deed NOTHING = (_, _) -> {};

  /// @param faults of the call, single quotes for double ones
  private record Case(String name, String faults, Deed deed, CauseCode cause) {}

  private static final List<Case> CASES =
      List.of(
          new Case("clean", "", NOTHING, CauseCode.WENT_WELL),
          new Case("no RTP", "'media':'no_rtp'", NOTHING, CauseCode.FAR_END_SENDS_NOTHING),
          new Case(
              "one-way to us",
              "'impairment':{'seed':1,'path':'lost_to_caller'}",
              NOTHING,
              CauseCode.NOTHING_ARRIVES),
          new Case(
              "foreign source",
              "'media':'tone','impairment':{'source':'elsewhere'}",
              NOTHING,
              CauseCode.FOREIGN_SOURCE),
          new Case(
              "another port, which may well be listened to",
              "'media':'tone','impairment':{'source':'another_port'}",
              NOTHING,
              CauseCode.WENT_WELL),
          new Case(
              "private address",
              "'impairment':{'seed':1,'named_address':'10.255.255.1'}",
              NOTHING,
              CauseCode.PRIVATE_ADDRESS),
          new Case(
              "muted, to a far end that says nothing",
              "'media':'silence'",
              (phone, call) -> phone.actions().voice(call, Voice.MUTED),
              CauseCode.WENT_WELL),
          new Case(
              "on hold, and no RTP",
              "'media':'no_rtp'",
              (phone, call) -> phone.actions().hold(call),
              CauseCode.WENT_WELL),
          new Case(
              "of a moment, and no RTP",
              "'media':'no_rtp'",
              (phone, call) -> phone.actions().hangUp(call),
              CauseCode.WENT_WELL));

  @Test
  void isWhatItsCountersProve() throws Exception {
    Map<Case, Phone> phones = new LinkedHashMap<>();
    var benches = new ArrayList<Bench>();
    try (PjsipSoftphone softphone = PjsipSoftphone.start()) {
      for (Case one : CASES) {
        var bench =
            new Bench(folder.resolve(one.name), softphone); // faults reach calls that are up
        benches.add(bench);
        phones.put(one, call(one, bench));
      }
      Await.until(SOON, "they have talked", () -> phones.values().stream().allMatch(this::talked));
      for (Phone phone : phones.values()) {
        if (!only(phone).isOver()) {
          phone.actions().hangUp(only(phone).id());
        }
      }
      Map<String, CauseCode> found = new LinkedHashMap<>();
      Map<String, CauseCode> wanted = new LinkedHashMap<>();
      phones.forEach((one, phone) -> {
        wanted.put(one.name, one.cause);
        found.put(one.name, cause(phone).code());
      });
      assertThat(found).isEqualTo(wanted);
    } finally {
      phones.values().forEach(Phone::close);
      benches.forEach(Bench::close);
    }
  }

  private Phone call(Case one, Bench bench) throws Exception {
    bench.asUsual();
    bench.faults(
        "{'called':'sip','answer_delay_ms':0"
            + (one.faults.isEmpty() ? "" : ",")
            + one.faults
            + "}");
    var trial = new Trial(bench, one.name, 1).narrow();
    trial.transport = SipTransport.UDP;
    trial.srtp = SrtpPolicy.OFF;
    Path own = folder.resolve("phone " + one.name);
    var folders = new Folders(own, own);
    var phone = new Phone(() -> bench.softphone, new CallLog(folders), folders, Clock.systemUTC());
    String uri = "sip:" + bench.session("{'type':'sip'}") + "@" + bench.domain();
    PhoneLine line = PhoneLine.of("own", "Own line", trial.account());
    long id = ((Dialled.Placed) phone.dial(line, uri)).id();
    Await.until(SOON, one.name + " is up", () -> only(phone).state() == State.UP);
    one.deed.to(phone, id);
    return phone;
  }

  private boolean talked(Phone phone) {
    PhoneCall call = only(phone);
    return call.isOver() || call.talked(System.nanoTime()).compareTo(TALK) > 0;
  }

  private static Cause cause(Phone phone) {
    Await.until(SOON, "it is explained", () -> only(phone).cause() != null);
    return only(phone).cause();
  }

  private static PhoneCall only(Phone phone) {
    return phone.calls().getFirst();
  }
}
