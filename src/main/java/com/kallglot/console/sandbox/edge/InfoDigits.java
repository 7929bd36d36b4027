package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.edge.message.Bodies;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Response;

/// Digits by INFO: `application/dtmf-relay` with `Signal=`, and `application/dtmf` with the digit
/// alone. Neither is an RFC; both are what telephones send.
final class InfoDigits {
  private static final Pattern SIGNAL =
      Pattern.compile("(?im)^\\s*Signal\\s*=\\s*([0-9*#A-D])\\s*$");
  private static final Pattern ALONE = Pattern.compile("\\s*([0-9*#A-D])\\s*");

  private InfoDigits() {}

  static void take(Exchange exchange, Leg leg) {
    byte[] body = exchange.request().getRawContent();
    if (body == null || body.length == 0) {
      exchange.answer(Response.OK); // an empty INFO asks whether the call is up
      return;
    }
    Optional<Matcher> matcher =
        pattern(Bodies.type(exchange.request()))
            .map(pattern -> pattern.matcher(new String(body, StandardCharsets.US_ASCII)));
    if (matcher.isEmpty()) {
      exchange.refuse(
          Response.UNSUPPORTED_MEDIA_TYPE, null, "Understood is application/dtmf-relay");
    } else if (!matcher.get().find()) {
      exchange.refuse(Response.BAD_REQUEST, null, "The body names no digit");
    } else {
      leg.digit(Character.toUpperCase(matcher.get().group(1).charAt(0)));
      exchange.answer(Response.OK);
    }
  }

  private static Optional<Pattern> pattern(String type) {
    return switch (type) {
      case "application/dtmf-relay" -> Optional.of(SIGNAL);
      case "application/dtmf" -> Optional.of(ALONE);
      default -> Optional.empty();
    };
  }
}
