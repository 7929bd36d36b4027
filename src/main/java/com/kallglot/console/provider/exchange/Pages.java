package com.kallglot.console.provider.exchange;

import com.kallglot.console.provider.Outage;
import com.kallglot.console.provider.exchange.ProviderException.NoAnswer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Reads a list to its end, page after page, wherever the provider says it goes on: but only at the
/// same place, and never in a circle.
public final class Pages {
  /// Fifty a page or more: no account has as many numbers.
  static final int MOST_PAGES = 2_000;

  private Pages() {}

  /// Twilio: each page links to the next.
  ///
  /// @param link finds the link to the next page in one, null at the end
  /// @param sink is given the entries of each page as it comes
  public static void followLinks(
      Exchange exchange,
      HttpUrl first,
      String list,
      Function<Answer, @Nullable String> link,
      Consumer<Answer> sink)
      throws ProviderException {
    Set<HttpUrl> read = new HashSet<>();
    HttpUrl page = first;
    while (page != null) {
      read.add(page);
      Answer answer = page(exchange, page, list);
      answer.list(list).forEach(sink);
      page = next(exchange, first, read, link.apply(answer));
    }
  }

  private static @Nullable HttpUrl next(
      Exchange exchange, HttpUrl first, Set<HttpUrl> read, @Nullable String link) throws NoAnswer {
    if (link == null) {
      return null;
    }
    HttpUrl next = first.resolve(link);
    if (next == null || !exchange.isAtHome(next)) {
      throw untrusted(first, "the next page is said to be at another place than this one");
    }
    if (!next.encodedPath().equals(first.encodedPath())) {
      throw untrusted(first, "the next page is said to be of another resource");
    }
    if (read.contains(next)) {
      throw untrusted(first, "the next page is said to be one that was read already");
    }
    if (read.size() >= MOST_PAGES) {
      throw untrusted(first, "there are more than " + MOST_PAGES + " pages");
    }
    return next;
  }

  /// Telnyx: pages are numbered from 1, and each says how many there are.
  public static void followNumbers(
      Exchange exchange, HttpUrl first, int size, Consumer<Answer> sink) throws ProviderException {
    Set<String> ids = new HashSet<>();
    int last = 1;
    for (int number = 1; number <= last; number++) {
      HttpUrl url =
          first
              .newBuilder()
              .setQueryParameter("page[number]", Integer.toString(number))
              .setQueryParameter("page[size]", Integer.toString(size))
              .build();
      Answer answer = page(exchange, url, "data");
      boolean anyNew = false;
      for (Answer entry : answer.list("data")) {
        if (ids.add(entry.text("id", "entry " + ids.size()))) {
          anyNew = true;
          sink.accept(entry);
        }
      }
      last = answer.object("meta").number("total_pages", 1);
      if (number < last && !anyNew) {
        throw untrusted(first, "page " + number + " of " + last + " brings nothing new");
      }
      if (last > MOST_PAGES) {
        throw untrusted(first, "there are said to be " + last + " pages");
      }
    }
  }

  private static Answer page(Exchange exchange, HttpUrl url, String list) throws ProviderException {
    Answer answer = exchange.get(url);
    if (!answer.hasList(list)) {
      throw new NoAnswer(
          "GET " + url.encodedPath(),
          Outage.UNEXPECTED_SHAPE,
          "there is no list \"" + list + "\" in the answer",
          null,
          null);
    }
    return answer;
  }

  private static NoAnswer untrusted(HttpUrl first, String detail) {
    return new NoAnswer(
        "Reading on from GET " + first.encodedPath(), Outage.UNTRUSTED_PAGE, detail, null, null);
  }
}
