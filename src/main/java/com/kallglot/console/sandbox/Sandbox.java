package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import com.kallglot.console.sandbox.SandboxException.PortTaken;
import com.kallglot.console.sandbox.SandboxException.StoreUnusable;
import com.kallglot.console.sandbox.account.AccountCheck;
import com.kallglot.console.sandbox.account.Vault;
import com.kallglot.console.sandbox.carrier.CarrierServer;
import com.kallglot.console.sandbox.http.ApiServer;
import com.kallglot.console.sandbox.http.Area;
import com.kallglot.console.sandbox.http.Behaviours;
import com.kallglot.console.sandbox.http.ControlArea;
import com.kallglot.console.sandbox.http.PlatformArea;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.interpreter.Interpreter;
import com.kallglot.console.sandbox.interpreter.InterpreterResource;
import com.kallglot.console.sandbox.live.CallsAndStreams;
import com.kallglot.console.sandbox.live.LiveSessions;
import com.kallglot.console.sandbox.live.StreamDesk;
import com.kallglot.console.sandbox.ordering.OrderDesk;
import com.kallglot.console.sandbox.platform.Facilities;
import com.kallglot.console.sandbox.platform.Listening;
import com.kallglot.console.sandbox.platform.PlatformRoutes;
import com.kallglot.console.sandbox.platform.StreamTokens;
import com.kallglot.console.sandbox.setup.BehaviourResource;
import com.kallglot.console.sandbox.setup.ConfigurationResource;
import com.kallglot.console.sandbox.setup.Seed;
import com.kallglot.console.sandbox.store.Ids;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.wire.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The platform in a box: its HTTP side, its store and its decisions. Its SIP side is started
/// beside it, asks [#callDesk] and is made known by [#listening].
public final class Sandbox implements AutoCloseable {
  private final Premises premises;
  private final Legs legs = new Legs();
  private final Faults faults = new Faults();
  private final Behaviours behaviours = new Behaviours();
  private final Interpreter interpreter;
  private final LiveSessions live;
  private final Switchboard switchboard;
  private final Housekeeping housekeeping;
  private final CarrierServer carriers;
  private final AccountCheck accountCheck;
  private final ApiServer api;
  private final Guests guests;
  private volatile Listening listening = Listening.NOWHERE;
  private volatile String authority = "";
  private volatile String streams = "";
  private volatile @Nullable Dialler sipSide;

  private Sandbox(Premises premises, Guests guests, SandboxOptions options) throws IOException {
    this.premises = premises;
    this.guests = guests;
    Ids ids = new Ids(options.clock(), new SecureRandom());
    OrderDesk orders = new OrderDesk(premises.store(), ids, options.clock());
    interpreter = new Interpreter(options.clock(), LiveSessions.minutesIn(premises.store()));
    live =
        new LiveSessions(
            premises.store(),
            new StreamTokens(premises.credentials().streamKey()),
            options.clock(),
            interpreter,
            this::hangUp);
    switchboard =
        new Switchboard(premises.store(), options.clock(), ids, legs, faults, live, this::lineOf);
    housekeeping = new Housekeeping(premises.store(), options.clock(), orders, legs, live);
    carriers = CarrierServer.start(premises.carriers());
    accountCheck = new AccountCheck(carriers.origin());
    authority = authority(new InetSocketAddress(options.bind(), options.httpPort()));
    try {
      api =
          ApiServer.start(
              new InetSocketAddress(options.bind(), options.httpPort()),
              List.of(platform(options, ids, orders), control(options, ids)),
              Map.of(
                  Paths.OPENAPI,
                  document("kallglot.yaml"),
                  "/control/openapi.yaml",
                  document("sandbox-control.yaml")),
              ids);
    } catch (IOException e) {
      closeProviders();
      throw e;
    }
    authority = authority(api.address());
    housekeeping.begin();
  }

  /// Opens the data folder, seeding it where it is new, and serves.
  ///
  /// @throws SandboxException the folder or the port is taken, or the data cannot be used
  public static Sandbox start(SandboxOptions options) throws SandboxException {
    Premises premises = Premises.open(options);
    Guests guests = null;
    try {
      guests = Guests.receive(premises.credentials().controlKey());
      return new Sandbox(premises, guests, options);
    } catch (IOException e) {
      close(guests, premises);
      throw new PortTaken(options.bind().getHostAddress() + ":" + options.httpPort(), e);
    } catch (RuntimeException e) {
      close(guests, premises);
      throw e;
    }
  }

  private static void close(@Nullable Guests guests, Premises premises) {
    if (guests != null) {
      guests.close();
    }
    premises.close();
  }

