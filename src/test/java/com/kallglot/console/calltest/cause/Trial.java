package com.kallglot.console.calltest.cause;

import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.trace.CallEvidence.Expected;
import com.kallglot.console.trace.Cause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One call of a case, with what a seed chooses: codec, transport, encryption, times, what is lost.
final class Trial {
  static final List<SipTransport> TRANSPORTS =
      List.of(SipTransport.UDP, SipTransport.TCP, SipTransport.TLS);
  static final List<String> CODECS = List.of("PCMU", "PCMA", "G722", "opus");
  static final List<SrtpPolicy> ENCRYPTION =
      List.of(SrtpPolicy.OFF, SrtpPolicy.OPTIONAL, SrtpPolicy.REQUIRED);

  final Bench bench;
  final long seed;
  final Random random;
  SipTransport transport;
  SrtpPolicy srtp;
  List<String> codecs;
  String user;
  Secret password;
  @Nullable Path authority;
  @Nullable String proxy;
  String bind = "127.0.0.1";
  Expected expected = Expected.ECHO;
  Duration stay = Duration.ofMillis(2400);

  Trial(Bench bench, String name, long seed) {
    this.bench = bench;
    this.seed = seed;
    random = new Random((seed + 1000L * name.hashCode()) * 0x9E37_79B9_7F4A_7C15L);
    transport = one(TRANSPORTS);
    srtp = one(ENCRYPTION);
    codecs = List.of(one(CODECS));
    user = bench.access().sipUsername();
    password = bench.access().sipPassword();
    authority = bench.edge.authorityFile();
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /// Codecs in which the sandbox has sound of its own.
  Trial narrow() {
    codecs = List.of(one(List.of("PCMU", "PCMA")));
    return this;
  }

  Trial overUdp() {
    transport = SipTransport.UDP;
    return this;
  }

  Trial expecting(Expected wanted) {
    expected = wanted;
    return this;
  }

  /// Sets a fault of calls to sessions, with a delay of the answer that the seed chooses.
  ///
  /// @param rest of the object, single quotes for double ones
  Trial fault(String rest) throws Exception {
    bench.faults("{'called':'sip','answer_delay_ms':" + between(0, 250) + "," + rest + "}");
    return this;
  }

  Cause callSession() throws Exception {
    return call(bench.session("{'type':'sip'}"));
  }

  /// @param called what stands before the @
  Cause call(String called) throws Exception {
    return dial("sip:" + called + "@" + bench.domain());
  }

  Cause dial(String uri) throws Exception {
    return bench.explain(account(), uri, expected, new Signal(sound(), ""), stay);
  }

  private static Pcm sound() {
    return Signal.ECHO_TEST.sound();
  }

  SipAccount account() {
    return new SipAccount(
        "sip:" + user + "@" + bench.domain(),
        null,
        password,
        null,
        proxy == null ? "127.0.0.1:" + bench.port(transport) : proxy.isEmpty() ? null : proxy,
        transport,
        srtp,
        SrtpKeying.SDES,
        authority,
        codecs,
        bind);
  }

  @Override
  public String toString() {
    return "seed " + seed + ": " + transport + ", SRTP " + srtp + ", " + codecs;
  }
}
