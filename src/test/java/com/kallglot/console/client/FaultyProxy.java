package com.kallglot.console.client;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Stands between a client and a platform and does to what passes whatever a network and a gateway
/// can do, chosen by a seed. Remembers what the platform itself answered.
public final class FaultyProxy implements AutoCloseable {
  /// What is done to one request. “Before” is before the platform got it, “after” when it has
  /// answered.
  public enum Fault {
    NONE,
    /// Nobody listens for a while.
    REFUSED,
    RESET_BEFORE,
    RESET_AFTER,
    TIMEOUT_BEFORE,
    TIMEOUT_AFTER,
    /// The client has given up when the platform gets it.
    LATE,
    ERROR_BEFORE,
    ERROR_AFTER,
    /// Fewer bytes than were promised.
    CUT_OFF,
    /// As many bytes as were promised, and half of the JSON.
    TRUNCATED,
    HTML_BEFORE,
    HTML_AFTER,
    /// Fields and enum values that nobody has heard of.
    STRANGE,
    RATE_LIMITED
  }

  /// What the platform answered, whatever became of it.
  ///
  /// @param key the `Idempotency-Key` it was asked with, empty for none
  public record Passed(String method, String path, String key, int status, String body) {
    public boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final String HTML = "<html><title>502</title>Bad Gateway</html>";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String upstream;
  private final RandomGenerator random;
  private final int calm;
  private final int port;
  private final Set<Integer> markers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger abandoned = new AtomicInteger();
  private final List<IOException> broken = new CopyOnWriteArrayList<>();
  private final AtomicInteger downFor = new AtomicInteger();
  private final Phaser underWay = new Phaser(1);
  private final List<Passed> passed = new ArrayList<>();
  private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
  private ServerSocket listening;
  private Socket placeholder = new Socket();
  private Thread acceptor;
  private volatile boolean faulty = true;
  private volatile boolean closed;

  /// @param calm of a hundred requests, how many nothing is done to
  public FaultyProxy(String upstream, RandomGenerator random, int calm) throws IOException {
    this.upstream = upstream;
    this.random = random;
    this.calm = calm;
    listening = new ServerSocket(0, 50, LOOPBACK);
    port = listening.getLocalPort();
    serve(listening);
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + port;
  }

  /// From now on nothing is done to anything, and somebody listens.
  public void heal() {
    faulty = false;
    up();
  }

  public void ail() {
    faulty = true;
  }

  /// Somebody waited: what is down may come up.
  public void waited() {
    if (downFor.get() > 0 && downFor.decrementAndGet() == 0) {
      up();
    }
  }

  /// What went wrong in the proxy itself.
  public List<IOException> broken() {
    return List.copyOf(broken);
  }

  /// Returns when nothing is under way any more of what was sent, even of what its sender gave up
  /// before it was accepted.
  public void settle() {
    try (Socket last = new Socket()) {
      last.bind(new InetSocketAddress(LOOPBACK, 0));
      markers.add(last.getLocalPort());
      last.connect(new InetSocketAddress(LOOPBACK, port));
      int end = last.getInputStream().read(); // accepted after all that came before it
      assert end < 0 : "Nothing is said to a marker";
    } catch (ConnectException e) {
      abandoned.incrementAndGet(); // nobody listens, so nobody waits
    } catch (IOException e) {
      broken.add(e);
    }
    underWay.arriveAndAwaitAdvance();
  }

  /// What the platform answered since this was last asked.
  public synchronized List<Passed> passed() {
    List<Passed> all = List.copyOf(passed);
    passed.clear();
    return all;
  }

  /// How often each fault was committed.
  public synchronized Map<Fault, Integer> done() {
    return Map.copyOf(done);
  }

  private void serve(ServerSocket server) {
    acceptor =
        Thread.ofVirtual()
            .start(() -> {
              while (!server.isClosed()) {
                accept(server);
              }
            });
  }

  private void accept(ServerSocket server) {
    try {
      Socket client = server.accept();
      if (markers.remove(client.getPort())) {
        client.close();
        return;
      }
      underWay.register();
      threads.execute(() -> {
        try (client) {
          handle(client);
        } catch (SocketException e) {
          abandoned.incrementAndGet(); // the client hung up first
        } catch (IOException e) {
          broken.add(e);
        } finally {
          underWay.arriveAndDeregister();
        }
      });
    } catch (IOException e) {
      if (!server.isClosed()) {
        broken.add(e);
      }
    }
  }

  /// The port stays taken, by a socket that does not listen.
  private synchronized void down(int pauses) throws IOException {
    listening.close();
    try {
      acceptor.join(); // until then the port is still listened on
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
    placeholder = new Socket();
    placeholder.setReuseAddress(true);
    placeholder.bind(new InetSocketAddress(LOOPBACK, port));
    downFor.set(pauses);
  }

  private synchronized void up() {
    downFor.set(0);
    if (!listening.isClosed() || closed) {
      return;
    }
    try {
      placeholder.close();
      listening = new ServerSocket();
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(LOOPBACK, port), 50);
    } catch (IOException e) {
      throw new UncheckedIOException("Port " + port + " cannot be listened on again", e);
    }
    serve(listening);
  }

