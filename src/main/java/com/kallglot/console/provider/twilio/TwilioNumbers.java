package com.kallglot.console.provider.twilio;

import com.kallglot.console.provider.NumberReading;
import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.WiredNumber;
import com.kallglot.console.provider.exchange.Answer;
import com.kallglot.console.provider.exchange.Exchange;
import com.kallglot.console.provider.exchange.Lookups;
import com.kallglot.console.provider.exchange.NoAnswers;
import com.kallglot.console.provider.exchange.Pages;
import com.kallglot.console.provider.exchange.ProviderException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/// Reads an account's numbers and judges the wiring of each.
public final class TwilioNumbers {
  private final String accountSid;
  private final Exchange api;
  private final TwilioWiring wiring;

  public TwilioNumbers(
      String accountSid, Exchange api, Exchange trunking, PlatformAddresses platform) {
    this.accountSid = accountSid;
    this.api = api;
    this.wiring =
        new TwilioWiring(
            new Lookups<>(sid -> api.get(TwilioPaths.application(api.origin(), accountSid, sid))),
            new Lookups<>(sid -> originationUrls(trunking, sid)),
            platform);
  }

  public NumberReading read() {
    List<WiredNumber> numbers = new ArrayList<>();
    HttpUrl first = TwilioPaths.numbers(api.origin(), accountSid, TwilioPaths.MOST);
    try {
      Pages.followLinks(
          api,
          first,
          TwilioPaths.NUMBERS,
          page -> page.address("next_page_uri"),
          number -> numbers.add(wired(number)));
      return new NumberReading.Whole(numbers);
    } catch (ProviderException e) {
      return NoAnswers.cutShort("Twilio", numbers, e);
    }
  }

  private WiredNumber wired(Answer number) {
    return new WiredNumber(
        number.text("sid", "(no SID)"),
        number.text("phone_number", "(no number)"),
        number.text("friendly_name"),
        wiring.of(number));
  }

  private static List<Answer> originationUrls(Exchange trunking, String trunk)
      throws ProviderException {
    List<Answer> urls = new ArrayList<>();
    Pages.followLinks(
        trunking,
        TwilioPaths.originationUrls(trunking.origin(), trunk),
        TwilioPaths.ORIGINATION_URLS,
        page -> page.object("meta").address("next_page_url"),
        urls::add);
    return urls;
  }
}
