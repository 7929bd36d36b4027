package com.kallglot.console.trace.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Real translation and a real filter: nftables of Linux, in network namespaces of the test's own.
class BehindNatTest {
  private static final String PORT = "5060";

  private static Namespaces network;

  @BeforeAll
  static void open() throws Exception {
    assumeTrue(Namespaces.areAllowed(), "network namespaces may not be made here: that needs root");
    network = new Namespaces();
    Process server = network.onServer(Responder.class, Namespaces.SERVER, PORT);
    var said =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    assertThat(said.readLine()).isEqualTo("ready");
  }

  @AfterAll
  static void close() throws Exception {
    if (network != null) {
      network.close();
    }
  }

  private static String seen(String... rules) throws IOException, InterruptedException {
    network.route(rules);
    return network.onClient(Look.class, Namespaces.SERVER, PORT);
  }

  @Test
  void aRouterAloneTranslatesNothing() throws Exception {
    assertThat(seen()).isEqualTo("NONE NONE " + Namespaces.CLIENT + " []");
  }

  @Test
  void aNatThatKeepsPortsIsTold() throws Exception {
    assertThat(seen("out oifname kgs masquerade"))
        .isEqualTo("ADDRESS ADDRESS " + Namespaces.ROUTER + " [BEHIND_NAT]");
  }

  @Test
  void aNatThatTakesOtherPortsIsTold() throws Exception {
    assertThat(seen("out oifname kgs meta l4proto {tcp, udp} masquerade to :20000-20999"))
        .isEqualTo("ADDRESS_AND_PORT ADDRESS_AND_PORT " + Namespaces.ROUTER + " [BEHIND_NAT]");
  }

  @Test
  void udpThatIsDroppedIsToldFromAServerThatIsDown() throws Exception {
    assertThat(seen("through ip protocol udp drop"))
        .isEqualTo("UNKNOWN NONE " + Namespaces.CLIENT + " [UDP_DROPPED]");
    assertThat(seen("through drop")).isEqualTo("UNKNOWN UNKNOWN nobody [NOTHING_REACHED]");
  }
}
