package com.kallglot.console.softphone.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.kallglot.console.softphone.network.NetworkSettings.Family;
import com.kallglot.console.softphone.network.NetworkSettings.Ice;
import com.kallglot.console.softphone.network.NetworkSettings.Rewrite;
import com.kallglot.console.telephony.Secret;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSettingsTest {
  private static final TurnServer TURN =
      new TurnServer("turn.example.com", TurnServer.Transport.UDP, "me", Secret.of("hidden"));

  @Test
  void thePlatformWantsRewrittenContactsAndAKeepAliveAndNoIce() {
    NetworkSettings platform = NetworkSettings.PLATFORM;

    assertThat(platform.contactRewrite()).isEqualTo(Rewrite.ON);
    assertThat(platform.keepAlive()).isEqualTo(Duration.ofSeconds(15));
    assertThat(platform.ice()).isEqualTo(Ice.OFF);
    assertThat(platform.stunServers()).isEmpty();
  }

  @Test
  void aLocalAddressBringsItsFamily() {
    assertThat(NetworkSettings.PLATFORM.boundTo("::1").family()).isEqualTo(Family.IPV6);
    assertThat(NetworkSettings.PLATFORM.boundTo("127.0.0.1").family()).isEqualTo(Family.IPV4);
    assertThat(NetworkSettings.PLATFORM.boundTo(null)).isEqualTo(NetworkSettings.PLATFORM);
  }

  private static void refused(UnaryOperator<NetworkEdit> edit, String why) {
    NetworkEdit changed = edit.apply(NetworkSettings.PLATFORM.edit());
    assertThatIllegalArgumentException().isThrownBy(changed::done).withMessageContaining(why);
  }

  @Test
  void whatCannotBeIsRefusedWithTheReason() {
    refused(e -> e.turn(TURN), "without ICE");
    refused(e -> e.family(Family.IPV6).stunServers(List.of("stun.example.com")), "IPv4 only");
    refused(e -> e.family(Family.IPV6).ice(Ice.ON).turn(TURN), "IPv4 only");
    refused(e -> e.family(Family.IPV6).bindAddress("10.0.0.1"), "must be an IPV6 address");
    refused(e -> e.bindAddress("pbx.example.com"), "must be an IPV4 address");
    refused(e -> e.bindAddress("300.1.1.1"), "must be an IPV4 address");
    refused(e -> e.family(Family.IPV6).bindAddress("1:2"), "must be an IPV6 address");
    refused(e -> e.nameserver("10.0.0.256"), "must read address[:port]");
    refused(e -> e.stunServers(List.of("stun:1.2.3.4")), "must read host[:port]");
    refused(e -> e.bindAddress("127.0.0.1").ice(Ice.ON), "over 127.0.0.1");
    refused(e -> e.family(Family.IPV6).bindAddress("::1").ice(Ice.ON), "over ::1");
    refused(e -> e.nameserver("dns.example.com"), "must read address[:port]");
    refused(e -> e.keepAlive(Duration.ofMillis(1500)), "whole seconds");
    refused(e -> e.keepAlive(Duration.ofMinutes(6)), "0 to 300");
  }

  @ParameterizedTest
  @CsvSource({"1024,1027", "40000,40100", "65532,65535"})
  void portsThatSufficeForTwoCallsAreARange(int first, int last) {
    assertThat(new PortRange(first, last)).hasToString(first + "-" + last);
  }

  @ParameterizedTest
  @CsvSource({"1022,2000", "40001,40100", "40000,40002", "40000,65536", "40100,40000"})
  void otherPortsAreNone(int first, int last) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PortRange(first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"stun.example.com", "stun.example.com:3478", "203.0.113.1:1", "[2001:db8::1]:53"})
  void hostAndPortAreRead(String text) {
    assertThat(HostAndPort.isValid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "stun:stun.example.com",
        "a b",
        "host:",
        "host:0",
        "host:65536",
        "300.1.1.1",
        "[1:2]",
        "2001:db8::1"
      })
  void whatIsNoHostAndPortIsTold(String text) {
    assertThat(HostAndPort.isValid(text)).isFalse();
  }

  @Test
  void aHostIsTakenOutOfItsBrackets() {
    assertThat(HostAndPort.host("[2001:db8::1]:53")).isEqualTo("2001:db8::1");
    assertThat(HostAndPort.port("[2001:db8::1]:53", 3478)).isEqualTo(53);
    assertThat(HostAndPort.port("stun.example.com", 3478)).isEqualTo(3478);
  }

  @Test
  void aSessionTimerIsNeverBelowWhatTheStandardAllows() {
    assertThat(SessionTimer.isValid(Duration.ofSeconds(90), Duration.ofSeconds(90))).isTrue();
    assertThat(SessionTimer.isValid(Duration.ofSeconds(90), Duration.ofSeconds(89))).isFalse();
    assertThat(SessionTimer.isValid(Duration.ofSeconds(90), Duration.ofSeconds(91))).isFalse();
    assertThat(SessionTimer.isValid(Duration.ofDays(2), Duration.ofSeconds(90))).isFalse();
  }

  @Test
  void thePasswordOfARelayIsNotPrinted() {
    assertThat(TURN.toString()).contains("turn.example.com").doesNotContain("hidden");
  }
}
