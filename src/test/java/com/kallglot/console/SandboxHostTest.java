package com.kallglot.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.sandbox.EndpointFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxHostTest {
  @TempDir Path folder;

  private static int numbers(EndpointFile endpoint) throws Exception {
    var access = endpoint.organizations().getFirst();
    try (var client =
        new PlatformClient(
            new Endpoint(endpoint.baseUrl(), access.apiKey()), ExchangeListener.NONE)) {
      return client.numbers().all().size();
    }
  }

  @Test
  void aSandboxThatEndedIsFollowedByAnotherOnTheSameData() throws Exception {
    try (var guest = new SandboxHost(folder)) {
      EndpointFile before;
      try (var first = new SandboxHost(folder)) {
        before = first.attachOrStart();
        assertThat(guest.attachOrStart()).as("the one that runs").isEqualTo(before);
        assertThat(guest.attachOrStart()).as("as long as it does").isEqualTo(before);
      }
      EndpointFile after = guest.attachOrStart();
      assertThat(after.baseUrl()).isNotEqualTo(before.baseUrl());
      assertThat(numbers(after)).isPositive();
    }
  }
}
