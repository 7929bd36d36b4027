package com.kallglot.console.calltest.cause;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.calltest.leg.Leg;
import com.kallglot.console.calltest.leg.LegCall;
import com.kallglot.console.calltest.leg.LegFindings;
import com.kallglot.console.calltest.leg.Lines;
import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.calltest.leg.SipLog;
import com.kallglot.console.calltest.leg.Timing;
import com.kallglot.console.sandbox.CallDesk;
import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import com.kallglot.console.sandbox.Sandbox;
import com.kallglot.console.sandbox.SandboxOptions;
import com.kallglot.console.sandbox.edge.EdgeOptions;
import com.kallglot.console.sandbox.edge.SipEdge;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.Diagnosis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A sandbox with its SIP side, and the program's own telephone to call it: what a diagnosis sees
/// of a call, and nothing of what the sandbox was told.
final class Bench implements AutoCloseable {
  /// Short waits; who never responds is waited for as long as one retransmission takes.
  static final Timing TIMING =
      Timing.SANDBOX.withAnyResponse(Duration.ofMillis(1200)).withAnswer(Duration.ofMillis(1500));

  private static final String WHOLE_SETTINGS =
      "{'enabled':true,'allowlist':{'mode':'any','entries':[]},'srtp':'optional',"
          + "'codecs':['PCMU','PCMA','G722','opus'],'max_concurrent_calls':20}";

  final Path folder;
  final PjsipSoftphone softphone;
  final SipEdge edge;
  private final Sandbox sandbox;
  private final Secret controlKey;
  private final HttpClient http = HttpClient.newHttpClient();
  private final SipLog log;

  /// @param softphone is not closed with it
  Bench(Path folder, PjsipSoftphone softphone) throws Exception {
    this.folder = folder;
    this.softphone = softphone;
    sandbox = Sandbox.start(SandboxOptions.in(folder.resolve("sandbox")));
    edge =
        SipEdge.start(
            new EdgeOptions("127.0.0.1", 0, 0, 0, folder.resolve("edge"), sandbox.domain()),
            sandbox.callDesk());
    controlKey = sandbox.listening(edge.transports(), edge.authorityFile(), edge).controlKey();
    log = new SipLog(softphone);
  }

  OrganizationAccess access() {
    return sandbox.organizations().getFirst();
  }

  CallDesk desk() {
    return sandbox.callDesk();
  }

  String domain() {
    return sandbox.domain();
  }

  int port(SipTransport kind) {
    return edge.transports().stream()
        .filter(transport -> transport.kind() == kind)
        .mapToInt(SipSettings.Transport::port)
        .findFirst()
        .orElseThrow();
  }

  /// As it was at first: no fault, and settings that take whatever comes.
  void asUsual() throws IOException, InterruptedException {
    faults("");
    settings(WHOLE_SETTINGS);
  }

  /// @param faults objects, single quotes for double ones
  void faults(String faults) throws IOException, InterruptedException {
    send("PUT", "/control/faults", "{'faults':[" + faults + "]}", controlKey);
  }

  /// @param edit of the SIP settings
  void settings(String edit) throws IOException, InterruptedException {
    send("PATCH", "/v1/telephony/sip", edit, access().apiKey());
  }

  /// A session that waits for a call.
  ///
  /// @return its id
  String session(String routing) throws IOException, InterruptedException {
    String body = "{'mode':'ai_agent','routing':" + routing + "}";
    return send("POST", "/v1/sessions", body, access().apiKey()).get("id").getAsString();
  }

  void end(String session) throws IOException, InterruptedException {
    send("POST", "/v1/sessions/" + session + "/end", "{}", access().apiKey());
  }

  private JsonObject send(String method, String path, String body, Secret key)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
            .header("Authorization", "Bearer " + key.reveal())
            .header("Content-Type", "application/json");
    if (method.equals("PATCH")) {
      request.header("If-Match", etag());
    }
    var answer =
        http.send(
            request.method(method, BodyPublishers.ofString(body.replace('\'', '"'))).build(),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError(method + " " + path + ": " + answer.statusCode() + answer.body());
    }
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  private String etag() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/v1/telephony/sip"))
            .header("Authorization", "Bearer " + access().apiKey().reveal())
            .build();
    String body = http.send(request, BodyHandlers.ofString()).body();
    return JsonParser.parseString(body).getAsJsonObject().get("etag").getAsString();
  }

  /// A call from the INVITE to the diagnosis.
  Cause explain(
      SipAccount account, String uri, CallEvidence.Expected expected, Signal signal, Duration stay)
      throws Exception {
    Leg leg = call(account, uri, signal, stay);
    return Diagnosis.of(new LegFindings(leg).evidence(log.take(leg.callId()), expected));
  }

  /// A call from the INVITE to its end.
  Leg call(SipAccount account, String uri, Signal signal, Duration stay) throws Exception {
    try (var lines = new Lines(softphone)) {
      return new LegCall(lines.of(account), TIMING).place(uri, Map.of(), signal, stay, _ -> {});
    }
  }

  @Override
  public void close() {
    log.close();
    edge.close();
    sandbox.close();
    http.shutdownNow();
  }
}
