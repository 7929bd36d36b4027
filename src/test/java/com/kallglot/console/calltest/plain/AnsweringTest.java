package com.kallglot.console.calltest.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.calltest.plain.Answering.Taken;
import com.kallglot.console.calltest.plain.Answering.Treatment;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.ScriptedSoftphone;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The other end for a PBX under test, without a network.
class AnsweringTest {
  private final ScriptedSoftphone softphone = new ScriptedSoftphone();
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final Heard heard = new Heard();

  @AfterEach
  void close() {
    softphone.close();
  }

  private CallHandle dial(Treatment treatment) throws Exception {
    Line answering =
        softphone.open(
            SoftphoneAccounts.plain("answering"),
            new Answering(treatment, taken::add, (code, reason) -> {}));
    return softphone
        .open(SoftphoneAccounts.plain("caller"), LineListener.NONE)
        .dial(
            new DialRequest(
                answering.contact(), Map.of(), new SoundSource.Silence(), SoundCapture.NONE),
            heard);
  }

  private Taken taken() {
    Await.until(Heard.LIMIT, "the call is told of", () -> taken.size() == 1);
    return taken.getFirst();
  }

  @Test
  void anEchoGivesDigitsBackToo() throws Exception {
    CallHandle call = dial(new Treatment.Answer(new SoundSource.Echo()));
    heard.await(CallEvent.MediaStarted.class);
    call.sendDigits("12#", DtmfMethod.RFC4733).join();
    Await.until(Heard.LIMIT, "the digits come back", () -> heard.digits().equals("12#"));
    call.hangUp().join();
    assertThat(taken().code()).isEqualTo(200);
    assertThat(taken().digits()).isEqualTo("12#");
    assertThat(taken().durationMs()).isNotNull();
  }

  @Test
  void aToneKeepsDigitsToItself() throws Exception {
    CallHandle call = dial(new Treatment.Answer(new SoundSource.Silence()));
    heard.await(CallEvent.MediaStarted.class);
    call.sendDigits("7", DtmfMethod.INFO).join();
    call.hangUp().join();
    assertThat(taken().digits()).isEqualTo("7");
    assertThat(heard.digits()).isEmpty();
  }

  @Test
  void aRefusalIsTheOneAskedFor() throws Exception {
    var _ = dial(new Treatment.Refuse(486));
    assertThat(heard.awaitEnd().code()).isEqualTo(486);
    assertThat(taken().code()).isEqualTo(486);
    assertThat(taken().durationMs()).isNull();
  }
}
