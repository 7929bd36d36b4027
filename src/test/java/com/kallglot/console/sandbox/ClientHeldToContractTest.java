package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.Exchange;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.PlatformException.Overtaken;
import com.kallglot.console.client.PlatformException.Refused;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.NumberType;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionMode;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SipSettings.SessionDefaults;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.account.NewConnection;
import com.kallglot.console.telephony.account.NewCredentials;
import com.kallglot.console.telephony.account.SipPassword;
import com.kallglot.console.telephony.conversation.Dial;
import com.kallglot.console.telephony.ordering.AvailableNumber;
import com.kallglot.console.telephony.ordering.NumberOrder;
import com.kallglot.console.telephony.ordering.NumberSearch;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every endpoint as the client asks it and the sandbox answers it, both held to the document.
class ClientHeldToContractTest {
  private static final Secret API_KEY = Secret.of("KEY0123456789canary");
  private static final Secret TOKEN = Secret.of("fedcba9876543210fedcba9876543210");
  private static final String SID = "AC0123456789abcdef0123456789abcdef";

  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private Sandbox sandbox;
  private PlatformClient client;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    sandbox = Sandbox.start(SandboxOptions.in(folder));
    client =
        new PlatformClient(
            new Endpoint(sandbox.baseUrl(), sandbox.organizations().getFirst().apiKey()),
            exchanges::add);
  }

  @AfterEach
  void stop() {
    client.close();
    sandbox.close();
  }

  @Test
  void everyOperationOfTheDocumentIsAskedAndAnsweredAsItSays() throws Exception {
    converse();
    order();
    connect();
    secureSip();

    Set<String> asked = new TreeSet<>();
    for (Exchange exchange : exchanges) {
      String path = URI.create(exchange.url()).getPath();
      asked.add(operation(exchange.method() + " " + path));
      String sent = Objects.requireNonNullElse(exchange.requestBody(), "");
      Contract.API.checkRequest(exchange.method(), path, sent);
      // Masked, the token of the stream has not the look it must have
      String answered = exchange.responseBody().replace("\"token\":\"***\"", "\"token\":\"kst_x\"");
      Contract.API.check(exchange.method(), path, exchange.status(), answered);
    }
    Set<String> all = new TreeSet<>(Contract.API.operations());
    all.remove("GET /v1/openapi.yaml");
    assertThat(asked).isEqualTo(all);
    assertThat(exchanges.toString())
        .doesNotContain(API_KEY.reveal(), TOKEN.reveal(), "kst_live_0", "kst_live_1");
  }

  /// "METHOD template", of several that fit the one with the fewest gaps.
  private static String operation(String asked) {
    return Contract.API.operations().stream()
        .filter(operation -> asked.matches(operation.replaceAll("\\{\\w+}", "[^/]+")))
        .min(Comparator.comparingLong(operation -> operation.chars().filter(c -> c == '{').count()))
        .orElseThrow(() -> new AssertionError("Not in the document: " + asked));
  }

  private void converse() throws PlatformException {
    var request =
        new SessionRequest("ai_agent", "en", "de", RouteRequest.overSip(), Map.of("ticket", "1"));
    Session session = client.sessions().create(request, "key-1");
    assertThat(client.sessions().create(request, "key-1").id()).isEqualTo(session.id());
    assertThatThrownBy(() ->
            client
                .sessions()
                .create(
                    new SessionRequest("ai_agent", null, null, RouteRequest.overSip(), Map.of()),
                    "key-1"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("400 idempotency_mismatch");
    assertThat(client.sessions().get(session.id()).metadata()).containsEntry("ticket", "1");
    assertThatThrownBy(() ->
            client
                .sessions()
                .dial(
                    session.id(),
                    new Dial("sip:nobody@127.0.0.1:9", null, Dial.Party.B, 5),
                    "key-2"))
        .as("no SIP side runs here")
        .isInstanceOf(Refused.class);
    assertThat(client.sessions().transcript(session.id()).turns()).isEmpty();
    assertThat(client.sessions().end(session.id()).status()).isEqualTo(Session.Status.ENDED);
    assertThat(client.sessions().recordings(session.id())).isEmpty();
    assertThat(client.allowance())
        .hasValueSatisfying(told -> {
          assertThat(told.limit()).isEqualTo(100_000);
          assertThat(told.remaining()).isLessThan(100_000);
          assertThat(told.creditsUsed()).as("one session, created twice").isEqualTo(1);
        });
  }

  private void order() throws PlatformException {
    List<AvailableNumber> found =
        client.numbers().available(new NumberSearch("US", NumberType.LOCAL, "617", "5501"));
    AvailableNumber chosen = found.getFirst();
    Money most = new Money(new BigDecimal("9.00"), "USD");
    NumberOrder order = new NumberOrder(chosen.phoneNumber(), "Front", most, most);
    PhoneNumber ordered = client.numbers().order(order, "key-3");
    assertThat(client.numbers().of(chosen.phoneNumber()))
        .extracting(PhoneNumber::id)
        .containsExactly(ordered.id());
    PhoneNumber active =
        client.numbers().all().stream()
            .filter(number -> number.status() == PhoneNumber.Status.ACTIVE)
            .filter(number -> !number.id().equals(ordered.id()))
            .findFirst()
            .orElseThrow();
    PhoneNumber named = client.numbers().label(active, "Named");
    assertThatThrownBy(() -> client.numbers().label(active, "Stale"))
        .isInstanceOfSatisfying(
            Overtaken.class, overtaken -> assertThat(overtaken.etag()).contains(named.etag()));
    PhoneNumber suspended = client.numbers().suspend(named);
    PhoneNumber again = client.numbers().activate(suspended);
    assertThat(client.numbers().get(again.id())).isEqualTo(again);
    assertThat(client.numbers().release(again).status()).isEqualTo(PhoneNumber.Status.RELEASED);
  }

  private void connect() throws PlatformException {
    ProviderConnection twilio =
        client
            .connections()
            .add(
                new NewConnection(
                    Provider.TWILIO, "Mine", true, null, NewCredentials.ofTwilio(SID, TOKEN)),
                "key-4");
    assertThat(twilio.isDefault()).isTrue();
    ProviderConnection telnyx =
        client
            .connections()
            .add(
                new NewConnection(
                    Provider.TELNYX, "Other", null, null, NewCredentials.ofTelnyx(API_KEY)),
                "key-5");
    ProviderConnection tried = client.connections().verify(telnyx);
    ProviderConnection named = client.connections().label(tried, "Renamed");
    ProviderConnection from = client.connections().callFrom(named, new E164("+493023125017"));
    assertThat(from.defaultCallerId()).isEqualTo(new E164("+493023125017"));
    ProviderConnection silent = client.connections().callFrom(from, null);
    assertThat(silent.defaultCallerId()).isNull();
    ProviderConnection reopened =
        client.connections().open(silent, NewCredentials.ofTelnyx(API_KEY));
    assertThat(client.connections().numbers(reopened)).isEmpty();
    ProviderConnection support =
        client.connections().all().stream()
            .filter(one -> one.label().equals("Support line"))
            .findFirst()
            .orElseThrow();
    assertThat(client.connections().makeDefault(support).isDefault()).isTrue();
    assertThat(client.connections().numbers(support)).isNotEmpty();
    ProviderConnection disabled =
        client.connections().disable(client.connections().get(support.id()));
    assertThat(disabled.status()).isEqualTo(ProviderConnection.Status.DISABLED);
    assertThat(client.connections().enable(disabled).status())
        .isEqualTo(ProviderConnection.Status.ACTIVE);
    client.connections().delete(reopened);
    assertThatThrownBy(() -> client.connections().get(reopened.id())).isInstanceOf(Refused.class);
  }

  private void secureSip() throws PlatformException {
    SipSettings sip = client.sip().get();
    sip = client.sip().encrypt(sip, SrtpPolicy.REQUIRED);
    sip = client.sip().key(sip, SrtpKeying.SDES);
    sip = client.sip().speak(sip, List.of("PCMA"));
    assertThat(sip.codecs()).containsExactly("PCMA");
    sip = client.sip().limit(sip, 7);
    sip =
        client
            .sip()
            .assume(sip, new SessionDefaults(SessionMode.BIDIRECTIONAL_TRANSLATION, "en", null));
    Allowlist office =
        new Allowlist(
            Allowlist.Mode.LISTED, List.of(new Allowlist.Entry("192.0.2.0/24", "Office", null)));
    sip = client.sip().allow(sip, office);
    sip = client.sip().disable(sip);
    assertThat(client.sip().enable(sip).maxConcurrentCalls()).isEqualTo(7);
    SipPassword password = client.sip().rotatePassword(Duration.ofMinutes(10));
    assertThat(Duration.between(password.createdAt(), password.previousValidUntil()))
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(exchanges.toString()).doesNotContain(password.password().reveal());
    assertThat(client.sip().rotatePassword(Duration.ZERO).password())
        .as("each is another")
        .isNotEqualTo(password.password());
  }
}
