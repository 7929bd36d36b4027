package com.kallglot.console.provider.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.kallglot.console.provider.Explanation;
import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.http.Endpoints;
import com.kallglot.console.provider.http.HttpProviders;
import com.kallglot.console.telephony.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Plants secrets in answers and looks for them in every value, exception and log line there is.
class SecretsStayInsideTest {
  private static final String CANARY = "5c0ffee5c0ffee5c0ffee5c0ffee5c0f";
  private static final String MINE = "deadbeefdeadbeefdeadbeefdeadbeef";
  private static final String SID = "AC" + "0123456789abcdef".repeat(2);
  private static final String BASIC =
      Base64.getEncoder().encodeToString((SID + ":" + MINE).getBytes(StandardCharsets.UTF_8));
  private static final ProviderCredentials TWILIO =
      new ProviderCredentials.Twilio(SID, null, Secret.of(MINE));
  private static final PlatformAddresses PLATFORM =
      new PlatformAddresses(Set.of(), Set.of("sip.kallglot.com"), Set.of());

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<String> libraryLog = new CopyOnWriteArrayList<>();
  private final Logger ours = (Logger) LoggerFactory.getLogger("com.kallglot");
  private final java.util.logging.Logger library = java.util.logging.Logger.getLogger("okhttp3");
  private final Handler listener = listener();
  private MockWebServer server;
  private HttpProviders providers;

  private Handler listener() {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        libraryLog.add(
            line.getMessage() + (line.getThrown() == null ? "" : trace(line.getThrown())));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @BeforeEach
  void open() throws IOException {
    server = new MockWebServer();
    server.start(InetAddress.getLoopbackAddress(), 0);
    providers = new HttpProviders(Endpoints.standIn(server.url("/"), Duration.ofSeconds(30)));
    log.start();
    ours.addAppender(log);
    ours.setAdditive(false);
    ours.setLevel(Level.ALL);
    listener.setLevel(java.util.logging.Level.ALL);
    library.setLevel(java.util.logging.Level.ALL);
    library.addHandler(listener);
  }

  @AfterEach
  void close() {
    library.removeHandler(listener);
    library.setLevel(null);
    ours.setLevel(null);
    ours.setAdditive(true);
    ours.detachAppender(log);
    providers.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'sid':'SID','status':'active','type':'Full','auth_token':'CANARY','friendly_name':'x'}",
        "{'sid':'SID','friendly_name':'MINE','status':'BASIC','type':'Basic BASIC'}",
        "{'sid':'SID','Auth_Token':'CANARY','deep':[{'auth_token':'CANARY'}]}",
        "{'auth_token':'CANARY','sid':'other'}",
        "{'auth_token':'CANARY",
        "{'auth_token':'CANARY',,}",
        "{'auth_token':'CANARY'} trailing",
        "['CANARY']",
        "'CANARY'",
        "<html>CANARY</html>",
        "CANARY",
      })
  void neverKeepsTheTokenOfAnAccountsBody(String form) {
    String body = filled(form);
    for (int status : new int[] {200, 401, 429, 500}) {
      answer(status, body);
      answer(status, body);
      isClean(strings(providers.attempt(TWILIO)));
      answer(status, body);
      isClean(strings(providers.numbers(TWILIO, PLATFORM)));
      answer(status, body);
      isClean(exceptionOfGet());
    }
    isClean(logged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'code':20003,'message':'Token MINE is wrong','more_info':'https://x/?t=BASIC'}",
        "{'code':'MINE','detail':'Authorization: Basic BASIC'}",
      })
  void masksWhatAProviderEchoes(String form) {
    for (int status : new int[] {400, 401, 403, 429, 503}) {
      answer(status, filled(form));
      List<String> strings = strings(providers.attempt(TWILIO));
      isClean(strings);
      assertThat(String.join("\n", strings)).contains("***");
      answer(status, filled(form));
      isClean(exceptionOfGet());
    }
    isClean(logged());
  }

  @Test
  void showsNoSecretOfAWebhook() {
    answer(
        200,
        filled(
            "{'incoming_phone_numbers':[{'sid':'PN1','phone_number':'+12125550100',"
                + "'voice_url':'https://u:CANARY@app.example.com/v?t=CANARY#CANARY'}],"
                + "'next_page_uri':'https://u:CANARY@evil.example/CANARY'}"));
    List<String> strings = strings(providers.numbers(TWILIO, PLATFORM));
    isClean(strings);
    assertThat(strings).contains("https://app.example.com/v");
    isClean(logged());
  }

  @Test
  void quotesNothingOfSomebodyWhoDoesNotEvenSpeakHttp() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> blurt(socket));
      HttpUrl url = HttpUrl.get("http://127.0.0.1:" + socket.getLocalPort() + "/");
      try (HttpProviders asking =
          new HttpProviders(Endpoints.standIn(url, Duration.ofSeconds(30)))) {
        isClean(strings(asking.attempt(TWILIO)));
      }
      isClean(exceptionOfGet(url));
    }
    isClean(logged());
  }

  private static void blurt(ServerSocket socket) {
    try {
      while (true) {
        try (Socket client = socket.accept()) {
          client
              .getOutputStream()
              .write(
                  ("{\"auth_token\":\"" + CANARY + "\"}\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      assertThat(socket.isClosed()).as("ends with the test").isTrue();
    }
  }

  @Test
  void looksWhereItWouldFindThem() {
    assertThat(strings(new Explanation("what", "why " + CANARY, "next"))).anyMatch(this::isSecret);
    assertThat(trace(new IOException(new IOException(MINE)))).contains(MINE);
    answer(200, "{}");
    providers.attempt(TWILIO);
    assertThat(logged()).anyMatch(line -> line.contains("HTTP 200"));
  }

  private static String filled(String form) {
    return form.replace('\'', '"')
        .replace("CANARY", CANARY)
        .replace("MINE", MINE)
        .replace("BASIC", BASIC)
        .replace("SID", SID);
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private List<String> exceptionOfGet() {
    return exceptionOfGet(server.url("/"));
  }

  /// What the exception says, with all its causes; nothing where there is none.
  private static List<String> exceptionOfGet(HttpUrl url) {
    Exchange exchange =
        new Exchange(
            new OkHttpClient(),
            url,
            Secret.of("Basic " + BASIC),
            Secret.of(MINE),
            ErrorForm.TWILIO);
    try {
      return List.of(exchange.get(url).toString());
    } catch (ProviderException e) {
      return List.of(trace(e));
    }
  }

  private List<String> logged() {
    List<String> lines = new ArrayList<>(libraryLog);
    for (ILoggingEvent event : List.copyOf(log.list)) {
      lines.add(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    return lines;
  }

  private void isClean(List<String> strings) {
    assertThat(strings).noneMatch(this::isSecret);
  }

  private boolean isSecret(String text) {
    return text.contains(CANARY) || text.contains(MINE) || text.contains(BASIC);
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  /// Every text inside a value, its own included.
  private static List<String> strings(Object value) {
    List<String> found = new ArrayList<>(List.of(String.valueOf(value)));
    if (value instanceof Iterable<?> several) {
      several.forEach(one -> found.addAll(strings(one)));
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        found.addAll(strings(component(value, component.getAccessor())));
      }
    }
    return found;
  }

  private static Object component(Object value, Method accessor) {
    try {
      accessor.setAccessible(true);
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