  private synchronized Fault choose() {
    Fault[] all = Fault.values();
    Fault fault =
        faulty && random.nextInt(100) >= calm
            ? all[1 + random.nextInt(all.length - 1)]
            : Fault.NONE;
    done.merge(fault, 1, Integer::sum);
    return fault;
  }

  private synchronized int chance(int bound) {
    return random.nextInt(bound);
  }

  private void handle(Socket client) throws IOException {
    Fault fault = choose();
    if (fault == Fault.RESET_BEFORE && chance(2) == 0) {
      reset(client); // not even read
      return;
    }
    Asked asked = Asked.read(client.getInputStream());
    switch (fault) {
      case REFUSED -> {
        down(1 + chance(6));
        reset(client);
      }
      case RESET_BEFORE -> reset(client);
      case TIMEOUT_BEFORE -> awaitGone(client);
      case LATE -> {
        awaitGone(client);
        forward(asked);
      }
      case ERROR_BEFORE -> answer(client, error(), "application/json", refusal(), "");
      case HTML_BEFORE -> answer(client, chance(2) == 0 ? 200 : 502, "text/html", HTML, "");
      case RATE_LIMITED ->
          answer(
              client,
              429,
              "application/json",
              "{\"error\":{\"code\":\"rate_limit_exceeded\"}}",
              "Retry-After: " + (1 + chance(3)) + "\r\n");
      case NONE, RESET_AFTER, TIMEOUT_AFTER, ERROR_AFTER, CUT_OFF, TRUNCATED, HTML_AFTER, STRANGE ->
          after(fault, client, forward(asked));
    }
  }

  private void after(Fault fault, Socket client, HttpResponse<String> answer) throws IOException {
    String body = answer.body();
    switch (fault) {
      case RESET_AFTER -> reset(client);
      case TIMEOUT_AFTER -> awaitGone(client);
      case ERROR_AFTER -> answer(client, error(), "application/json", refusal(), "");
      case HTML_AFTER -> answer(client, chance(2) == 0 ? 200 : 504, "text/html", HTML, "");
      case CUT_OFF -> {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        write(client, answer.statusCode(), "application/json", bytes, bytes.length / 2, "");
      }
      case TRUNCATED ->
          pass(client, answer, body.substring(0, Math.max(0, body.length() - 1 - chance(20))));
      case STRANGE -> pass(client, answer, strange(body));
      default -> pass(client, answer, body);
    }
  }

  private static String strange(String body) {
    return body.replaceFirst("\\{", "{\"wings\":{\"left\":[1,null]},")
        .replaceAll("\"number_type\":\"[a-z_]+\"", "\"number_type\":\"hologram\"")
        .replaceAll("\"mode\":\"[a-z_]+\"", "\"mode\":\"telepathy\"");
  }

  private int error() {
    return new int[] {500, 502, 503, 504}[chance(4)];
  }

  private static String refusal() {
    return "{\"error\":{\"type\":\"api_error\",\"code\":\"internal_error\",\"message\":\"Oh.\"}}";
  }

  private static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  /// Until the client hangs up.
  private static void awaitGone(Socket client) throws IOException {
    int more = client.getInputStream().read();
    if (more >= 0) {
      throw new IOException("A client that waits says nothing");
    }
  }

  private HttpResponse<String> forward(Asked asked) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(upstream + asked.target))
            .method(
                asked.method,
                asked.body.isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(asked.body));
    Stream.of("Authorization", "Idempotency-Key", "If-Match", "Content-Type")
        .filter(name -> asked.headers.containsKey(name.toLowerCase(Locale.ROOT)))
        .forEach(name -> request.header(name, asked.headers.get(name.toLowerCase(Locale.ROOT))));
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      synchronized (this) {
        String key = asked.headers.getOrDefault("idempotency-key", "");
        passed.add(new Passed(asked.method, asked.target, key, answer.statusCode(), answer.body()));
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static void pass(Socket client, HttpResponse<String> answer, String body)
      throws IOException {
    StringBuilder headers = new StringBuilder();
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (name.startsWith("x-") || name.equals("etag") || name.equals("retry-after")) {
            headers.append(name).append(": ").append(values.getFirst()).append("\r\n");
          }
        });
    answer(client, answer.statusCode(), "application/json", body, headers.toString());
  }

  private static void answer(Socket client, int status, String type, String body, String headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    write(client, status, type, bytes, bytes.length, headers);
  }

  private static void write(
      Socket client, int status, String type, byte[] bytes, int length, String headers)
      throws IOException {
    OutputStream out = new BufferedOutputStream(client.getOutputStream());
    String head =
        "HTTP/1.1 %d Proxied\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(status, type, bytes.length, headers);
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.write(bytes, 0, length);
    out.flush();
    client.shutdownOutput();
  }

  /// One request of HTTP/1.1 with a body of known length or none.
  private record Asked(String method, String target, Map<String, String> headers, String body) {
    static Asked read(InputStream socket) throws IOException {
      InputStream in = new BufferedInputStream(socket);
      String[] first = line(in).split(" ", -1);
      if (first.length != 3) {
        throw new IOException("No request came");
      }
      Map<String, String> headers = new HashMap<>();
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      return new Asked(first[0], first[1], headers, body);
    }

    private static String line(InputStream in) throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
        line.write(b);
      }
      return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
      listening.close();
      placeholder.close();
    }
    threads.shutdownNow();
    http.shutdownNow();
  }
}
