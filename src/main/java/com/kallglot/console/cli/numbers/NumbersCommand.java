package com.kallglot.console.cli.numbers;

import com.kallglot.console.cli.Context;
import java.util.List;

/// `numbers` and its verbs.
public final class NumbersCommand {
  private NumbersCommand() {}

  public static List<Object> verbs(Context context) {
    return List.of(
        new ListNumbers(context),
        new Market.OfSearch(context),
        new BuyNumber(context),
        new OpenOrders(context),
        new Market.OfRelease(context),
        new EditNumber.OfLabel(context),
        new EditNumber.OfSuspend(context),
        new EditNumber.OfActivate(context));
  }
}
