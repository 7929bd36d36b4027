package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.edge.digest.DigestAlgorithm;
import com.kallglot.console.sandbox.edge.digest.DigestGate;
import com.kallglot.console.sandbox.edge.digest.DigestResponse;
import com.kallglot.console.sandbox.edge.message.Replies;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/// Asks for and judges credentials. The edge is where a call ends, not a proxy, so that it asks by
/// 401 and `WWW-Authenticate` for every method (RFC 3261 §22.2), with one challenge per algorithm.
final class Authenticator {
  private final DigestGate gate;
  private final Replies replies;

  Authenticator(DigestGate gate, Replies replies) {
    this.gate = gate;
    this.replies = replies;
  }

  DigestGate.Verdict judge(Request request) {
    List<DigestResponse> responses = new ArrayList<>();
    ListIterator<?> given = request.getHeaders(AuthorizationHeader.NAME);
    while (given != null && given.hasNext()) {
      if (given.next() instanceof AuthorizationHeader header
          && "Digest".equalsIgnoreCase(header.getScheme())) {
        responses.add(read(request.getMethod(), header));
      }
    }
    return gate.judge(responses);
  }

  /// The 401 to answer with.
  Response challenge(DigestGate.Why why, Request request) {
    Response response = replies.response(Response.UNAUTHORIZED, request, Replies.newTag());
    String nonce = gate.newNonce();
    String stale = why == DigestGate.Why.STALE ? ", stale=true" : "";
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      String value =
          "Digest realm=\"%s\", nonce=\"%s\", qop=\"auth\", algorithm=%s%s"
              .formatted(gate.realm(), nonce, algorithm.token(), stale);
      response.addHeader(replies.header(WWWAuthenticateHeader.NAME, value));
    }
    if (why == DigestGate.Why.WRONG) {
      replies.describe(
          response, null, 399, "The user name is not known here or the password is wrong");
    }
    return response;
  }

  private static DigestResponse read(String method, AuthorizationHeader header) {
    return new DigestResponse(
        method,
        header.getParameter("username"),
        header.getParameter("realm"),
        header.getParameter("nonce"),
        header.getParameter("uri"),
        header.getParameter("response"),
        header.getParameter("algorithm"),
        header.getParameter("cnonce"),
        header.getParameter("qop"),
        count(header.getParameter("nc")));
  }

  private static int count(@Nullable String hex) {
    try {
      return hex == null ? 0 : Integer.parseUnsignedInt(hex, 16);
    } catch (NumberFormatException notHex) {
      return 0; // it enters the hash as 0, which then is not the caller's
    }
  }
}
