package com.kallglot.console.stream;

import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.SandboxControl;
import com.kallglot.console.sandbox.EndpointFile;
import com.kallglot.console.sandbox.Sandbox;
import com.kallglot.console.sandbox.SandboxException;
import com.kallglot.console.sandbox.SandboxOptions;
import com.kallglot.console.sandbox.stream.StreamServer;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A sandbox with its WebSocket side and no SIP side.
final class StreamingSandbox implements AutoCloseable {
  final Sandbox sandbox;
  final StreamServer streams;
  final PlatformClient platform;
  final SandboxControl control;

  StreamingSandbox(Path folder, Clock clock) throws SandboxException, IOException {
    sandbox = Sandbox.start(SandboxOptions.in(folder).withClock(clock));
    InetAddress here = InetAddress.getLoopbackAddress();
    streams = StreamServer.start(here, 0, sandbox.streamDesk());
    sandbox.streamsOn(here, streams.port());
    EndpointFile endpoint = sandbox.listening(List.of(), folder.resolve("ca.pem"), legId -> {});
    platform =
        new PlatformClient(
            new Endpoint(endpoint.baseUrl(), endpoint.organizations().getFirst().apiKey()),
            ExchangeListener.NONE);
    control =
        new SandboxControl(
            new Endpoint(endpoint.baseUrl(), endpoint.controlKey()), ExchangeListener.NONE);
  }

  Session session() throws PlatformException {
    return platform
        .sessions()
        .create(
            new SessionRequest(
                "bidirectional_translation", "en", "de", RouteRequest.overSip(), Map.of()),
            UUID.randomUUID().toString());
  }

  @Override
  public void close() {
    control.close();
    platform.close();
    streams.close();
    sandbox.close();
  }
}
