package com.kallglot.console.calltest.cause;

import com.kallglot.console.sandbox.edge.EdgeOptions;
import com.kallglot.console.sandbox.edge.SipEdge;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.trace.CallEvidence.Expected;
import com.kallglot.console.trace.Cause;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How each case of `causes.tsv` is brought about.
final class Cases {
  private static final Map<String, Case> ALL = new LinkedHashMap<>();

  static {
    ALL.put("clean", trial -> trial.callSession());
    ALL.put("clean, uneven and late", Cases::uneven);
    ALL.put("wrong password", Cases::wrongPassword);
    ALL.put("not on the allowlist", Cases::notAllowed);
    ALL.put("allowlist drops silently", Cases::dropped);
    ALL.put("SIP disabled", Cases::disabled);
    ALL.put("TLS authority", Cases::authority);
    ALL.put("TLS name", Cases::name);
    ALL.put("no route", Cases::noRoute);
    ALL.put("refused", Cases::refused);
    ALL.put("DNS", Cases::dns);
    ALL.put("timeout", Cases::timeout);
    ALL.put("488 by codec", Cases::codec);
    ALL.put("488 by SRTP", Cases::srtp);
    ALL.put("busy", trial -> trial.fault("'final_code':486").callSession());
    ALL.put("declined", trial -> trial.fault("'final_code':603").callSession());
    ALL.put("no answer", Cases::noAnswer);
    ALL.put("nobody's number", Cases::nobody);
    ALL.put("session ended", Cases::ended);
    ALL.put("concurrency limit", Cases::limit);
    ALL.put("no RTP", trial -> trial.fault("'media':'no_rtp'").callSession());
    ALL.put("one-way to us", trial -> impaired(trial, "'path':'lost_to_caller'"));
    ALL.put("one-way from us", trial -> impaired(trial.narrow(), "'path':'lost_from_caller'"));
    ALL.put("foreign RTP source", Cases::foreign);
    ALL.put("one wrong RTP port", Cases::anotherPort);
    ALL.put("high loss", Cases::loss);
    ALL.put("silence", trial -> trial.narrow().fault("'media':'silence'").callSession());
    ALL.put("wrong audio", Cases::wrongAudio);
    ALL.put("private address", trial -> impaired(trial, "'named_address':'10.255.255.1'"));
  }

  /// Brings one about.
  @FunctionalInterface
  interface Case {
    Cause of(Trial trial) throws Exception;
  }

  private Cases() {}

  static Map<String, Case> all() {
    return ALL;
  }

  private static Cause impaired(Trial trial, String rest) throws Exception {
    return trial
        .fault("'impairment':{'seed':" + trial.between(1, 99_999) + "," + rest + "}")
        .callSession();
  }

  static Cause uneven(Trial trial) throws Exception {
    return impaired(
        trial,
        "'jitter_ms':%d,'delay_ms':%d".formatted(trial.between(5, 40), trial.between(0, 80)));
  }

  /// An echo would end with the first packet, which makes our engine send elsewhere too.
  private static Cause foreign(Trial trial) throws Exception {
    String sound = trial.one(List.of("speech", "tone", "silence"));
    return trial
        .narrow()
        .fault("'media':'" + sound + "','impairment':{'source':'elsewhere'}")
        .callSession();
  }

  /// The engine follows it at once, and hears it.
  private static Cause anotherPort(Trial trial) throws Exception {
    String sound = trial.one(List.of("speech", "tone", "silence"));
    return trial
        .narrow()
        .fault("'media':'" + sound + "','impairment':{'source':'another_port'}")
        .callSession();
  }

  private static Cause wrongPassword(Trial trial) throws Exception {
    trial.password = Secret.of("wrong " + trial.seed);
    return trial.callSession();
  }

  private static Cause notAllowed(Trial trial) throws Exception {
    trial.bench.settings(
        "{'allowlist':{'mode':'listed','entries':[{'cidr':'198.51.100.%d/32'}]}}"
            .formatted(trial.between(1, 250)));
    return trial.callSession();
  }

