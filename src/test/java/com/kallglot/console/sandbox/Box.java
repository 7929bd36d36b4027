package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// A sandbox of a test and its callers: one of each organization, and one that steers.
final class Box implements AutoCloseable {
  final Sandbox sandbox;
  private final HttpClient client = HttpClient.newHttpClient();
  final Http full;
  final Http empty;
  final Http control;

  private Box(Sandbox sandbox, EndpointFile endpoint) {
    this.sandbox = sandbox;
    full = new Http(client, sandbox.baseUrl(), endpoint.organizations().getFirst().apiKey());
    empty = new Http(client, sandbox.baseUrl(), endpoint.organizations().getLast().apiKey());
    control = new Http(client, sandbox.baseUrl(), endpoint.controlKey());
  }

  static Box in(Path folder) {
    return with(SandboxOptions.in(folder));
  }

  static Box in(Path folder, Clock clock) {
    return with(SandboxOptions.in(folder).withClock(clock));
  }

  static Box with(SandboxOptions options) {
    try {
      Sandbox sandbox = Sandbox.start(options);
      Path authority = options.dataFolder().resolve("ca.pem");
      return new Box(sandbox, sandbox.listening(List.of(), authority, legId -> {}));
    } catch (SandboxException e) {
      throw new AssertionError(e);
    }
  }

  OrganizationAccess access(String organization) {
    return sandbox.organizations().stream()
        .filter(access -> access.name().equals(organization))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    client.shutdownNow();
    sandbox.close();
  }
}
