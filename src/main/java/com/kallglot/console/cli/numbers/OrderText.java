package com.kallglot.console.cli.numbers;

import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.organization.order.OrderOutcome;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of an order, in words and as an exit code.
record OrderText(OrderOutcome outcome) {
  /// What JSON shows.
  record Document(String outcome, E164 phoneNumber, @Nullable PhoneNumber number, String words) {}

  /// Of a number that needs no order.
  static Document already(PhoneNumber number) {
    String words =
        "%s is yours already and %s; nothing was ordered."
            .formatted(number.phoneNumber(), Cells.lower(number.status()));
    return new Document("already_yours", number.phoneNumber(), number, words);
  }

  Document document() {
    PhoneNumber number = outcome instanceof OrderOutcome.Ordered ordered ? ordered.number() : null;
    return new Document(name(), outcome.intent().number(), number, words());
  }

  List<String> lines() {
    return List.of(words());
  }

  ExitCode exitCode() {
    return switch (outcome) {
      case OrderOutcome.Ordered _ -> ExitCode.PASSED;
      case OrderOutcome.Refused _, OrderOutcome.UserMustDecide _ -> ExitCode.FAILED;
      case OrderOutcome.NotKnown _ -> ExitCode.UNREACHABLE;
    };
  }

  private String name() {
    return switch (outcome) {
      case OrderOutcome.Ordered _ -> "ordered";
      case OrderOutcome.Refused _ -> "refused";
      case OrderOutcome.NotKnown _ -> "not_known";
      case OrderOutcome.UserMustDecide _ -> "user_must_decide";
    };
  }

  private String words() {
    E164 wanted = outcome.intent().number();
    return switch (outcome) {
      case OrderOutcome.Ordered ordered -> ordered(ordered.number());
      case OrderOutcome.Refused refused ->
          "%s was not bought: %s.".formatted(wanted, refused.reason());
      case OrderOutcome.NotKnown unknown ->
          "Whether %s was bought is not known: %s The order is kept; the same command again looks first, until %s without any risk of a second one."
              .formatted(wanted, unknown.why().getMessage(), unknown.sendableUntil());
      case OrderOutcome.UserMustDecide decide
          when decide.why() == OrderOutcome.Why.ENDED_ELSEWHERE ->
          "Another console ended the order of %s meanwhile, and the number was not found here. Nothing is left to give up: 'numbers list' shows what the organization has, and whether to buy it anew."
              .formatted(wanted);
      case OrderOutcome.UserMustDecide decide ->
          "%s is not among the organization's numbers, and the order is not sent again: %s. 'numbers orders --forget %s' gives it up; buying it anew after that could order it twice."
              .formatted(wanted, why(decide.why()), wanted);
    };
  }

  private static String ordered(PhoneNumber number) {
    String status = Cells.lower(number.status());
    return number.status() == PhoneNumber.Status.PENDING
        ? "%s is ordered and %s, which may last minutes or days; 'numbers list' shows when it is active."
            .formatted(number.phoneNumber(), status)
        : "%s is bought and %s.".formatted(number.phoneNumber(), status);
  }

  private static String why(OrderOutcome.Why why) {
    return switch (why) {
      case TOO_OLD -> "the platform has forgotten its key by now";
      case CLOCK_SET_BACK -> "this computer's clock is behind the first try";
      case KEY_USED_OTHERWISE -> "the platform knows its key from another order";
      case ENDED_ELSEWHERE -> "another console ended it meanwhile";
    };
  }
}
