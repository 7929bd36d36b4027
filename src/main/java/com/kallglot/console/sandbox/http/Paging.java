package com.kallglot.console.sandbox.http;

import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Selection;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.wire.Page;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `limit` and `starting_after` of a list, and its filters.
///
/// @param limit 1 to 100
public record Paging(int limit, @Nullable String startingAfter) {
  public static final String STARTING_AFTER = "starting_after";
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final int DEFAULT_LIMIT = 20;
  private static final int HIGHEST_LIMIT = 100;

  public static Paging of(Call call) throws Refusal {
    Optional<String> given = call.query("limit");
    Integer limit = given.isEmpty() ? Integer.valueOf(DEFAULT_LIMIT) : Numerals.parse(given.get());
    if (limit == null || limit < 1 || limit > HIGHEST_LIMIT) {
      throw Refusal.at("limit", "limit must be a whole number from 1 to " + HIGHEST_LIMIT + ".");
    }
    return new Paging(limit, call.query(STARTING_AFTER).orElse(null));
  }

  /// Whether `starting_after` names anything.
  public interface Start {
    boolean isKnown(Records records, String id) throws SQLException, Refusal;
  }

  /// Reads the part of a list that a page needs.
  public interface Listing<T> {
    List<T> of(Records records, Selection selection) throws SQLException, Refusal;
  }

  /// One page of a list, all of it of the same moment.
  public <T> Reply answer(Store store, Start start, Listing<T> listing) throws Refusal {
    List<T> found =
        store.<List<T>, Refusal>read(records -> {
          if (startingAfter != null && !start.isKnown(records, startingAfter)) {
            throw unknownStart();
          }
          return listing.of(records, selection());
        });
    return Reply.of(200, page(found));
  }

  /// One more than asked for, which tells whether there is more.
  private Selection selection() {
    return new Selection(limit + 1, startingAfter);
  }

  public <T> Page<T> page(List<T> found) {
    return Page.of(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
  }

  /// The refusal of a `starting_after` that names nothing.
  public Refusal unknownStart() {
    return Refusal.at(
        STARTING_AFTER,
        "starting_after names no object of this list: take the id of the last one of a page.");
  }

  /// A filter that is one word of an enum.
  public static <E extends Enum<E>> @Nullable E word(Call call, String name, Class<E> type)
      throws Refusal {
    Optional<String> text = call.query(name);
    return text.isEmpty() ? null : Fields.word(name, text.get(), type);
  }

  /// A filter that is a country of ISO 3166-1 alpha-2, in upper case.
  public static @Nullable String country(Call call, String name) throws Refusal {
    return fitting(call, name, COUNTRY, "two upper-case letters, such as DE");
  }

  /// A filter of digits.
  public static @Nullable String digits(Call call, String name, int most) throws Refusal {
    String digits = fitting(call, name, DIGITS, "digits alone");
    if (digits != null && digits.length() > most) {
      throw Refusal.at(name, "%s has at most %d digits.".formatted(name, most));
    }
    return digits;
  }

  private static @Nullable String fitting(Call call, String name, Pattern form, String words)
      throws Refusal {
    Optional<String> text = call.query(name);
    if (text.isPresent() && !form.matcher(text.get()).matches()) {
      throw Refusal.at(name, "%s is %s.".formatted(name, words));
    }
    return text.orElse(null);
  }

  /// A filter that is a telephone number.
  public static @Nullable E164 number(Call call, String name) throws Refusal {
    Optional<String> text = call.query(name);
    if (text.isPresent() && text.get().startsWith(" ")) {
      throw Refusal.at(name, "In a query string + stands for a space: write " + name + "=%2B….");
    }
    return text.isEmpty() ? null : Fields.number(name, text.get());
  }
}
