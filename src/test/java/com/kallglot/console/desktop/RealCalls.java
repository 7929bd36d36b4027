package com.kallglot.console.desktop;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestCall;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.leg.LineAccess;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.desktop.evidence.Evidence;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.Diagnosis;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.capture.CallCaptures;
import com.kallglot.console.trace.evidence.CallOrigin;
import com.kallglot.console.trace.evidence.Foreseen;
import com.kallglot.console.trace.journal.Entry;
import java.time.Clock;
import java.util.List;

/// Calls to the sandbox of a desktop, and what they left.
final class RealCalls {
  private static final Route BERLIN = new Route.Managed(new E164("+493023125001"));

  private RealCalls() {}

  /// One that is answered and echoed.
  static Evidence answered(Services services) throws Exception {
    return place(services, services.site(services.profile("sandbox")));
  }

  /// One that the edge refuses with 488 for its kind of keys.
  static Evidence refused(Services services) throws Exception {
    TestSite site = services.site(services.profile("sandbox"));
    LineAccess line = site.line();
    SipAccount account = line.account();
    var keyed =
        new SipAccount(
            account.uri(),
            account.authUser(),
            account.password(),
            account.registrar(),
            account.proxy(),
            account.transport(),
            SrtpPolicy.REQUIRED,
            SrtpKeying.DTLS,
            account.trustedCa(),
            account.codecs(),
            account.network());
    var other =
        new LineAccess(keyed, line.callable(), line.domain(), line.number(), line.headers());
    return place(
        services,
        new TestSite(
            site.profile(),
            site.platform(),
            site.configuration(),
            site.reading(),
            site.sipAccess(),
            other,
            site.control(),
            site.destinations(),
            site.proof(),
            site.timing(),
            site.journal()));
  }

  /// Of the line that calls.
  static String password(Services services) throws Exception {
    return services.site(services.profile("sandbox")).line().account().password().reveal();
  }

  private static Evidence place(Services services, TestSite site) throws Exception {
    Softphone softphone = services.softphone();
    long since = System.nanoTime();
    try (var captures = new CallCaptures(softphone, Clock.systemUTC());
        var calls = new TestCall(softphone)) {
      CallReport report = calls.test(TestCase.of(site, BERLIN, null));
      CallCapture capture = captures.of(report.sip().callId()).orElseThrow();
      List<CallEvent> events = capture.events();
      List<Entry> beside =
          services.journal().since(0).stream()
              .filter(entry -> entry.kind() == Entry.Kind.API && entry.atNanos() >= since)
              .filter(entry -> entry.what().startsWith("POST"))
              .toList();
      return Evidence.of(capture, events, Diagnosis.of(CallEvidence.of(events, capture.messages())))
          .withFarEnd("Sandbox edge")
          .withOrigin(CallOrigin.session(beside, new Foreseen("telnyx", Foreseen.Held.YES)))
          .withSettings(site.configuration().sip());
    }
  }
}
