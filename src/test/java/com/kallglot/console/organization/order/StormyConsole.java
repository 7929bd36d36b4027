package com.kallglot.console.organization.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.Exchange;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.FaultyProxy;
import com.kallglot.console.client.FaultyProxy.Passed;
import com.kallglot.console.client.ManualPace;
import com.kallglot.console.client.Patience;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.Rotation;
import com.kallglot.console.organization.order.OrderOutcome.NotKnown;
import com.kallglot.console.organization.order.OrderOutcome.Ordered;
import com.kallglot.console.organization.order.OrderOutcome.UserMustDecide;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.account.NewConnection;
import com.kallglot.console.telephony.account.NewCredentials;
import com.kallglot.console.telephony.ordering.NumberOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// A console behind a faulty network, which does things and is held to what it says of them. The
/// platform is asked beside it, on a way where nothing fails.
final class StormyConsole implements AutoCloseable {
  private static final Money LIMIT = new Money(new BigDecimal("5.00"), "USD");
  private static final ReentrantLock SHARED = new ReentrantLock();
  private static final Duration PATIENT = Duration.ofMillis(100);

  private final Map<String, Integer> told = new TreeMap<>();
  private final Random random;
  private final FaultyProxy proxy;
  private final PlatformClient truth;
  private final PlatformClient client;
  private final Organization organization;
  private final ManualPace pace;
  private final Path folder;
  private final List<E164> numbers;
  private int crashIn = -1;
  private int requests;
  private Orders orders;
  private final StormyEdits edits;

  /// @param numbers that nobody else orders
  StormyConsole(long seed, String baseUrl, Secret key, Path folder, List<E164> numbers)
      throws IOException, PlatformException {
    this.random = new Random(seed);
    this.folder = folder;
    this.numbers = numbers;
    proxy = new FaultyProxy(baseUrl, new Random(seed + 1), 45);
    truth = new PlatformClient(new Endpoint(baseUrl, key), ExchangeListener.NONE);
    pace = new ManualPace(new Random(seed + 2), proxy::waited);
    client =
        new PlatformClient(
            new Endpoint(proxy.baseUrl(), key, PATIENT, PATIENT, PATIENT.multipliedBy(2)),
            this::exchanged,
            Patience.USUAL.at(pace));
    organization = new Organization(client, ResolutionPolicy.PUBLIC_TEXT, clock());
    restart();
    edits = new StormyEdits(this, new Random(seed + 3), numbers.getFirst());
  }

  PlatformClient truth() {
    return truth;
  }

  Organization organization() {
    return organization;
  }

  /// Now and then the process ends at one of the next requests.
  void mayCrash() {
    crashIn = random.nextInt(10) == 0 ? 1 + random.nextInt(3) : -1;
  }

  void mayNotCrash() {
    crashIn = -1;
  }

