package com.kallglot.console.calltest.cause;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.pjsip.network.NatLab;
import com.kallglot.console.softphone.pjsip.network.NatLab.LabProcess;
import com.kallglot.console.softphone.pjsip.network.NatLab.Nat;
import com.kallglot.console.softphone.pjsip.network.NatLab.Place;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Those of the three hundred clean calls that go through a real NAT, a router in a network
/// namespace of its own: no cause is found for any. The others are in [CausesTest].
@Tag("native")
@Tag("timed")
@Tag("long")
class CleanBehindNatTest {
  private static final int EDGE = 5060;

  @TempDir static Path folder;
  private static NatLab lab;

  @BeforeAll
  static void open() throws Exception {
    lab = NatLab.open(folder);
    var _ = lab.startEdge(EDGE).awaitSaid("ready");
  }

  @AfterAll
  static void close() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  /// Seventy-five in all.
  @ParameterizedTest
  @CsvSource({
    "FULL_CONE, 226, 13",
    "FULL_CONE, 239, 13",
    "FULL_CONE, 252, 12",
    "SYMMETRIC, 264, 13",
    "SYMMETRIC, 277, 12",
    "SYMMETRIC, 289, 12"
  })
  void noCauseIsFound(Nat nat, int first, int calls) throws Exception {
    lab.translate(Place.HERE, nat);

    LabProcess caller =
        lab.start(
            Place.HERE,
            CallsFromHome.class.getName(),
            Place.HERE.address(),
            NatLab.SERVER,
            String.valueOf(EDGE),
            lab.edgeAuthority().toString(),
            String.valueOf(first),
            String.valueOf(calls));

    var _ = caller.awaitSaid("all " + calls + " placed");
    assertThat(caller.said()).doesNotContain("Cause[");
  }
}