  private static Cause dropped(Trial trial) throws Exception {
    return trial.fault("'drop_silently':true").callSession();
  }

  private static Cause disabled(Trial trial) throws Exception {
    String session = trial.bench.session("{'type':'sip'}");
    trial.bench.settings("{'enabled':false}");
    return trial.call(session);
  }

  private static Cause authority(Trial trial) throws Exception {
    trial.transport = SipTransport.TLS;
    var options =
        new EdgeOptions(
            "127.0.0.1", 0, 0, 0, trial.bench.folder.resolve("other"), trial.bench.domain());
    try (SipEdge other = SipEdge.start(options, trial.bench.desk())) {
      trial.authority = other.authorityFile();
      return trial.callSession();
    }
  }

  private static Cause name(Trial trial) throws Exception {
    trial.transport = SipTransport.TLS;
    String host = "127.0.0." + trial.between(2, 250);
    try (var relay = Relay.from(host, trial.bench.port(SipTransport.TLS))) {
      trial.proxy = host + ":" + relay.port();
      return trial.callSession();
    }
  }

  private static Cause noRoute(Trial trial) throws Exception {
    trial.transport = trial.one(List.of(SipTransport.UDP, SipTransport.TCP));
    trial.proxy = "";
    return trial.dial("sip:somebody@198.51.100.%d".formatted(trial.between(1, 250)));
  }

  private static Cause refused(Trial trial) throws Exception {
    trial.proxy = "127.0.0.1:" + freePort();
    return trial.callSession();
  }

  private static int freePort() throws IOException {
    try (var tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return tcp.getLocalPort();
    }
  }

  private static Cause dns(Trial trial) throws Exception {
    trial.proxy = "";
    return trial.dial("sip:somebody@pbx-%d.invalid".formatted(trial.seed));
  }

  private static Cause timeout(Trial trial) throws Exception {
    try (var deaf = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      trial.overUdp().proxy = "127.0.0.1:" + deaf.getLocalPort();
      return trial.callSession();
    }
  }

  private static Cause codec(Trial trial) throws Exception {
    List<String> theirs = trial.one(List.of(List.of("opus"), List.of("G722"), List.of("PCMA")));
    trial.codecs = List.of("PCMU");
    trial.bench.settings("{'codecs':['" + theirs.getFirst() + "']}");
    return trial.callSession();
  }

  private static Cause srtp(Trial trial) throws Exception {
    boolean theirs = trial.random.nextBoolean();
    trial.srtp = theirs ? SrtpPolicy.OFF : SrtpPolicy.REQUIRED;
    trial.bench.settings("{'srtp':'" + (theirs ? "required" : "off") + "'}");
    return trial.callSession();
  }

  private static Cause noAnswer(Trial trial) throws Exception {
    trial.bench.faults("{'called':'sip','answer_delay_ms':60000}");
    return trial.callSession();
  }

  private static Cause nobody(Trial trial) throws Exception {
    var line = trial.bench.access().testLine();
    trial.user = line.username();
    trial.password = line.password();
    return trial.call("+4930" + trial.between(10_000_000, 99_999_999));
  }

  private static Cause ended(Trial trial) throws Exception {
    String session = trial.bench.session("{'type':'sip'}");
    trial.bench.end(session);
    return trial.call(session);
  }

  private static Cause limit(Trial trial) throws Exception {
    trial.bench.settings("{'max_concurrent_calls':0}");
    return trial.callSession();
  }

  private static Cause loss(Trial trial) throws Exception {
    return impaired(
        trial,
        "'loss_percent':%d,'burst':%d".formatted(trial.between(15, 40), trial.between(1, 2)));
  }

  private static Cause wrongAudio(Trial trial) throws Exception {
    return trial
        .narrow()
        .expecting(trial.one(List.of(Expected.ECHO, Expected.TONE)))
        .fault("'media':'wrong_audio'")
        .callSession();
  }
}