  private Area platform(SandboxOptions options, Ids ids, OrderDesk orders) {
    Facilities facilities =
        new Facilities(
            premises.store(),
            options.clock(),
            ids,
            new StreamTokens(premises.credentials().streamKey()),
            () -> "ws://" + (streams.isEmpty() ? authority : streams),
            () -> listening,
            new CallsAndStreams(switchboard, live),
            premises.handouts(),
            new Vault(premises.credentials().streamKey()),
            accountCheck);
    Routes routes = PlatformRoutes.of(facilities, orders);
    return new PlatformArea(premises.store(), routes, options.clock(), behaviours);
  }

  /// The SIP user name of the test line that has the number.
  private Optional<String> lineOf(E164 number) {
    return organizations().stream()
        .map(OrganizationAccess::testLine)
        .filter(line -> line.number().equals(number))
        .map(EndpointFile.TestLine::username)
        .findFirst();
  }

  private Area control(SandboxOptions options, Ids ids) {
    Routes routes = new Routes();
    new ControlResource(legs, faults).addTo(routes);
    new StatusResource(() -> sipSide).addTo(routes);
    new BehaviourResource(premises.store(), behaviours).addTo(routes);
    new InterpreterResource(interpreter).addTo(routes);
    new ConfigurationResource(
            premises.store(), options.clock(), ids, new CallsAndStreams(switchboard, live)::hangUp)
        .addTo(routes);
    return new ControlArea(premises.credentials().controlKey(), routes);
  }

  private void hangUp(String sessionId) {
    switchboard.hangUp(sessionId);
  }

  private static Reply document(String name) throws IOException {
    try (InputStream in = Sandbox.class.getResourceAsStream("/openapi/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its document openapi/" + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Reply(200, "application/yaml", text, Map.of());
    }
  }

  /// Who listens on every address is reached on the one that every computer has.
  private static String reachable(InetAddress address) {
    return address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
  }

  private static String authority(InetSocketAddress address) {
    String host = reachable(address.getAddress());
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  /// Such as `http://127.0.0.1:8480`.
  public String baseUrl() {
    return "http://" + authority;
  }

  /// What the SIP side asks.
  public CallDesk callDesk() {
    return switchboard;
  }

  /// What the WebSocket side asks.
  public StreamDesk streamDesk() {
    return live;
  }

  /// Takes over where the WebSocket side listens; to be told before [#listening].
  public void streamsOn(InetAddress address, int port) {
    streams = authority(new InetSocketAddress(address, port));
  }

  /// The name of its SIP domain, and of the digest realm.
  public String domain() {
    return Seed.DOMAIN;
  }

  public Path dataFolder() {
    return premises.folder().path();
  }

  public List<OrganizationAccess> organizations() {
    return premises.credentials().organizations();
  }

  /// Takes over where the SIP side listens and how to reach it, and writes the endpoint file: from
  /// now on other processes find this sandbox.
  ///
  /// @param caFile the certificate of its own authority, PEM
  public EndpointFile listening(List<Transport> listened, Path caFile, Dialler dialler)
      throws SandboxException {
    List<Transport> transports =
        listened.stream()
            .map(t -> new Transport(t.kind(), reachable(InetAddress.ofLiteral(t.host())), t.port()))
            .toList();
    switchboard.connect(dialler);
    sipSide = dialler;
    listening = new Listening(transports);
    EndpointFile file =
        new EndpointFile(
            ProcessHandle.current().pid(),
            baseUrl(),
            guests.port(),
            premises.credentials().controlKey(),
            EndpointFile.Sip.of(transports, Seed.DOMAIN, caFile),
            new EndpointFile.Carriers(carriers.origin().toString(), carriers.accounts()),
            organizations());
    try {
      premises.handouts().announce(file);
    } catch (IOException e) {
      throw new StoreUnusable(dataFolder(), e);
    }
    return file;
  }

  /// "METHOD template" of all that its HTTP side serves.
  List<String> operations() {
    return api.operations();
  }

  Store store() {
    return premises.store();
  }

  /// Ends what has run out by now; otherwise done every few seconds.
  void tidy() {
    housekeeping.tidy();
  }

  /// How many other processes use it.
  public int guests() {
    return guests.count();
  }

  /// Waits until no other process uses it, or until [#partFromGuests]; none that comes later is let
  /// in.
  public void awaitUnused() throws InterruptedException {
    guests.awaitNone();
  }

  /// Waits for other processes no longer.
  public void partFromGuests() {
    guests.close();
  }

  /// To be called after the SIP side was closed: its last reports are still taken.
  @Override
  public void close() {
    guests.close();
    housekeeping.close();
    interpreter.close();
    api.close();
    closeProviders();
    premises.close();
  }

  private void closeProviders() {
    accountCheck.close();
    carriers.close();
  }
}
