package com.kallglot.console.settings;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.TestLine;
import com.kallglot.console.telephony.TestLine.CallerIdHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A test line in one line of text: `sip:user@domain`, then any of `;transport=udp|tcp|tls`
/// (default tls), `;number=+49…`, `;proxy=host:port`, `;auth=user`, `;srtp=off|optional|required`
/// (default optional), `;caller-id=from|pai|ppi` (default from) and `;register=yes|no` (default
/// no).
public final class TestLineText {
  private static final Pattern ADDRESS = Pattern.compile("sip:([^@;\\s]+)@([^@;\\s]+)");
  private static final List<String> KNOWN =
      List.of("transport", "number", "proxy", "auth", "srtp", "caller-id", "register");

  private TestLineText() {}

  /// @throws IllegalArgumentException naming the part that is wrong and what it may be
  public static TestLine parse(String text, Secret password) {
    String[] parts = text.strip().split(";", -1);
    Matcher address = ADDRESS.matcher(parts[0]);
    if (!address.matches()) {
      throw new IllegalArgumentException(
          "A test line begins with sip:user@domain, not \"" + parts[0] + "\"");
    }
    Map<String, String> given = parameters(parts);
    String number = given.get("number");
    return new TestLine(
        address.group(1),
        given.get("auth"),
        password,
        address.group(2),
        given.get("proxy"),
        word(SipTransport.class, "transport", given.getOrDefault("transport", "tls")),
        word(SrtpPolicy.class, "srtp", given.getOrDefault("srtp", "optional")),
        number == null ? null : number(number),
        word(CallerIdHeader.class, "caller-id", given.getOrDefault("caller-id", "from")),
        registers(given.getOrDefault("register", "no")));
  }

  private static Map<String, String> parameters(String[] parts) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      if (!KNOWN.contains(name)) {
        throw new IllegalArgumentException(
            "A test line has no \"" + name + "\"; it has " + String.join(", ", KNOWN));
      }
      String value = part.substring(Math.min(part.length(), name.length() + 1));
      if (value.isEmpty() || given.put(name, value) != null) {
        throw new IllegalArgumentException("\"" + name + "\" has one value in a test line");
      }
    }
    return given;
  }

  private static <E extends Enum<E>> E word(Class<E> type, String name, String word) {
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String candidate = constant.name().toLowerCase(Locale.ROOT);
      if (candidate.equals("unknown")) {
        continue;
      }
      if (candidate.equals(word)) {
        return constant;
      }
      words.add(candidate);
    }
    throw new IllegalArgumentException(
        "\"%s\" of a test line is one of %s, not \"%s\""
            .formatted(name, String.join(", ", words), word));
  }

  private static E164 number(String text) {
    return E164.parse(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "\"number\" of a test line is in E.164, such as +493023125001, not \""
                    + text
                    + "\""));
  }

  private static boolean registers(String word) {
    return switch (word) {
      case "yes" -> true;
      case "no" -> false;
      default ->
          throw new IllegalArgumentException(
              "\"register\" of a test line is yes or no, not \"" + word + "\"");
    };
  }

  /// The same line as text, without its password.
  public static String write(TestLine line) {
    StringBuilder text = new StringBuilder("sip:");
    text.append(line.username()).append('@').append(line.domain());
    text.append(";transport=").append(lower(line.transport()));
    if (line.number() != null) {
      text.append(";number=").append(line.number());
    }
    if (line.proxy() != null) {
      text.append(";proxy=").append(line.proxy());
    }
    if (line.authUser() != null) {
      text.append(";auth=").append(line.authUser());
    }
    text.append(";srtp=").append(lower(line.srtp()));
    text.append(";caller-id=").append(lower(line.callerIdHeader()));
    return text.append(";register=").append(line.registers() ? "yes" : "no").toString();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
