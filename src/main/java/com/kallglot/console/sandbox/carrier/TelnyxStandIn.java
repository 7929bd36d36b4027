package com.kallglot.console.sandbox.carrier;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The part of Telnyx' API v2 that tells about balance, numbers and connections.
final class TelnyxStandIn implements StandIn {
  static final String API = "/v2/";

  private static final int USUAL_PAGE = 20;
  private static final int LARGEST_PAGE = 250;
  private static final int RETRY_AFTER_SECONDS = 3;

  private final List<TelnyxLogin> logins;

  TelnyxStandIn(List<TelnyxLogin> logins) {
    this.logins = List.copyOf(logins);
  }

  @Override
  public Reply answer(HttpExchange exchange) {
    Optional<TelnyxLogin> login = login(exchange.getRequestHeaders().getFirst("Authorization"));
    if (login.isEmpty()) {
      return error(
          401,
          "10009",
          "Authentication failed",
          "The required authentication headers were either invalid or not included in the"
              + " request.");
    }
    String path = exchange.getRequestURI().getPath().substring(API.length());
    boolean isAboutMoney = path.equals("balance");
    return switch (login.get().right()) {
      case REVOKED -> error(401, "20002", "API Key revoked", "The API key was revoked.");
      case BLOCKED -> error(403, "20013", "Account blocked", "Your account is blocked.");
      case UNVERIFIED ->
          error(403, "20014", "Account unverified", "Your account needs to be verified.");
      case NOTHING -> forbidden();
      case NO_BALANCE -> isAboutMoney ? forbidden() : resource(login.get().opens(), exchange, path);
      case EVERYTHING -> resource(login.get().opens(), exchange, path);
      case WAIT ->
          new Reply(
              429,
              TelnyxBodies.error(
                  "10011",
                  "Too many requests",
                  "You have exceeded the maximum number of allowed requests."),
              RETRY_AFTER_SECONDS);
    };
  }

  private Optional<TelnyxLogin> login(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return Optional.empty();
    }
    String key = authorization.substring("Bearer ".length());
    return logins.stream().filter(login -> login.matches(key)).findFirst();
  }

  private static Reply resource(TelnyxAccount account, HttpExchange exchange, String path) {
    if (!exchange.getRequestMethod().equals("GET")) {
      return notFound();
    }
    Query query = Query.of(exchange);
    return switch (path) {
      case "balance" -> one(account.balance());
      case "phone_numbers" -> page(account.numbers(), query);
      case "phone_numbers/voice" -> page(account.voice(), query);
      case "fqdns" -> page(ofConnection(account.fqdns(), query), query);
      case "ips" -> page(ofConnection(account.ips(), query), query);
      default -> {
        JsonObject connection = account.connections().get(path);
        yield connection == null ? notFound() : one(connection);
      }
    };
  }

  private static List<JsonObject> ofConnection(List<JsonObject> targets, Query query) {
    Optional<String> wanted = query.text("filter[connection_id]");
    return targets.stream()
        .filter(target ->
            wanted.isEmpty() || wanted.get().equals(target.get("connection_id").getAsString()))
        .toList();
  }

  private static Reply one(JsonObject data) {
    JsonObject body = new JsonObject();
    body.add("data", data);
    return Reply.ok(body);
  }

  private static Reply page(List<JsonObject> all, Query query) {
    int size = query.number("page[size]", 1, LARGEST_PAGE, USUAL_PAGE);
    int number = query.number("page[number]", 1, Integer.MAX_VALUE / LARGEST_PAGE, 1);
    int start = Math.min((number - 1) * size, all.size());
    JsonArray data = new JsonArray();
    all.subList(start, Math.min(start + size, all.size())).forEach(data::add);
    JsonObject meta = new JsonObject();
    meta.addProperty("total_pages", Math.max(1, Math.ceilDiv(all.size(), size)));
    meta.addProperty("total_results", all.size());
    meta.addProperty("page_number", number);
    meta.addProperty("page_size", size);
    JsonObject body = new JsonObject();
    body.add("data", data);
    body.add("meta", meta);
    return Reply.ok(body);
  }

  private static Reply forbidden() {
    return error(
        403,
        "10010",
        "Authorization failed",
        "You do not have permission to perform the requested action on the specified resource or"
            + " resources.");
  }

  private static Reply notFound() {
    return error(
        404, "10005", "Resource not found", "The requested resource or URL could not be found.");
  }

  private static Reply error(int status, String code, String title, String detail) {
    return new Reply(status, TelnyxBodies.error(code, title, detail), null);
  }
}
