package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.LineListener.Transfers;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.softphone.pjsip.protocol.CallProgress;
import com.kallglot.console.softphone.pjsip.protocol.CallProgress.Role;
import com.kallglot.console.softphone.pjsip.protocol.DialTarget;
import com.kallglot.console.softphone.pjsip.protocol.MediaPackets;
import com.kallglot.console.softphone.pjsip.sound.CallSound;
import com.kallglot.console.telephony.masking.Masking;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.AudioMedia;
import org.pjsip.pjsua2.OnCreateMediaTransportParam;

/// One call of the PJSIP engine, on the engine's thread alone. [QueuedCall] is what others see of
/// it.
final class PjsipCall implements CallLeg.Owner {
  /// How long the far end has to confirm the end of a call. PJSIP itself goes on for 32 s.
  private static final Duration CONFIRMATION = Duration.ofSeconds(2);

  private final Engine engine;
  private final PjsipLine line;
  private volatile String callId;
  private final Role role;
  private final CallProgress progress;
  private final CallSound sound;
  private final CallMedia media;
  private final CallHandle handle;
  private final Audience audience;
  private @Nullable CallLeg leg;
  private boolean ending;

  private PjsipCall(
      Engine engine,
      PjsipLine line,
      String callId,
      Role role,
      CallSound sound,
      CallListener listener) {
    this.engine = engine;
    this.line = line;
    this.callId = callId;
    this.role = role;
    this.sound = sound;
    this.media =
        new CallMedia(
            sound, new MediaPackets(this::callId, engine.mediaSinks(), engine.events()::post));
    this.progress = new CallProgress(role, this::emit);
    this.handle = new QueuedCall(engine, this);
    this.audience = new Audience(engine.events(), listener);
    sound.onEvent(event -> engine.thread().post(() -> tell(event)));
  }

  /// A call to be made by [#start].
  static PjsipCall outgoing(
      Engine engine, PjsipLine line, String callId, DialRequest request, CallListener listener) {
    var sound = new CallSound(engine.soundCard(), request.send(), request.capture());
    return new PjsipCall(engine, line, callId, Role.CALLER, sound, listener);
  }

  /// A call that came in, `leg` given by [#attach] next.
  static PjsipCall incoming(Engine engine, PjsipLine line, String callId) {
    var sound = new CallSound(engine.soundCard(), new SoundSource.Silence(), SoundCapture.NONE);
    return new PjsipCall(engine, line, callId, Role.CALLEE, sound, event -> {});
  }

  String callId() {
    return callId;
  }

  CallHandle handle() {
    return handle;
  }

  CallSound sound() {
    return sound;
  }

  PjsipLine line() {
    return line;
  }

  CallMedia media() {
    return media;
  }

  /// Sends the INVITE.
  void start(DialRequest request) {
    engine.add(this);
    engine.dialogs().addCaller(callId, progress);
    try {
      NativeFailure.translate(
          "Calling " + request.uri() + line.mediaPorts(), () -> invite(request));
    } catch (SoftphoneException e) {
      engine.log().catchUp();
      progress.disconnected(503, reason(e), System.nanoTime());
    }
  }

  /// What was dialled may hold a password.
  private static String reason(SoftphoneException failure) {
    return Masking.text(String.valueOf(failure.getMessage()));
  }

  private void invite(DialRequest request) throws Exception {
    var calling = new CallLeg(line.openAccount(), this);
    leg = calling;
    String uri = DialTarget.over(line.account().transport(), request.uri());
    calling.invite(uri, callId, request.headers());
  }

  /// Ends a call that never began, because the engine is closed; on any thread, since nothing
  /// native belongs to it.
  void fail(SoftphoneException why) {
    var end =
        new CallEvent.Ended(
            System.nanoTime(), 0, reason(why), CallEvent.Origin.ENGINE, true, null, null);
    audience.tellLast(end);
  }

  /// Begins an incoming call: tells `owner`, and from then on its listener.
  void attach(@Nullable CallLeg incoming, LineListener owner, SipText invite) {
    leg = incoming;
    engine.add(this);
    audience.offer(owner, handle, invite);
    engine.dialogs().addCallee(callId, progress);
  }

  /// Hangs up, cancels or declines, whatever the call's state asks for.
  void end(int code) throws SoftphoneException {
    if (ending || progress.hasEnded()) {
      return;
    }
    ending = true;
    progress.endAsked();
    engine.thread().after(CONFIRMATION, () -> progress.endUnconfirmed(System.nanoTime()));
    var up = leg;
    if (up == null) {
      return;
    }
    media.readReports(up);
    NativeFailure.translate("Ending call " + callId, () -> up.end(code));
  }

