package com.kallglot.console.trace.journal;

import com.kallglot.console.client.Exchange;
import com.kallglot.console.telephony.masking.Masking;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An API exchange as an entry shows it, masked once more.
final class WrittenExchange {
  private final Exchange exchange;
  private final String url;
  private final String detail;
  private final String curl;

  WrittenExchange(Exchange exchange) {
    this.exchange = exchange;
    this.url = Masking.url(exchange.url());
    this.detail = Masking.text(detail());
    this.curl = Masking.text(curl());
  }

  Entry entry(long number, Instant at) {
    Exchange.Head head = exchange.head();
    String line = head == null ? "" : head.statusLine();
    return new Entry.Api(
        number,
        at,
        exchange.startedAtNanos(),
        exchange.method() + " " + path(),
        exchange.status(),
        line.replaceFirst("^\\S+ ?\\d* ?", ""),
        Duration.ofNanos(exchange.endedAtNanos() - exchange.startedAtNanos()),
        exchange.failure() == null ? null : Masking.text(exchange.failure()),
        exchange.requestId() == null ? "" : exchange.requestId(),
        detail,
        curl);
  }

  private String path() {
    URI whole = URI.create(url.replace("***", "...")); // what is masked need be no URL
    String root = whole.getScheme() + "://" + whole.getRawAuthority();
    return url.startsWith(root) ? url.substring(root.length()) : url;
  }

  private String detail() {
    var text = new StringBuilder(exchange.method()).append(' ').append(url).append('\n');
    block(text, exchange.requestHeaders(), exchange.requestBody());
    text.append('\n');
    Exchange.Head head = exchange.head();
    if (head != null) {
      text.append(head.statusLine()).append('\n');
      block(text, head.headers(), exchange.responseBody());
    }
    if (exchange.failure() != null) {
      text.append(head == null ? "" : "\n").append(exchange.failure()).append('\n');
    }
    return text.toString();
  }

  private static void block(
      StringBuilder text, Map<String, String> headers, @Nullable String body) {
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    if (body != null && !body.isBlank()) {
      text.append('\n').append(IndentedJson.of(body)).append('\n');
    }
  }

  /// With the very `Idempotency-Key` and `If-Match` it had, so that nothing is done twice.
  private String curl() {
    var text = new StringBuilder("curl -sS -X ").append(exchange.method());
    text.append(' ').append(quoted(url));
    text.append(" \\\n  -H \"Authorization: Bearer $KALLGLOT_API_KEY\"");
    exchange
        .requestHeaders()
        .forEach((name, value) -> text.append(" \\\n  -H ").append(quoted(name + ": " + value)));
    if (exchange.requestBody() != null) {
      text.append(" \\\n  --data-binary ").append(quoted(exchange.requestBody()));
    }
    return text.append('\n').toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
