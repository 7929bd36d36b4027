package com.kallglot.console.phone.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.phone.account.OwnAccount.Registering;
import com.kallglot.console.softphone.network.NetworkSettings.Rewrite;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.evidence.Demand;
import com.kallglot.console.trace.evidence.Demand.Fit;
import com.kallglot.console.trace.evidence.Demand.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which edit of an account a cause asks for.
class RemedyTest {
  private static final Path CA = Path.of("/etc/ssl/own.pem");

  private static OwnAccount account(SrtpPolicy srtp, SrtpKeying keying, String... codecs) {
    return new OwnAccount(
        "id",
        "Desk",
        "1001",
        "pbx.example.com",
        null,
        Registering.YES,
        null,
        SipTransport.UDP,
        srtp,
        keying,
        CA,
        List.of(codecs),
        CallHandling.USUAL);
  }

  private static final OwnAccount PLAIN = account(SrtpPolicy.OFF, SrtpKeying.SDES, "G722");

  private static Demand lacking(Topic topic, String... required) {
    return new Demand(topic, List.of(), List.of(required), Fit.NO);
  }

  private static String edit(CauseCode cause, OwnAccount account, Demand... demands) {
    return Remedy.of(cause, account, List.of(demands))
        .map(remedy -> remedy.field() + " " + remedy.from() + " > " + remedy.to())
        .orElse("none");
  }

  @Test
  void encryptionIsSetAsTheFarEndWantsIt() {
    assertThat(edit(CauseCode.ENCRYPTION_NOT_TAKEN, PLAIN)).isEqualTo("SRTP OFF > REQUIRED");
    Optional<Remedy> told =
        Remedy.of(
            CauseCode.MEDIA_NOT_TAKEN,
            PLAIN,
            List.of(lacking(Topic.PROFILE, "RTP/SAVP"), lacking(Topic.KEYS, "DTLS")));
    assertThat(told.orElseThrow().after().srtp()).isEqualTo(SrtpPolicy.REQUIRED);
    assertThat(told.orElseThrow().after().keying()).isEqualTo(SrtpKeying.DTLS);
    assertThat(
            edit(
                CauseCode.ENCRYPTION_NOT_TAKEN,
                account(SrtpPolicy.OPTIONAL, SrtpKeying.DTLS),
                lacking(Topic.KEYS, "AES_CM_128_HMAC_SHA1_80")))
        .isEqualTo("KEYING DTLS > SDES");
  }

  @Test
  void encryptionIsNeverGivenUp() {
    assertThat(
            edit(
                CauseCode.ENCRYPTION_NOT_TAKEN,
                account(SrtpPolicy.REQUIRED, SrtpKeying.SDES),
                lacking(Topic.PROFILE, "RTP/AVP"),
                lacking(Topic.KEYS)))
        .isEqualTo("none");
  }

  @Test
  void codecsThatAreTakenGoFirstAndOthersStay() {
    assertThat(edit(CauseCode.CODECS_NOT_TAKEN, PLAIN)).isEqualTo("CODECS G722 > PCMU, PCMA, G722");
    assertThat(edit(CauseCode.CODECS_NOT_TAKEN, PLAIN, lacking(Topic.CODEC, "opus")))
        .isEqualTo("CODECS G722 > opus, G722");
    assertThat(edit(CauseCode.CODECS_NOT_TAKEN, account(SrtpPolicy.OFF, SrtpKeying.SDES)))
        .as("all there are were offered")
        .isEqualTo("none");
  }

  @Test
  void theOthersAreSetWhereTheyAreNotSoAlready() {
    assertThat(edit(CauseCode.DROPPED_OR_FRAGMENTED, PLAIN)).isEqualTo("TRANSPORT UDP > TCP");
    assertThat(edit(CauseCode.TLS_UNTRUSTED, PLAIN)).isEqualTo("TRUSTED_CA " + CA + " > ");
    Remedy told = Remedy.of(CauseCode.OWN_PRIVATE_ADDRESS, PLAIN, List.of()).orElseThrow();
    assertThat(told.after().handling().network().settings().sdpRewrite()).isEqualTo(Rewrite.ON);
    assertThat(edit(CauseCode.OWN_PRIVATE_ADDRESS, told.after())).isEqualTo("none");
    assertThat(edit(CauseCode.BUSY, PLAIN)).isEqualTo("none");
  }
}
