package com.kallglot.console.telephony.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
  private static final String CANARY = "Canary9aXd3";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer %s",
        "authorization:%s",
        "AUTHORIZATION: Basic\r\n %s",
        "X-API-Key: %s",
        "Cookie: a=1; session=%s",
        "Authorization: Digest username=\"u\", realm=\"r\", nonce=\"n\", response=\"%s\"",
        "Authorization: Digest username=\"u\",\r\n\tresponse=\"%s\",\r\n\tcnonce=\"%s\"",
        "Proxy-Authorization: Digest response=%s, username=\"u\"",
        "Proxy-Authorization: Digest username=\"u\", response=\"%s",
        "Proxy-Authorization: Digest username=\"u\", %s",
        "Authorization: Digest %s",
        "Authentication-Info: qop=auth, rspauth=\"%s\", cnonce=\"c\", nc=00000001",
        "Proxy-Authentication-Info : nextnonce=\"n\",\r\n rspauth=%s",
        "authentication-info: %s",
        "AUTHORIZATION : Basic %s",
        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:%s|2^20|1:4",
        "a=crypto:2 AES_256_CM_HMAC_SHA1_80 inline:a;inline:%s",
        "k=clear:%s",
        "a=key-mgmt:mikey %s",
        "a=ice-pwd:%s",
        "{\"token\":\"%s\"}",
        "{\"auth_token\" : \"%s\", \"x\":1}",
        "{\"credentials\":{\"api_key\":\"a\\\"%s\"}}",
        "{\"password\":\"%s",
        "{\"sip_password\":\"%s\"}",
        "{\"body\":\"{\\\"password\\\":\\\"%s\\\"}\"}",
        "https://a.test/stream?token=%s&x=1",
        "wss://a.test/stream?x=1&access_token=%s",
        "{\"url\":\"wss://a.test/s?token\\u003d%s\"}",
        "{\"url\":\"wss://a.test/s?a=1\\u0026token=%s\"}",
        "AuthToken=%s&Sid=1",
        "sip:alice:%s@example.com",
        "https://user:%s@example.com/x",
        "the key sk_live_%s was used",
        "sk_test_%s",
        "kst_live_%s",
        "{\"control_key\":\"%s\"}",
        "INVITE sip:alice:%s@example.com SIP/2.0",
        "To: <sips:alice:%s@example.com>;tag=1",
        "Calling sip:alice:%s@example.com: Invalid URI (PJSIP 171039)",
        "INFO sip:a SIP/2.0\r\nc: application/dtmf-relay\r\n\r\nSignal= %s\r\nDuration=9",
        "INFO sip:a SIP/2.0\r\n\r\nsignal=%s",
        "INFO sip:a SIP/2.0\r\nContent-Type: application/dtmf\r\nContent-Length: 1\r\n\r\n%s",
        "INFO sip:a SIP/2.0\nc : application/dtmf;x=1\n\n%s",
        "<kpml-response version=\"1.0\" code=\"200\" digits=\"%s\"/>",
      })
  void noCredentialIsLeft(String form) {
    String masked = Masking.text(form.replace("%s", CANARY));
    assertThat(masked).doesNotContain(CANARY).contains("***");
    assertThat(Masking.text(masked)).as("twice").isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INVITE sip:sess_1@sip.example.com SIP/2.0\r\nVia: SIP/2.0/TLS a;branch=z9\r\n",
        "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", algorithm=SHA-256",
        "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\nm=audio 4000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n",
        "{\"id\":\"sess_1\",\"mode\":\"ai_agent\",\"tokens_used\":3}",
        "https://api.test/v1/telephony/numbers?status=active&limit=20",
        "Contact: <sip:alice@192.0.2.1:5060;transport=tcp>",
        "Content-Type: application/dtmf-relay\r\nContent-Length: 9\r\n\r\nDuration=1",
        "Accept: application/dtmf\r\n\r\nv=0",
      })
  void nothingElseIsTouched(String text) {
    assertThat(Masking.text(text)).isEqualTo(text);
  }

  @Test
  void whoTriedToLogInStaysReadable() {
    String masked =
        Masking.text(
            "Authorization: Digest username=\"alice\", realm=\"pbx\", response=\"" + CANARY + "\"");
    assertThat(masked).contains("username=\"alice\"", "realm=\"pbx\"", "response=***");
  }

  @Test
  void longTextsAreMaskedToo() {
    String filler = "\\n\\\"x".repeat(200_000);
    String body = "{\"password\":\"" + filler + CANARY + "\",\"text\":\"" + filler + "\"}";
    assertThat(Masking.text(body)).doesNotContain(CANARY).hasSizeLessThan(body.length());
    String nested = "{\"body\":\"" + body.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    assertThat(Masking.text(nested)).doesNotContain(CANARY);
    String folded = "Authorization: Digest response=\"" + "\r\n a".repeat(100_000) + CANARY;
    assertThat(Masking.text(folded)).doesNotContain(CANARY);
  }

  @Test
  void headersAreMaskedOneByOneToo() {
    assertThat(Masking.header("Authorization", "Bearer " + CANARY)).isEqualTo("Bearer ***");
    assertThat(Masking.header("x-api-key", CANARY)).isEqualTo("***");
    assertThat(Masking.header("Accept", "text/html")).isEqualTo("text/html");
  }
}
