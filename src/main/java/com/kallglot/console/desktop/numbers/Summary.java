package com.kallglot.console.desktop.numbers;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.PhoneNumber;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How many numbers there are and what they cost, in a few words.
final class Summary {
  private final Messages messages;
  private final NumberWords words;

  Summary(Messages messages) {
    this.messages = messages;
    this.words = new NumberWords(messages);
  }

  /// Empty where there are none.
  String of(List<PhoneNumber> numbers) {
    List<PhoneNumber> owned = numbers.stream().filter(Show::isOwned).toList();
    if (owned.isEmpty()) {
      return "";
    }
    long active = owned.stream().filter(Show.ACTIVE::shows).count();
    String costs = costs(owned);
    return costs.isEmpty()
        ? messages.get("numbers.summary", owned.size(), active)
        : messages.get("numbers.summary.costs", owned.size(), active, costs);
  }

  private String costs(List<PhoneNumber> owned) {
    Map<String, BigDecimal> monthly = new TreeMap<>();
    for (PhoneNumber number : owned) {
      Money price = number.monthlyPrice();
      if (price != null) {
        monthly.merge(price.currency(), price.amount(), BigDecimal::add);
      }
    }
    return monthly.entrySet().stream()
        .map(each -> words.money(new Money(each.getValue(), each.getKey())))
        .collect(Collectors.joining(" + "));
  }
}