  /// The end of the process, as far as what it knows is concerned.
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private void exchanged(Exchange exchange) {
    requests++;
    if (crashIn > 0 && --crashIn == 0) {
      throw new Crash();
    }
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return pace.now();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new AssertionError("Times are in UTC");
      }
    };
  }

  private void restart() {
    crashIn = -1;
    orders = new Orders(client.numbers(), new OrderBook(folder), clock());
  }

  /// What was told how often.
  Map<String, Integer> told() {
    return told;
  }

  Map<FaultyProxy.Fault, Integer> faults() {
    assertThat(proxy.broken()).isEmpty();
    return proxy.done();
  }

  void tell(String what) {
    told.merge(what, 1, Integer::sum);
  }

  /// Does one thing.
  void run() throws Exception {
    restart();
    proxy.ail();
    switch (random.nextInt(9)) {
      case 0 -> createSession();
      case 1 -> edit();
      case 2 -> alone(this::rotate);
      case 3 -> connect();
      case 4, 5 -> order();
      default -> alone(edits::make);
    }
  }

  private interface Work {
    void run() throws PlatformException;
  }

  /// What all consoles share is edited by one at a time, so that each knows what is there; that
  /// somebody is faster is played.
  private static void alone(Work work) throws PlatformException {
    SHARED.lock();
    try {
      work.run();
    } finally {
      SHARED.unlock();
    }
  }

  /// The successes that the platform itself answered to such requests, once all are through. All
  /// that were made bear one key.
  List<Passed> effects(String method, String path) {
    proxy.settle();
    List<Passed> such =
        proxy.passed().stream()
            .filter(passed -> passed.method().equals(method) && passed.path().startsWith(path))
            .toList();
    assertThat(such.stream().map(Passed::key).distinct().count())
        .as("keys of one intent")
        .isLessThanOrEqualTo(1);
    return such.stream().filter(Passed::isSuccess).toList();
  }

  private static long different(List<Passed> answers) {
    return answers.stream()
        .map(answer -> answer.body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1"))
        .distinct()
        .count();
  }

  private void createSession() throws PlatformException {
    var request = new SessionRequest("ai_agent", null, null, RouteRequest.overSip(), Map.of());
    crashIn = random.nextInt(10) == 0 ? 1 + random.nextInt(3) : -1;
    Session session = null;
    PlatformException failed = null;
    try {
      session = client.sessions().create(request, UUID.randomUUID().toString());
    } catch (PlatformException e) {
      failed = e;
    } catch (Crash e) {
      tell("session: crashed");
    }
    restart();
    List<Passed> made = effects("POST", "/v1/sessions");
    assertThat(different(made)).as("sessions of one intent").isLessThanOrEqualTo(1);
    if (session != null) {
      assertThat(made.getFirst().body()).contains(session.id());
      truth.sessions().end(session.id());
      tell("session: created");
    } else if (failed != null && failed.mayHaveBeenDone()) {
      tell("session: in doubt");
    } else if (failed != null) {
      assertThat(made).as("said not to have been made: %s", failed).isEmpty();
      tell("session: not created");
    }
  }

  private void edit() throws PlatformException {
    E164 mine = numbers.getFirst();
    PhoneNumber read = active(mine);
    String label = "label " + random.nextInt();
    boolean raced = random.nextInt(5) == 0;
    PhoneNumber before = raced ? truth.numbers().label(read, "theirs " + label) : read;
    PlatformException failed = null;
    try {
      PhoneNumber now = client.numbers().label(read, label);
      assertThat(now.label()).isEqualTo(label);
    } catch (PlatformException e) {
      failed = e;
    }
    List<Passed> made = effects("PATCH", "/v1/telephony/numbers/");
    assertThat(made).as("edits of one intent").hasSizeLessThanOrEqualTo(1);
    PhoneNumber after = owned(mine);
    if (failed == null) {
      assertThat(after.label()).isEqualTo(label);
      assertThat(made).hasSize(1);
      tell("edit: made");
    } else if (failed.mayHaveBeenDone()) {
      assertThat(after.label()).isIn(label, before.label());
      tell("edit: in doubt");
    } else {
      assertThat(after.etag())
          .as("said not to have been made: %s", failed)
          .isEqualTo(before.etag());
      tell(raced ? "edit: overtaken" : "edit: not made");
    }
    proxy.passed();
  }

  /// Decided about, so that the platform itself changes it no more.
  PhoneNumber active(E164 number) throws PlatformException {
    if (owned(number) == null) {
      truth.numbers().order(order(number), UUID.randomUUID().toString());
    }
    Await.until(
        Duration.ofSeconds(20),
        number + " to be decided about",
        () -> {
          try {
            return owned(number).status() != PhoneNumber.Status.PENDING;
          } catch (PlatformException e) {
            throw new AssertionError(e);
          }
        });
    return owned(number);
  }

  private void rotate() {
    requests = 0;
    Rotation rotation = null;
    OrganizationException failed = null;
    try {
      rotation = organization.rotateSipPassword(Duration.ofHours(1));
    } catch (OrganizationException e) {
      failed = e;
    }
    assertThat(requests).as("a rotation is asked for once").isEqualTo(1);
    List<Passed> made = effects("POST", "/v1/telephony/sip/password");
    assertThat(made).hasSizeLessThanOrEqualTo(1);
    switch (rotation) {
      case Rotation.Rotated rotated -> {
        assertThat(made.getFirst().body()).contains(rotated.password().password().reveal());
        tell("rotation: rotated");
      }
      case Rotation.Lost lost -> {
        assertThat(lost.advice()).contains("Make another one before " + lost.oldHoldsUntil());
        tell(made.isEmpty() ? "rotation: lost, none made" : "rotation: lost, one made");
      }
      case null -> {
        assertThat(made).as("said not to have been made: %s", failed).isEmpty();
        tell("rotation: not made");
      }
    }
    proxy.heal(); // what is down comes up in pauses only, and there was none
  }

  private void connect() throws PlatformException {
    String label = "Trunk " + random.nextInt();
    var wanted =
        new NewConnection(
            Provider.TELNYX,
            label,
            null,
            null,
            NewCredentials.ofTelnyx(Secret.of("KEY" + UUID.randomUUID())));
    PlatformException failed = null;
    try {
      ProviderConnection added = client.connections().add(wanted, UUID.randomUUID().toString());
      client.connections().delete(added);
    } catch (PlatformException e) {
      failed = e;
    }
    proxy.settle();
    List<ProviderConnection> there =
        truth.connections().all().stream().filter(one -> one.label().equals(label)).toList();
    assertThat(there).as("connections of one intent").hasSizeLessThanOrEqualTo(1);
    if (failed == null) {
      assertThat(there).as("said to have been deleted").isEmpty();
      tell("connection: added and deleted");
    } else {
      boolean doubt = failed.mayHaveBeenDone();
      boolean adding = failed.attempted().startsWith("POST");
      if (!doubt) {
        assertThat(there).as("%s", failed).hasSize(adding ? 0 : 1);
      }
      tell("connection: " + (adding ? "adding " : "deleting ") + (doubt ? "in doubt" : "not done"));
    }
    for (ProviderConnection left : there) {
      truth.connections().delete(left);
    }
    proxy.passed();
  }

  private NumberOrder order(E164 number) {
    return new NumberOrder(number, "Büro " + random.nextInt(9), LIMIT, LIMIT);
  }

  private PhoneNumber owned(E164 number) throws PlatformException {
    return truth.numbers().of(number).stream()
        .filter(one -> one.status() != PhoneNumber.Status.RELEASED)
        .findFirst()
        .orElse(null);
  }

  private void order() throws Exception {
    E164 number = numbers.get(1 + random.nextInt(numbers.size() - 1));
    crashIn = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : -1;
    OrderOutcome outcome = null;
    try {
      if (random.nextInt(20) == 0) {
        new OrderBook(folder).begin(order(number), pace.now());
        throw new Crash(); // between the disk and the network
      }
      outcome = orders.order(order(number));
    } catch (OrganizationException e) {
      tell("order: not sent or not taken");
      proxy.settle();
      assertThat(owned(number)).as("%s", e).isNull();
    } catch (Crash e) {
      tell("order: crashed");
    }
    outcome = found(outcome);
    proxy.settle();
    PhoneNumber owned = owned(number);
    assertThat(truth.numbers().of(number))
        .filteredOn(one -> one.status() != PhoneNumber.Status.RELEASED)
        .as("numbers of one intent")
        .hasSizeLessThanOrEqualTo(1);
    assertThat(different(effects("POST", "/v1/telephony/numbers"))).isLessThanOrEqualTo(1);
    held(outcome, owned);
    if (owned != null) {
      truth.numbers().release(owned);
    }
    assertThat(new OrderBook(folder).open()).as("what is over is not kept").isEmpty();
  }

  /// As the console finds out after it was started anew, first still in the storm, and a day later
  /// now and then.
  private OrderOutcome found(OrderOutcome before) throws Exception {
    OrderOutcome outcome = before;
    for (int start = 0; outcome == null || outcome instanceof NotKnown; start++) {
      restart();
      if (start == 2) {
        proxy.heal();
      }
      assertThat(start).as("starts until it is known").isLessThan(4);
      List<OrderIntent> open = orders.open();
      if (open.isEmpty()) {
        return outcome;
      }
      if (random.nextInt(10) == 0) {
        proxy.settle(); // nothing is on its way for a day
        pace.advance(Duration.ofHours(23));
      }
      crashIn = start < 2 && random.nextInt(4) == 0 ? 1 : -1;
      try {
        outcome = orders.resume(open.getFirst());
      } catch (Crash e) {
        tell("order: crashed again");
      }
    }
    return outcome;
  }

  private void held(OrderOutcome outcome, PhoneNumber owned) throws OrderBookException {
    switch (outcome) {
      case Ordered ordered -> {
        assertThat(owned).isNotNull();
        assertThat(ordered.number().id()).isEqualTo(owned.id());
        tell("order: ordered");
      }
      case OrderOutcome.Refused refused -> {
        assertThat(owned).as("%s", refused).isNull();
        tell("order: refused");
      }
      case UserMustDecide decide -> {
        assertThat(owned).as("%s", decide).isNull();
        orders.forget(decide.intent());
        tell("order: the user must decide");
      }
      case NotKnown notKnown -> throw new AssertionError("In the end it is known: " + notKnown);
      case null -> assertThat(owned).isNull();
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    truth.close();
    proxy.close();
  }
}
