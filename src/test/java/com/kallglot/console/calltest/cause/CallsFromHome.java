package com.kallglot.console.calltest.cause;

import com.kallglot.console.calltest.leg.Leg;
import com.kallglot.console.calltest.leg.LegCall;
import com.kallglot.console.calltest.leg.LegFindings;
import com.kallglot.console.calltest.leg.Lines;
import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.calltest.leg.SipLog;
import com.kallglot.console.calltest.leg.Timing;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.trace.CallEvidence.Expected;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.Diagnosis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Calls the sandbox's edge outside again and again, each with what its seed chooses, and says of
/// each that did not go well which cause was found. A program of its own: `CallsFromHome HERE EDGE
/// PORT AUTHORITY FIRST CALLS`, TLS one port above.
final class CallsFromHome {
  private static final int LANES = 3;
  private static final Duration STAY = Duration.ofMillis(2400);

  private final PjsipSoftphone softphone;
  private final SipLog log;
  private final String[] given;

  private CallsFromHome(PjsipSoftphone softphone, SipLog log, String[] given) {
    this.softphone = softphone;
    this.log = log;
    this.given = given;
  }

  public static void main(String[] arguments) throws Exception {
    int first = Integer.parseInt(arguments[4]);
    int calls = Integer.parseInt(arguments[5]);
    try (PjsipSoftphone softphone = PjsipSoftphone.start();
        var log = new SipLog(softphone);
        var lanes = Executors.newFixedThreadPool(LANES)) {
      var home = new CallsFromHome(softphone, log, arguments);
      var placed = new ArrayList<Future<Cause>>();
      for (int seed = first; seed < first + calls; seed++) {
        int one = seed;
        placed.add(lanes.submit(() -> home.call(one)));
      }
      for (Future<Cause> call : placed) {
        Cause cause = call.get();
        if (cause.code() != CauseCode.WENT_WELL) {
          System.out.println(cause);
        }
      }
    }
    System.out.println("all " + calls + " placed");
  }

  private Cause call(int seed) throws Exception {
    try (var lines = new Lines(softphone)) {
      Leg leg =
          new LegCall(lines.of(account(new Random(seed * 7919L))), Timing.SANDBOX)
              .place(
                  "sip:sess_1@sip.sandbox.kallglot.test",
                  Map.of(),
                  new Signal(Signal.ECHO_TEST.sound(), ""),
                  STAY,
                  _ -> {});
      return Diagnosis.of(new LegFindings(leg).evidence(log.take(leg.callId()), Expected.ECHO));
    }
  }

  private SipAccount account(Random random) {
    SipTransport transport = one(random, Trial.TRANSPORTS);
    int port = Integer.parseInt(given[2]) + (transport == SipTransport.TLS ? 1 : 0);
    return new SipAccount(
        "sip:acme@sip.sandbox.kallglot.test",
        null,
        Secret.of("correct horse"),
        null,
        given[1] + ":" + port,
        transport,
        one(random, Trial.ENCRYPTION),
        SrtpKeying.SDES,
        Path.of(given[3]),
        List.of(one(random, Trial.CODECS)),
        given[0]);
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
