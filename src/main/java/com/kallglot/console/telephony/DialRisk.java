package com.kallglot.console.telephony;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Why a telephone number must not be dialled by a test, if so.
public enum DialRisk {
  NONE,
  /// It reaches the police, the fire brigade or an ambulance somewhere it may be routed to.
  EMERGENCY,
  /// Its calls are charged above the normal rate.
  PREMIUM;

  /// Emergency numbers so widely routed that no region needs to be known.
  private static final Set<String> EVERYWHERE = Set.of("000", "112", "911", "999");

  /// Judges what was dialled, which need not be a complete number.
  ///
  /// @param dialled as written; spaces and punctuation are ignored, and a text that is no telephone
  ///   number is no risk
  /// @param regions ISO country codes of the lines it may leave by: short numbers mean something
  ///   else in each
  public static DialRisk of(String dialled, Collection<String> regions) {
    String written = Normalizer.normalize(dialled, Normalizer.Form.NFKC);
    DialRisk found = NONE;
    // Exchanges end a number at a hash, and codes between stars and hashes stand before one.
    for (String part : written.replaceAll("[\\s().\\-/]", "").split("[*#]+", -1)) {
      DialRisk risk = part.matches("\\+?\\d+") ? ofDigits(part, regions) : NONE;
      if (risk == EMERGENCY) {
        return EMERGENCY;
      }
      found = risk == PREMIUM ? PREMIUM : found;
    }
    return found;
  }

  /// Everywhere: for whoever does not know which line a number will leave by.
  public static Set<String> allRegions() {
    return PhoneNumberUtil.getInstance().getSupportedRegions();
  }

  private static DialRisk ofDigits(String digits, Collection<String> regions) {
    if (EVERYWHERE.contains(digits) || isEmergencyBehindACountryCode(digits)) {
      return EMERGENCY;
    }
    var shortNumbers = ShortNumberInfo.getInstance();
    if (regions.stream().anyMatch(r -> shortNumbers.connectsToEmergencyNumber(digits, r))) {
      return EMERGENCY;
    }
    return isPremium(digits, regions) ? PREMIUM : NONE;
  }

  /// `+49112` is no number, but gateways that strip a country code would call 112.
  private static boolean isEmergencyBehindACountryCode(String digits) {
    var numbers = PhoneNumberUtil.getInstance();
    for (int length = 2;
        digits.startsWith("+") && length < Math.min(5, digits.length());
        length++) {
      String rest = digits.substring(length);
      List<String> regions =
          numbers.getRegionCodesForCountryCode(Integer.parseInt(digits.substring(1, length)));
      if (!regions.isEmpty()
          && (EVERYWHERE.contains(rest)
              || regions.stream()
                  .anyMatch(r -> ShortNumberInfo.getInstance().isEmergencyNumber(rest, r)))) {
        return true;
      }
    }
    return false;
  }

  /// The ISO country code of a number, or `ZZ` where it belongs to none.
  public static String region(E164 number) {
    var numbers = PhoneNumberUtil.getInstance();
    try {
      String region = numbers.getRegionCodeForNumber(numbers.parse(number.value(), null));
      return region == null ? "ZZ" : region;
    } catch (NumberParseException e) {
      return "ZZ"; // E.164 in form, but of no country code in use
    }
  }

  private static boolean isPremium(String digits, Collection<String> regions) {
    return digits.startsWith("+")
        ? isPremiumIn(digits, "ZZ")
        : regions.stream().anyMatch(region -> isPremiumIn(digits, region));
  }

  private static boolean isPremiumIn(String digits, String region) {
    var numbers = PhoneNumberUtil.getInstance();
    try {
      var type = numbers.getNumberType(numbers.parse(digits, region));
      return type == PhoneNumberType.PREMIUM_RATE || type == PhoneNumberType.SHARED_COST;
    } catch (NumberParseException e) {
      return false; // an extension, a short code: nothing the world charges for
    }
  }
}
