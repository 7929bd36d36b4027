package com.kallglot.console.sandbox.edge.message;

import com.kallglot.console.sandbox.edge.sdp.MalformedSdpException;
import com.kallglot.console.sandbox.edge.sdp.SessionDescription;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Map;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.ExtensionHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/// What a request carries beyond its routing.
public final class Bodies {
  private Bodies() {}

  /// The body is of a type that is not understood.
  public static final class UnsupportedBodyException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsupportedBodyException(String message) {
      super(message);
    }
  }

  /// The offer; null where there is no body.
  public static @Nullable SessionDescription sessionDescription(Request request)
      throws UnsupportedBodyException, MalformedSdpException {
    byte[] body = request.getRawContent();
    if (body == null || body.length == 0) {
      return null;
    }
    if (!type(request).equals("application/sdp")) {
      throw new UnsupportedBodyException("The body is " + type(request) + ", not application/sdp");
    }
    return SessionDescription.parse(new String(body, StandardCharsets.UTF_8));
  }

  /// `type/subtype` in lower case, empty where none is given.
  public static String type(Request request) {
    ContentTypeHeader type = (ContentTypeHeader) request.getHeader(ContentTypeHeader.NAME);
    return type == null
        ? ""
        : (type.getContentType() + "/" + type.getContentSubType()).toLowerCase(Locale.ROOT);
  }

  /// All headers that start with `X-`; of repeated ones the first.
  public static Map<String, String> extensionHeaders(Request request) {
    Map<String, String> found = new HashMap<>();
    ListIterator<?> names = request.getHeaderNames();
    while (names.hasNext()) {
      String name = (String) names.next();
      if (name.regionMatches(true, 0, "X-", 0, 2)
          && request.getHeader(name) instanceof ExtensionHeader header) {
        found.putIfAbsent(header.getName(), header.getValue());
      }
    }
    return found;
  }
}
