package com.kallglot.console.trace.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.evidence.Hop.Detail;
import com.kallglot.console.trace.evidence.Hop.Kind;
import com.kallglot.console.trace.evidence.Hop.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How far calls came.
class HopChainTest {
  private static List<State> states(HopChain chain) {
    return chain.hops().stream().map(Hop::state).toList();
  }

  private static Hop hop(HopChain chain, Kind kind) {
    return chain.hops().stream().filter(hop -> hop.kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void aRefusalAfterCredentialsStopsAtSignalling() {
    HopChain chain =
        OneCall.withCredentials()
            .over(SipTransport.TLS)
            .received(
                "488 Not Acceptable Here",
                "2 INVITE",
                "Warning: 399 c \"SRTP is required\"\r\n",
                "")
            .hops();

    assertThat(states(chain))
        .containsExactly(
            State.NOT_NEEDED,
            State.NOT_NEEDED,
            State.PASSED,
            State.NOT_NEEDED,
            State.PASSED,
            State.TO_BLAME,
            State.NOT_REACHED);
    assertThat(chain.tried()).isEqualTo(3);
    assertThat(chain.toBlame()).extracting(Hop::kind).containsExactly(Kind.SIGNALLING);
    assertThat(hop(chain, Kind.DNS).values()).containsExactly("203.0.113.7");
    assertThat(hop(chain, Kind.AUTH).detail()).isEqualTo(Detail.TAKEN_AFTER);
    assertThat(hop(chain, Kind.AUTH).values()).containsExactly("401");
    assertThat(hop(chain, Kind.SIGNALLING).values()).containsExactly("488");
    assertThat(hop(chain, Kind.SIGNALLING).took()).isEqualTo(Duration.ofMillis(30));
  }

  @Test
  void credentialsThatAreRefusedStopAtAuth() {
    HopChain chain =
        OneCall.withCredentials()
            .received(
                "401 Unauthorized", "2 INVITE", "WWW-Authenticate: Digest realm=\"r\"\r\n", "")
            .hops();
    assertThat(hop(chain, Kind.AUTH).state()).isEqualTo(State.TO_BLAME);
    assertThat(hop(chain, Kind.AUTH).values()).containsExactly("401");
    assertThat(hop(chain, Kind.SIGNALLING).state()).isEqualTo(State.NOT_REACHED);
  }

  @Test
  void severalMayBeToBlame() {
    HopChain chain = OneCall.withCredentials().received("403 Forbidden", "2 INVITE", "", "").hops();
    assertThat(chain.toBlame()).extracting(Hop::kind).containsExactly(Kind.AUTH, Kind.SIGNALLING);
  }

  @Test
  void whatWasForeseenIsSaid() {
    OneCall call = OneCall.plain().received("486 Busy Here", "1 INVITE", "", "");
    HopChain chain =
        HopChain.of(
            call.events(),
            call.messages,
            call.cause(),
            CallOrigin.session(List.of(), new Foreseen("telnyx", Foreseen.Held.NO)));
    assertThat(hop(chain, Kind.RESOLVER).detail()).isEqualTo(Detail.OTHERWISE);
    assertThat(hop(chain, Kind.RESOLVER).values()).containsExactly("telnyx");
    assertThat(hop(chain, Kind.AUTH).detail()).isEqualTo(Detail.NOT_ASKED);
  }

  @Test
  void aCallThatIsNotOverHasReachedNoFurtherThanItHas() {
    OneCall call = OneCall.plain();
    HopChain chain = HopChain.of(call.events(), call.messages, null, CallOrigin.DIRECT);
    assertThat(hop(chain, Kind.SIGNALLING).state()).isEqualTo(State.NOT_REACHED);
    assertThat(chain.toBlame()).isEmpty();
  }
}
