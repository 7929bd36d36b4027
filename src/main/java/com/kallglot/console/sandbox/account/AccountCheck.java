package com.kallglot.console.sandbox.account;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.account.ConnectionNumber;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Tries credentials at Twilio or Telnyx and reads the account's numbers: credentials decide, never
/// ids. Of what a provider answers only numbers, their names and the account's status are kept:
/// Twilio's account body holds the auth token.
public final class AccountCheck implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_NUMBERS = 1_000;
  private static final int TWILIO_PAGE = 1_000;
  private static final int TELNYX_PAGE = 250;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER) // credentials go to the provider alone
          .build();
  private final URI origin;

  /// @param origin where the providers are
  public AccountCheck(URI origin) {
    this.origin = origin;
  }

  /// The provider did not say yes.
  private static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Finding finding;

    NoAnswer(Finding finding) {
      super(null, null, false, false);
      this.finding = finding;
    }
  }

  /// Blocks until the provider has answered, [#PATIENCE] at most for each page.
  public Finding ofTwilio(String accountSid, Secret authToken) {
    String pair = accountSid + ":" + authToken.reveal();
    String login =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    String account = "/2010-04-01/Accounts/" + accountSid;
    try {
      String status = text(get(account + ".json", login), "status");
      if (!status.equals("active")) {
        return new Finding.Refused("The account is " + status + ".");
      }
      JsonObject page = get(account + "/IncomingPhoneNumbers.json?PageSize=" + TWILIO_PAGE, login);
      return new Finding.Valid(numbers(page, "incoming_phone_numbers", "friendly_name"));
    } catch (NoAnswer e) {
      return e.finding;
    }
  }

  /// Like [#ofTwilio]. The numbers are asked for, not the balance, which a restricted key may not
  /// see.
  public Finding ofTelnyx(Secret apiKey) {
    String login = "Bearer " + apiKey.reveal();
    List<ConnectionNumber> all = new ArrayList<>();
    try {
      for (int number = 1; number <= MOST_NUMBERS / TELNYX_PAGE; number++) {
        JsonObject page =
            get(
                "/v2/phone_numbers?page%%5Bsize%%5D=%d&page%%5Bnumber%%5D=%d"
                    .formatted(TELNYX_PAGE, number),
                login);
        all.addAll(numbers(page, "data", "customer_reference"));
        if (length(page, "data") < TELNYX_PAGE) { // those passed over count too
          break;
        }
      }
      return new Finding.Valid(all);
    } catch (NoAnswer e) {
      return e.finding;
    }
  }

  private JsonObject get(String path, String authorization) throws NoAnswer {
    HttpRequest request =
        HttpRequest.newBuilder(origin.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      int status = response.statusCode();
      if (status == 200) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
      }
      String why = "The provider refused the credentials (HTTP %d).".formatted(status);
      throw new NoAnswer(
          status == 401 || status == 403 || status == 404
              ? new Finding.Refused(why)
              : new Finding.NotAsked("The provider could not tell (HTTP %d).".formatted(status)));
    } catch (JsonParseException | IllegalStateException e) {
      throw new NoAnswer(new Finding.NotAsked("The provider's answer could not be read."));
    } catch (IOException e) {
      throw new NoAnswer(new Finding.NotAsked("The provider did not answer."));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer(new Finding.NotAsked("Asking the provider was interrupted."));
    }
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
  }

  private static int length(JsonObject page, String list) {
    JsonElement found = page.get(list);
    return found != null && found.isJsonArray() ? found.getAsJsonArray().size() : 0;
  }

  /// What is no number in E.164 is passed over: nobody could call it.
  private static List<ConnectionNumber> numbers(JsonObject page, String list, String label) {
    List<ConnectionNumber> numbers = new ArrayList<>();
    if (page.get(list) != null && page.get(list).isJsonArray()) {
      for (JsonElement element : page.getAsJsonArray(list)) {
        if (element.isJsonObject()) {
          JsonObject number = element.getAsJsonObject();
          String name = text(number, label);
          E164.parse(text(number, "phone_number"))
              .map(e164 -> new ConnectionNumber(e164, name.isEmpty() ? null : name))
              .ifPresent(numbers::add);
        }
      }
    }
    return numbers;
  }

  @Override
  public void close() {
    http.close();
  }
}
