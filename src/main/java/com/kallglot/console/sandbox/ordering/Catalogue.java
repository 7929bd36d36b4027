package com.kallglot.console.sandbox.ordering;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.PhoneNumber.Capabilities;
import com.kallglot.console.telephony.PhoneNumber.NumberType;
import com.kallglot.console.telephony.Provider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The numbers on sale, all of ranges reserved for fiction.
public final class Catalogue {
  /// Found by everybody, and always bought by somebody else a moment before.
  public static final E164 SNAPPED_UP = new E164("+12125550169");

  private static final List<Offer> OFFERS = offers();

  private Catalogue() {}

  /// A number on sale.
  ///
  /// @param areaCode the national destination code
  /// @param setupPrice null for nothing
  public record Offer(
      E164 number,
      Place place,
      NumberType type,
      String areaCode,
      Provider provider,
      Capabilities capabilities,
      @Nullable Money setupPrice,
      Money monthlyPrice) {
    /// Whether the country asks for address and identity.
    public boolean needsPapers() {
      return place.country.equals("DE");
    }
  }

  /// @param country ISO 3166-1 alpha-2
  public record Place(String country, @Nullable String region, @Nullable String locality) {}

  /// What is looked for; null is no condition.
  public record Wish(
      String country,
      @Nullable NumberType type,
      @Nullable String areaCode,
      @Nullable String contains) {
    private boolean isMetBy(Offer offer) {
      return offer.place.country.equals(country)
          && (type == null || offer.type == type)
          && (areaCode == null || offer.areaCode.equals(areaCode))
          && (contains == null || offer.number.value().contains(contains));
    }
  }

  /// In the order of the numbers, sold ones too.
  static List<Offer> matching(Wish wish) {
    return OFFERS.stream().filter(wish::isMetBy).toList();
  }

  /// Whether it is a number of the catalogue, sold or not.
  public static boolean isOnSale(E164 number) {
    return of(number).isPresent();
  }

  static Optional<Offer> of(E164 number) {
    return OFFERS.stream().filter(offer -> offer.number.equals(number)).findFirst();
  }

  /// Numbers of one place that are alike.
  private record Block(
      Place place,
      NumberType type,
      String areaCode,
      Provider provider,
      String setup,
      String monthly) {
    List<Offer> numbers(String prefix, int first, int count) {
      List<Offer> offers = new ArrayList<>();
      boolean texts = type == NumberType.MOBILE || place.country.equals("US");
      for (int n = first; n < first + count; n++) {
        offers.add(
            new Offer(
                new E164(String.format(Locale.ROOT, "%s%02d", prefix, n)),
                place,
                type,
                areaCode,
                provider,
                new Capabilities(true, texts),
                setup.isEmpty() ? null : usd(setup),
                usd(monthly)));
      }
      return offers;
    }
  }

  private static Money usd(String amount) {
    return new Money(new BigDecimal(amount), "USD");
  }

  private static List<Offer> offers() {
    List<Offer> all = new ArrayList<>();
    all.addAll(american("MA", "Boston", "617"));
    all.addAll(american("MA", "Lowell", "978"));
    all.addAll(american("NY", "New York", "212"));
    all.addAll(american("CA", "San Francisco", "415"));
    all.addAll(
        new Block(
                new Place("US", null, null),
                NumberType.TOLL_FREE,
                "800",
                Provider.TWILIO,
                "",
                "2.15")
            .numbers("+180055501", 99, 1));
    all.addAll(british(NumberType.LOCAL, "London", "20", "+4420794600", 20));
    all.addAll(british(NumberType.MOBILE, null, "7700", "+4477009001", 10));
    all.addAll(british(NumberType.NATIONAL, null, "3069", "+4430699900", 10));
    all.addAll(german(NumberType.LOCAL, "Berlin", "30", "+4930231250", 30));
    all.addAll(german(NumberType.LOCAL, "Hamburg", "40", "+4940669690", 30));
    all.addAll(german(NumberType.LOCAL, "München", "89", "+4989999980", 30));
    all.addAll(german(NumberType.MOBILE, null, "171", "+4917139200", 10));
    all.sort(Comparator.comparing(offer -> offer.number.value()));
    return List.copyOf(all);
  }

  private static List<Offer> american(String region, String locality, String areaCode) {
    Place place = new Place("US", region, locality);
    return new Block(place, NumberType.LOCAL, areaCode, Provider.TWILIO, "", "1.15")
        .numbers("+1" + areaCode + "55501", 60, 10);
  }

  private static List<Offer> british(
      NumberType type, @Nullable String locality, String areaCode, String prefix, int first) {
    Place place = new Place("GB", null, locality);
    return new Block(place, type, areaCode, Provider.TWILIO, "", "1.25").numbers(prefix, first, 5);
  }

  private static List<Offer> german(
      NumberType type, @Nullable String locality, String areaCode, String prefix, int first) {
    Place place = new Place("DE", null, locality);
    return new Block(place, type, areaCode, Provider.TELNYX, "1.00", "1.15")
        .numbers(prefix, first, 5);
  }
}
