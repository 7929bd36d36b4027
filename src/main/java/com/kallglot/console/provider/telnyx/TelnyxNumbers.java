package com.kallglot.console.provider.telnyx;

import com.kallglot.console.provider.NumberReading;
import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.WiredNumber;
import com.kallglot.console.provider.exchange.Answer;
import com.kallglot.console.provider.exchange.Exchange;
import com.kallglot.console.provider.exchange.Lookups;
import com.kallglot.console.provider.exchange.Lookups.Found;
import com.kallglot.console.provider.exchange.NoAnswers;
import com.kallglot.console.provider.exchange.Pages;
import com.kallglot.console.provider.exchange.ProviderException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads an account's numbers and judges the wiring of each.
public final class TelnyxNumbers {
  private final Exchange api;
  private final TelnyxWiring wiring;

  public TelnyxNumbers(Exchange api, PlatformAddresses platform) {
    this.api = api;
    TelnyxConnections connections = new TelnyxConnections(api);
    this.wiring = new TelnyxWiring(new Lookups<>(connections::read), platform);
  }

  public NumberReading read() {
    List<WiredNumber> numbers = new ArrayList<>();
    try {
      List<Answer> found = new ArrayList<>();
      Pages.followNumbers(api, TelnyxPaths.numbers(api.origin()), TelnyxPaths.MOST, found::add);
      Found<Map<String, Answer>> voice = voiceSettings();
      found.forEach(number -> numbers.add(wired(number, voice)));
      return new NumberReading.Whole(numbers);
    } catch (ProviderException e) {
      return NoAnswers.cutShort("Telnyx", numbers, e);
    }
  }

  private WiredNumber wired(Answer number, Found<Map<String, Answer>> voice) {
    return new WiredNumber(
        number.text("id", "(no id)"),
        number.text("phone_number", "(no number)"),
        number.text("customer_reference"),
        wiring.of(number, voice));
  }

  /// Call forwarding is told apart from the numbers, and overrides all of their wiring.
  private Found<Map<String, Answer>> voiceSettings() {
    Map<String, Answer> byId = new HashMap<>();
    try {
      Pages.followNumbers(
          api,
          TelnyxPaths.voiceSettings(api.origin()),
          TelnyxPaths.MOST,
          settings -> byId.put(settings.text("id", ""), settings));
      return new Found<>(byId, null);
    } catch (ProviderException e) {
      return new Found<>(byId, e);
    }
  }
}
