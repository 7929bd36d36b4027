package com.kallglot.console.calltest;

import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.calltest.leg.Timing;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.DtmfFigures;
import com.kallglot.console.calltest.result.MediaFigures;
import com.kallglot.console.calltest.result.Predicted;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.calltest.result.SipFigures;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.journal.Journal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A platform that is only planned against, never asked: two numbers, two connections, SIP.
public final class Sites {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private Sites() {}

  public static TestSite planned() {
    return new TestSite(
        "planned",
        new PlatformClient(
            new Endpoint("http://127.0.0.1:1", Secret.of("sk_test_never_sent")),
            ExchangeListener.NONE),
        new TelephonyConfiguration(
            List.of(
                number("num_1", "+19785550140", PhoneNumber.Status.ACTIVE),
                number("num_2", "+442079460018", PhoneNumber.Status.SUSPENDED),
                number("num_3", "+442079460019", PhoneNumber.Status.RELEASED)),
            List.of(connection("pcon_default", true), connection("pcon_other", false)),
            sip(),
            "platform",
            NOW),
        ResolutionPolicy.PUBLIC_TEXT,
        null,
        null,
        null,
        Destinations.ANY,
        Proof.ECHO,
        Timing.SANDBOX,
        new Journal(Clock.systemUTC()));
  }

  public static CallReport report(TestCase test, Verdict verdict) {
    return new CallReport(
        test.site().profile(),
        test.route().label(),
        Proof.ECHO,
        "the sandbox echoes such a session",
        null,
        Predicted.of(test.predicted()),
        null,
        null,
        null,
        null,
        verdict,
        verdict == Verdict.SKIPPED ? "no means" : null,
        false,
        verdict == Verdict.FAIL ? Set.of(Blame.MEDIA) : Set.of(Blame.NONE),
        verdict == Verdict.FAIL ? "No sound came back. Evidence: counters." : null,
        SipFigures.NONE,
        MediaFigures.NONE,
        DtmfFigures.NONE,
        null,
        List.of());
  }

  private static PhoneNumber number(String id, String number, PhoneNumber.Status status) {
    return new PhoneNumber(
        id,
        new E164(number),
        "US",
        null,
        null,
        PhoneNumber.NumberType.LOCAL,
        new PhoneNumber.Capabilities(true, false),
        Provider.TWILIO,
        status,
        null,
        null,
        null,
        NOW,
        null,
        "e1");
  }

  private static ProviderConnection connection(String id, boolean isDefault) {
    return new ProviderConnection(
        id,
        Provider.TELNYX,
        id,
        ProviderConnection.Status.ACTIVE,
        isDefault,
        null,
        new ProviderConnection.Credentials(null, null, null),
        NOW,
        null,
        NOW,
        "e1");
  }

  private static SipSettings sip() {
    return new SipSettings(
        true,
        "kg",
        "sip.example.test",
        List.of(),
        new SipSettings.Allowlist(SipSettings.Allowlist.Mode.ANY, List.of()),
        List.of(),
        SrtpPolicy.OPTIONAL,
        SrtpKeying.SDES,
        List.of("PCMU"),
        List.of(),
        List.of(),
        null,
        10,
        null,
        "e1");
  }
}
