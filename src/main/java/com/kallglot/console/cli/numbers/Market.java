package com.kallglot.console.cli.numbers;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.cli.setup.Overtaken;
import com.kallglot.console.cli.setup.ProfileVerb;
import com.kallglot.console.cli.setup.YesOption;
import com.kallglot.console.cli.text.Table;
import com.kallglot.console.organization.NumberMarket;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.NumberType;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.telephony.ordering.AvailableNumber;
import com.kallglot.console.telephony.ordering.NumberSearch;
import com.kallglot.console.telephony.ordering.Requirement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The verbs of `numbers` that only a platform can carry out.
abstract class Market extends ProfileVerb {
  private static final String INSTEAD =
      "Do it in the platform's portal, then keep the inventory true with 'inventory number' or"
          + " 'inventory forget'.";

  Market(Context context) {
    super(context);
  }

  final TelephonyConfiguration managed(Profile profile, String attempted) throws CommandFailure {
    return standing().onPlatform(profile, attempted, INSTEAD);
  }

  final NumberMarket market(Profile profile) throws CommandFailure {
    return context.services().organization(profile).market();
  }

  static String requirements(AvailableNumber number) {
    return number.requirements().stream().map(Market::words).collect(Collectors.joining(", "));
  }

  private static String words(Requirement requirement) {
    String at = requirement.url() == null ? "" : " (" + requirement.url() + ")";
    return Cells.lower(requirement.kind()) + " " + Cells.lower(requirement.status()) + at;
  }

  /// `numbers search`.
  @Command(
      name = "search",
      description = "Searches numbers that can be bought, with their prices and requirements.",
      footer = {
        "%nExamples:",
        "  kallglot-console numbers search US --area-code 617",
        "  kallglot-console numbers search DE --type local --contains 3023 --json"
      })
  static final class OfSearch extends Market {
    /// Words as typed.
    enum Type {
      LOCAL,
      MOBILE,
      TOLL_FREE,
      NATIONAL
    }

    @Parameters(paramLabel = "COUNTRY", description = "ISO code of two letters, such as DE.")
    private String country = "";

    @Option(names = "--type", description = "${COMPLETION-CANDIDATES}.")
    private @Nullable Type type;

    @Option(
        names = "--area-code",
        paramLabel = "CODE",
        description = "Without a leading 0, such as 30 for Berlin.")
    private @Nullable String areaCode;

    @Option(
        names = "--contains",
        paramLabel = "DIGITS",
        description = "Digits that stand together anywhere in the number.")
    private @Nullable String contains;

    OfSearch(Context context) {
      super(context);
    }

    @Override
    public Integer call() throws CommandFailure {
      if (!country.matches("[A-Za-z]{2}")) {
        throw new CommandFailure(
            ExitCode.USAGE, "'%s' is no ISO country code, such as DE.".formatted(country));
      }
      Profile profile = chosen();
      var _ = managed(profile, "Searching numbers to buy");
      NumberMarket market = market(profile);
      var search =
          new NumberSearch(
              country.toUpperCase(Locale.ROOT),
              type == null ? null : NumberType.valueOf(type.name()),
              areaCode,
              contains);
      List<AvailableNumber> found = asked(() -> market.available(search));
      print(found, () -> table(found).lines());
      return ExitCode.PASSED.value();
    }

    private Table table(List<AvailableNumber> found) {
      var table =
          new Table(
              context.terminal().style(),
              "NUMBER",
              "TYPE",
              "PROVIDER",
              "PLACE",
              ">SETUP",
              ">MONTHLY",
              "REQUIREMENTS");
      for (AvailableNumber number : found) {
        table.add(
            List.of(
                Cells.text(number.phoneNumber()),
                Cells.word(number.numberType()),
                Cells.word(number.provider()),
                Cells.text(number.locality()),
                Cells.text(number.setupPrice()),
                Cells.text(number.monthlyPrice()),
                Cells.text(requirements(number))));
      }
      return table;
    }
  }

  /// `numbers release`.
  @Command(
      name = "release",
      description = "Gives a number back to the platform, for good.",
      footer = {
        "%nExamples:",
        "  kallglot-console numbers release +493023125001",
        "  kallglot-console numbers release +493023125001 --yes --json"
      })
  static final class OfRelease extends Market {
    @Parameters(paramLabel = "NUMBER", description = "In E.164, such as +493023125001, or its id.")
    private String number = "";

    @Mixin private YesOption yes = new YesOption();

    OfRelease(Context context) {
      super(context);
    }

    @Override
    public Integer call() throws CommandFailure {
      Profile profile = chosen();
      PhoneNumber old = Choice.of(managed(profile, "Releasing a number"), number);
      yes.agree(
          context,
          "Number %s is given back for good: sessions that ask for it are refused then, and somebody else may get it."
              .formatted(old.phoneNumber()),
          "Release it?");
      NumberMarket market = market(profile);
      PhoneNumber now = Overtaken.done(asked(() -> market.release(old)));
      print(
          now,
          () -> List.of("Number " + now.phoneNumber() + " is " + Cells.lower(now.status()) + "."));
      return ExitCode.PASSED.value();
    }
  }
}
