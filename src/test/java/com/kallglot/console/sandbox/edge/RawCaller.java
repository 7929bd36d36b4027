package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.edge.digest.DigestAlgorithm;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A caller that writes its own requests: one dialog at a time over one socket.
final class RawCaller {
  static final String CALLED = "sip:sess_1@" + ScriptedDesk.REALM;

  private final RawSip sip;
  private final String user;
  private final String password;
  private String callId = "";
  private String fromTag = "";
  private String branch = "";
  private String uri = CALLED;
  private String toTag = "";
  private String extraHeaders = "";
  private int cseq;

  RawCaller(RawSip sip) {
    this(sip, ScriptedDesk.USER, ScriptedDesk.PASSWORD);
  }

  RawCaller(RawSip sip, String user, String password) {
    this.sip = sip;
    this.user = user;
    this.password = password;
    newCall();
  }

  RawSip sip() {
    return sip;
  }

  String callId() {
    return callId;
  }

  void newCall() {
    callId = UUID.randomUUID().toString();
    fromTag = UUID.randomUUID().toString().substring(0, 8);
    toTag = "";
    cseq = 0;
  }

  RawCaller calls(String called) {
    uri = called;
    return this;
  }

  RawCaller with(String headerLines) {
    extraHeaders = headerLines;
    return this;
  }

  /// A request of the current dialog; INVITE, REGISTER and the like begin a transaction, ACK and
  /// CANCEL belong to the last one.
  String request(String method, String headers, String contentType, String body) {
    boolean sameTransaction = method.equals("CANCEL") && !branch.isEmpty();
    if (!sameTransaction) {
      branch = "z9hG4bK" + UUID.randomUUID().toString().substring(0, 12);
      cseq += method.equals("ACK") ? 0 : 1;
    }
    String to = "<" + uri + ">" + (toTag.isEmpty() || sameTransaction ? "" : ";tag=" + toTag);
    return method
        + " "
        + uri
        + " SIP/2.0\r\n"
        + "Via: SIP/2.0/"
        + sip.transport()
        + " "
        + sip.local()
        + ";rport;branch="
        + branch
        + "\r\n"
        + "Max-Forwards: 70\r\n"
        + "From: <sip:"
        + user
        + "@"
        + ScriptedDesk.REALM
        + ">;tag="
        + fromTag
        + "\r\n"
        + "To: "
        + to
        + "\r\n"
        + "Call-ID: "
        + callId
        + "\r\n"
        + "CSeq: "
        + cseq
        + " "
        + method
        + "\r\n"
        + "Contact: <sip:"
        + user
        + "@"
        + sip.local()
        + ";transport="
        + sip.transport().name().toLowerCase(Locale.ROOT)
        + ">\r\n"
        + headers
        + (body.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n")
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  /// Sends a request and answers the challenge that comes.
  ///
  /// @return the first response that is neither the challenge nor 100
  SipText challenged(DigestAlgorithm algorithm, String method, String headers, String body)
      throws IOException {
    send(method, headers, body);
    SipText challenge = next();
    if (challenge.status() != 401) {
      return challenge;
    }
    if (method.equals("INVITE")) {
      acknowledgeRefusal(challenge);
    }
    send(method, headers + authorization(challenge, algorithm, method, 1), body);
    return next();
  }

  void send(String method, String headers, String body) throws IOException {
    sip.send(request(method, extraHeaders + headers, "application/sdp", body));
  }

  SipText invite(String sdp) throws IOException {
    return challenged(DigestAlgorithm.SHA_256, "INVITE", "", sdp);
  }

  /// Calls, waits for 200 past the ringing and acknowledges it.
  SipText call(String sdp) throws IOException {
    SipText response = invite(sdp);
    while (response.status() < 200) {
      response = next();
    }
    if (response.status() == 200) {
      acknowledge(response);
    }
    return response;
  }

  void acknowledge(SipText ok) throws IOException {
    toTag = ok.toTag();
    send("ACK", "", "");
  }

  /// The ACK of a refusal is part of its transaction (RFC 3261 §17.1.1.3).
  void acknowledgeRefusal(SipText refusal) throws IOException {
    String ack =
        request("ACK", "", "", "")
            .replaceFirst(
                "branch=\\S+", "branch=" + refusal.find("branch=([^;\\s]+)").orElseThrow())
            .replaceFirst("To: .*", "To: " + refusal.header("To").orElseThrow());
    sip.send(ack);
  }

  /// A request within the dialog.
  ///
  /// @return its response
  SipText within(String method, String headers, String contentType, String body)
      throws IOException {
    sip.send(request(method, headers, contentType, body));
    SipText response = next();
    while (!response.header("CSeq").orElseThrow().endsWith(method)) {
      response = next();
    }
    return response;
  }

  SipText bye() throws IOException {
    return within("BYE", "", "", "");
  }

  void cancel() throws IOException {
    sip.send(request("CANCEL", "", "", ""));
  }

  /// The next message that is not 100.
  SipText next() throws IOException {
    SipText message = sip.receive();
    while (message.isResponse() && message.status() == 100) {
      message = sip.receive();
    }
    return message;
  }

  Optional<SipText> nothingFor(Duration time) throws IOException {
    return sip.receive(time);
  }

  /// 200 to a request that came.
  void accept(SipText request) throws IOException {
    StringBuilder ok = new StringBuilder("SIP/2.0 200 OK\r\n");
    for (String name : new String[] {"Via", "From", "To", "Call-ID", "CSeq"}) {
      request.headers(name).forEach(v -> ok.append(name).append(": ").append(v).append("\r\n"));
    }
    sip.send(ok + "Content-Length: 0\r\n\r\n");
  }

  String authorization(SipText challenge, DigestAlgorithm algorithm, String method, int count) {
    String own =
        challenge.headers("WWW-Authenticate").stream()
            .filter(value -> value.contains("algorithm=" + algorithm.token()))
            .findFirst()
            .orElseThrow();
    String nonce = SipText.found(own, "nonce=\"([^\"]+)\"").orElseThrow();
    String realm = SipText.found(own, "realm=\"([^\"]+)\"").orElseThrow();
    String nc = "%08x".formatted(count);
    String ha1 = algorithm.hash(user + ":" + realm + ":" + password);
    String ha2 = algorithm.hash(method + ":" + uri);
    String response = algorithm.hash(ha1 + ":" + nonce + ":" + nc + ":c0ffee:auth:" + ha2);
    return "Authorization: Digest username=\""
        + user
        + "\", realm=\""
        + realm
        + "\", nonce=\""
        + nonce
        + "\", uri=\""
        + uri
        + "\", response=\""
        + response
        + "\", algorithm="
        + algorithm.token()
        + ", cnonce=\"c0ffee\", qop=auth, nc="
        + nc
        + "\r\n";
  }
}
