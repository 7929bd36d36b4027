package com.kallglot.console.sandbox.carrier;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Twilio's API of 2010-04-01 and the part of its trunking API that tells where trunks lead.
final class TwilioStandIn implements StandIn {
  static final String API = "/2010-04-01/";
  static final String TRUNKING = "/v1/Trunks/";

  private static final Pattern ACCOUNT = Pattern.compile("/2010-04-01/Accounts/([^/]+)\\.json");
  private static final Pattern NUMBERS =
      Pattern.compile("/2010-04-01/Accounts/([^/]+)/IncomingPhoneNumbers\\.json");
  private static final Pattern APPLICATION =
      Pattern.compile("/2010-04-01/Accounts/([^/]+)/Applications/([^/]+)\\.json");
  private static final Pattern ORIGINATION = Pattern.compile("/v1/Trunks/([^/]+)/OriginationUrls");
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 1_000;
  private static final int RETRY_AFTER_SECONDS = 2;

  private final List<TwilioLogin> logins;

  TwilioStandIn(List<TwilioLogin> logins) {
    this.logins = List.copyOf(logins);
  }

  @Override
  public Reply answer(HttpExchange exchange) {
    Optional<TwilioLogin> login = login(exchange.getRequestHeaders().getFirst("Authorization"));
    if (login.isEmpty()) {
      return authenticate();
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      return error(405, 20004, "Method not allowed");
    }
    String path = exchange.getRequestURI().getPath();
    return switch (login.get().right()) {
      case PRETEND_ONLY ->
          error(403, 20008, "Resource not accessible with Test Account Credentials");
      case OUT_OF_SERVICE -> error(403, 20005, "Account not active");
      case NOTHING -> error(403, 70051, "Authorization Failed");
      case WAIT ->
          new Reply(429, TwilioBodies.error(429, 20429, "Too Many Requests"), RETRY_AFTER_SECONDS);
      case ALL_BUT_ACCOUNTS ->
          ACCOUNT.matcher(path).matches()
              ? authenticate()
              : resource(login.get().opens(), exchange, path);
      case EVERYTHING -> resource(login.get().opens(), exchange, path);
    };
  }

  private Optional<TwilioLogin> login(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith("Basic ")) {
      return Optional.empty();
    }
    String pair;
    try {
      byte[] bytes = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
      pair = new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int colon = pair.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : logins.stream()
            .filter(login -> login.matches(pair.substring(0, colon), pair.substring(colon + 1)))
            .findFirst();
  }

  private static Reply resource(TwilioAccount account, HttpExchange exchange, String path) {
    Matcher named = ACCOUNT.matcher(path);
    if (named.matches()) {
      return ofThis(account, named) ? Reply.ok(account.body()) : authenticate();
    }
    Matcher numbers = NUMBERS.matcher(path);
    if (numbers.matches()) {
      return ofThis(account, numbers) ? numbers(account, Query.of(exchange), path) : authenticate();
    }
    Matcher application = APPLICATION.matcher(path);
    if (application.matches()) {
      JsonObject body = account.applications().get(application.group(2));
      return body == null || !ofThis(account, application) ? notFound(path) : Reply.ok(body);
    }
    Matcher trunk = ORIGINATION.matcher(path);
    if (trunk.matches() && account.trunks().containsKey(trunk.group(1))) {
      return Reply.ok(origination(account.trunks().get(trunk.group(1)), path));
    }
    return notFound(path);
  }

  private static boolean ofThis(TwilioAccount account, Matcher path) {
    return account.sid().equals(path.group(1));
  }

  private static Reply numbers(TwilioAccount account, Query query, String path) {
    List<JsonObject> all =
        account.numbers().stream()
            .filter(number ->
                query
                    .text("PhoneNumber")
                    .map(number.get("phone_number").getAsString()::contains)
                    .orElse(true))
            .toList();
    int size = query.number("PageSize", 1, LARGEST_PAGE, USUAL_PAGE);
    int page = query.number("Page", 0, Integer.MAX_VALUE / LARGEST_PAGE, 0);
    int start = Math.min(page * size, all.size());
    int end = Math.min(start + size, all.size());
    JsonArray list = new JsonArray();
    all.subList(start, end).forEach(list::add);
    JsonObject body = new JsonObject();
    body.add("incoming_phone_numbers", list);
    body.addProperty("page", page);
    body.addProperty("page_size", size);
    body.addProperty("start", start);
    body.addProperty("end", Math.max(start, end - 1));
    body.addProperty("uri", uri(path, size, page, null));
    body.addProperty("first_page_uri", uri(path, size, 0, null));
    body.addProperty("previous_page_uri", page == 0 ? null : uri(path, size, page - 1, null));
    String last = end < all.size() ? all.get(end - 1).get("sid").getAsString() : null;
    body.addProperty("next_page_uri", last == null ? null : uri(path, size, page + 1, last));
    return Reply.ok(body);
  }

  private static String uri(String path, int size, int page, @Nullable String after) {
    String token = after == null ? "" : "&PageToken=PA" + after;
    return path + "?PageSize=" + size + "&Page=" + page + token;
  }

  private static JsonObject origination(List<JsonObject> urls, String path) {
    JsonArray list = new JsonArray();
    urls.forEach(list::add);
    JsonObject meta = new JsonObject();
    String here = "https://trunking.twilio.com" + path + "?PageSize=100&Page=0";
    meta.addProperty("first_page_url", here);
    meta.addProperty("key", "origination_urls");
    meta.add("next_page_url", JsonNull.INSTANCE);
    meta.addProperty("page", 0);
    meta.addProperty("page_size", 100);
    meta.add("previous_page_url", JsonNull.INSTANCE);
    meta.addProperty("url", here);
    JsonObject body = new JsonObject();
    body.add("meta", meta);
    body.add("origination_urls", list);
    return body;
  }

  private static Reply authenticate() {
    return error(401, 20003, "Authenticate");
  }

  private static Reply notFound(String path) {
    return error(404, 20404, "The requested resource " + path + " was not found");
  }

  private static Reply error(int status, int code, String message) {
    return new Reply(status, TwilioBodies.error(status, code, message), null);
  }
}
