package com.kallglot.console.sandbox.http;

import com.kallglot.console.sandbox.http.Behaviour.Failure;
import com.kallglot.console.sandbox.http.Behaviour.Moment;
import com.kallglot.console.sandbox.http.Behaviours.Fate;
import com.kallglot.console.sandbox.store.Ids;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server: one virtual thread for each request, JSON in every answer, refusals in the one
/// order of the contract, and one place where a bug becomes 500.
public final class ApiServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final int BACKLOG = 512;
  private static final Fate FINE = new Fate(Failure.NONE, Moment.BEFORE_EFFECT);

  /// What is sent before anything was done, so that it can break off in the middle.
  private static final Reply NOTHING = Reply.written(200, "{\"object\":\"list\",\"data\":[]}");

  /// The longest that closing waits for requests under way.
  private static final int PARTING_SECONDS = 1;

  static {
    // Without it each response waits for the acknowledgement of its header, 40 ms on Linux. It is
    // read once, when the JDK's server is first used.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // A request that is not complete after so many seconds is given up.
    System.setProperty("sun.net.httpserver.maxReqTime", "30");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final List<Area> areas;
  private final Map<String, Reply> openDocuments;
  private final Ids ids;

  private ApiServer(
      HttpServer server, List<Area> areas, Map<String, Reply> openDocuments, Ids ids) {
    this.server = server;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    this.areas = areas;
    this.openDocuments = openDocuments;
    this.ids = ids;
  }

  /// @param openDocuments what is answered by path to anybody, without a key
  /// @throws IOException the address cannot be listened on, because another program does
  public static ApiServer start(
      InetSocketAddress address, List<Area> areas, Map<String, Reply> openDocuments, Ids ids)
      throws IOException {
    ApiServer api =
        new ApiServer(
            HttpServer.create(address, BACKLOG),
            List.copyOf(areas),
            Map.copyOf(openDocuments),
            ids);
    api.server.createContext("/", api::serve);
    api.server.setExecutor(api.threads);
    api.server.start();
    return api;
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  /// "METHOD template" of all that is served.
  public List<String> operations() {
    List<String> operations = new ArrayList<>();
    areas.forEach(area -> operations.addAll(area.routes().operations()));
    openDocuments.keySet().forEach(path -> operations.add("GET " + path));
    return operations;
  }

  private void serve(HttpExchange exchange) {
    String requestId = ids.next("req_");
    Call call = new Call(exchange, requestId, 0, Map.of(), null);
    Optional<Area> area =
        areas.stream().filter(candidate -> candidate.holds(call.path())).findFirst();
    Fate fate =
        openDocuments.containsKey(call.path()) ? FINE : area.map(a -> a.fate(call)).orElse(FINE);
    try {
      Reply answered = fate.comesFirst() ? NOTHING : answer(call, area);
      send(
          exchange,
          fate.instead(answered, requestId).with("X-Request-ID", requestId),
          fate.failure());
    } catch (IOException e) {
      LOG.debug("The caller of {} left before its answer was sent", requestId, e);
      exchange.close();
    }
  }

  private Reply answer(Call call, Optional<Area> area) {
    try {
      Reply open = openDocuments.get(call.path());
      if (open != null) {
        return verb(call).equals("GET") ? open : notAllowed("GET").reply(call.requestId());
      }
      Area known = area.orElseThrow(() -> unknown(call));
      return inside(known, known.admit(call));
    } catch (Refusal refusal) {
      return refusal.reply(call.requestId());
    } catch (Exception | StackOverflowError e) {
      return bug(call, e);
    }
  }

  /// Whatever happens to a caller that is known, its limits are told.
  private Reply inside(Area area, Area.Guest guest) {
    Reply reply;
    try {
      reply = resource(area, guest);
    } catch (Refusal refusal) {
      reply = refusal.reply(guest.call().requestId());
    } catch (Exception | StackOverflowError e) {
      reply = bug(guest.call(), e);
    }
    return withHeaders(reply, guest);
  }

  private static Reply withHeaders(Reply reply, Area.Guest guest) {
    Reply told = reply;
    for (Map.Entry<String, String> header : guest.headers().entrySet()) {
      told = told.with(header.getKey(), header.getValue());
    }
    return told;
  }

  private static Reply resource(Area area, Area.Guest guest) throws Refusal {
    guest.checkActive();
    Call call = guest.call();
    Optional<Routes.Found> found = area.routes().find(call.path());
    Routes.Found known = found.orElseThrow(() -> unknown(call));
    Routes.Endpoint endpoint = known.byMethod().get(verb(call));
    if (endpoint == null) {
      throw notAllowed(known.methods());
    }
    guest.enter(endpoint.scope());
    return endpoint.resource().answer(call.at(known.parameters(), area.bodyLimit()));
  }

  /// HEAD is GET whose body is not sent (RFC 9110 §9.3.2).
  private static String verb(Call call) {
    return call.method().equals("HEAD") ? "GET" : call.method();
  }

  private static Refusal unknown(Call call) {
    return new Refusal(
        Code.RESOURCE_NOT_FOUND,
        "There is nothing at %s. What there is: /v1/openapi.yaml.".formatted(call.path()));
  }

  private static Refusal notAllowed(String methods) {
    return new Refusal(Code.METHOD_NOT_ALLOWED, "What is possible here: " + methods + ".")
        .with("Allow", methods);
  }

  private static Reply bug(Call call, Throwable cause) {
    LOG.error("{} {} failed, {}", call.method(), call.path(), call.requestId(), cause);
    return new Refusal(
            Code.INTERNAL_ERROR,
            "The sandbox has a bug, or its disk failed: its log has the cause under this request"
                + " id.")
        .reply(call.requestId());
  }

  private static void send(HttpExchange exchange, Reply reply, Failure failure) throws IOException {
    if (failure == Failure.RESET) {
      exchange.close();
      return;
    }
    byte[] body = reply.bytes();
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(reply.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), body.length);
    if (failure == Failure.TRUNCATED) {
      exchange.getResponseBody().write(body, 0, body.length / 2);
      exchange.getResponseBody().flush();
      exchange.close();
      return;
    }
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /// Answers what has begun and is done soon, takes nothing new. What then still waits, for a
  /// provider or because the platform was told to be slow, is told to stop.
  @Override
  public void close() {
    server.stop(PARTING_SECONDS);
    threads.shutdownNow();
    threads.close();
  }
}