  /// Ends without waiting for the far end any longer.
  void abandon() {
    progress.endAsked();
    progress.endUnconfirmed(System.nanoTime());
  }

  /// Tells what the media has done since the last time.
  void tellMediaNews() {
    if (!progress.hasEnded()) {
      media.tellNews(leg, audience::tell);
    }
  }

  private void emit(CallEvent event) {
    if (event instanceof CallEvent.Ended) {
      media.finish(engine.drainBuffer(), audience::tell);
      engine.dialogs().remove(callId, progress);
      // Before the line hears that it is quiet: its account must outlive its last call.
      engine.thread().deleteLater(this::release);
      engine.forget(this);
    }
    audience.tell(event);
  }

  private void release() {
    var done = leg;
    if (done != null) {
      leg = null;
      engine.awaitAtEnd(sound.close());
      done.delete();
    }
  }

  @Override
  public void disconnected(int code, String reason) {
    engine.log().catchUp();
    engine.thread().deleteLater(this::release);
    if (!ending) {
      progress.disconnected(code, reason, System.nanoTime());
    }
  }

  @Override
  public void mediaStarted(LegMedia agreed, AudioMedia audio) throws Exception {
    long now = System.nanoTime();
    media.agreed(agreed);
    sound.connect(audio, agreed.hold());
    // In a later turn, when the answer has been sent and says which keys are used.
    engine
        .thread()
        .post(() -> tell(new CallEvent.MediaStarted(now, agreed.info(progress.srtpSuite()))));
  }

  @Override
  public void mediaStopped() throws Exception {
    long now = System.nanoTime();
    sound.disconnect();
    engine.thread().post(() -> tell(new CallEvent.MediaStopped(now)));
  }

  @Override
  public void digit(char digit, DtmfMethod method) {
    tell(new CallEvent.Digit(System.nanoTime(), digit, method));
  }

  private void tell(CallEvent event) {
    if (!progress.hasEnded()) {
      audience.tell(event);
    }
  }

  @Override
  public @Nullable CallLeg referred(String uri) throws SoftphoneException {
    String target = SipText.of("REFER\nRefer-To: " + uri).address("Refer-To");
    audience.tell(new CallEvent.Referred(System.nanoTime(), target, line.transfers()));
    if (line.transfers() == Transfers.DECLINE) {
      return null;
    }
    var next = new PjsipCall(engine, line, "", Role.CALLER, sound.successor(), event -> {});
    var calling = new CallLeg(line.openAccount(), next);
    next.leg = calling;
    engine.add(next);
    Consumer<String> placed = id -> next.placed(id, handle, target);
    engine.dialogs().expectCaller(next.progress, placed);
    engine.thread().post(() -> next.requirePlaced(placed));
    return calling;
  }

  private void placed(String id, CallHandle from, String target) {
    callId = id;
    audience.follow(line.listener(), from, handle, target);
  }

  /// By now PJSIP has placed the call, or it could not and tells nobody.
  private void requirePlaced(Consumer<String> placed) {
    if (leg != null && leg.getId() < 0 && !progress.hasEnded()) {
      placed.accept(UUID.randomUUID().toString());
      progress.disconnected(503, "The call could not be placed", System.nanoTime());
    }
  }

  @Override
  public void transferStatus(int code, String reason) {
    progress.transferGivenUp(code, reason, System.nanoTime());
  }

  @Override
  public void transportCreated(OnCreateMediaTransportParam parameters) {
    media.tap(parameters);
  }

  @Override
  public List<String> codecs() {
    return line.account().codecs();
  }

  /// The native call, while there is one.
  CallLeg up(String attempted) throws SoftphoneException {
    var up = leg;
    if (up == null || ending || progress.hasEnded()) {
      throw new SoftphoneException(attempted + ": the call is over");
    }
    return up;
  }

  /// The native call, once answered.
  CallLeg answered(String attempted) throws SoftphoneException {
    CallLeg up = up(attempted);
    if (!progress.isAnswered()) {
      throw new SoftphoneException(attempted + ": the call is not answered yet");
    }
    return up;
  }

  /// The native call, while it waits for our answer.
  CallLeg ringing(String attempted) throws SoftphoneException {
    CallLeg up = up(attempted);
    if (role == Role.CALLER || progress.isAnswered()) {
      throw new SoftphoneException(attempted + ": the call does not wait for an answer");
    }
    return up;
  }
}
