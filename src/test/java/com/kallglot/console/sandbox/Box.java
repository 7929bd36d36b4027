package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import com.kallglot.console.sandbox.carrier.SeededAccount;
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
  final Http readOnly;
  final Http control;
  final EndpointFile endpoint;
  final ScriptedDialler dialler;

  private Box(Sandbox sandbox, EndpointFile endpoint, ScriptedDialler dialler) {
    this.sandbox = sandbox;
    this.endpoint = endpoint;
    this.dialler = dialler;
    full = new Http(client, sandbox.baseUrl(), endpoint.organizations().getFirst().apiKey());
    empty = new Http(client, sandbox.baseUrl(), endpoint.organizations().getLast().apiKey());
    readOnly =
        new Http(client, sandbox.baseUrl(), endpoint.organizations().getFirst().readOnlyKey());
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
      ScriptedDialler dialler = new ScriptedDialler();
      return new Box(sandbox, sandbox.listening(List.of(), authority, dialler), dialler);
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

  SeededAccount account(String name) {
    return endpoint.carriers().accounts().stream()
        .filter(account -> account.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    client.shutdownNow();
    sandbox.close();
  }
}
