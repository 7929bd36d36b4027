package com.kallglot.console.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.media.Signals;
import com.kallglot.console.media.Wav;
import com.kallglot.console.phone.CallActions.Refusal;
import com.kallglot.console.phone.LoggedCall.Result;
import com.kallglot.console.phone.PhoneCall.Direction;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.PhoneCall.Voice;
import com.kallglot.console.phone.SoundChoice.Sent;
import com.kallglot.console.phone.account.CallHandling.Answering;
import com.kallglot.console.phone.account.LineState;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.Callee;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Follower;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.ScriptedSoftphone;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.Softphone.AudioEnd;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.telephony.SipTransport;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The phone over the scripted softphone: what a person does, and what becomes of it.
class PhoneTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String ECHO = "sip:echo@far";
  private static final String OTHER = "sip:other@far";

  @TempDir Path folder;
  private final ScriptedSoftphone softphone = new ScriptedSoftphone();
  private final AtomicInteger starts = new AtomicInteger();
  private final PhoneLine line = PhoneLine.of("own", "Own line", SoftphoneAccounts.plain("me"));
  private CallLog log;
  private Phone phone;

  @BeforeEach
  void open() {
    log = new CallLog(folder.resolve("calls.jsonl"));
    phone = phone();
    softphone.peer(ECHO, Callee.answering(new SoundSource.Echo()));
    softphone.peer(OTHER, Callee.answering(new SoundSource.Silence()));
  }

  private Phone phone() {
    return new Phone(
        () -> {
          starts.incrementAndGet();
          return softphone;
        },
        log,
        new Folders(folder, folder),
        Clock.systemUTC());
  }

  @AfterEach
  void close() {
    phone.close();
    softphone.close();
  }

  private long dial(String uri) throws Exception {
    Dialled dialled = phone.dial(line, uri);
    assertThat(dialled).isInstanceOf(Dialled.Placed.class);
    return ((Dialled.Placed) dialled).id();
  }

  private PhoneCall call(long id) {
    return phone.calls().stream().filter(call -> call.id() == id).findFirst().orElseThrow();
  }

  private void await(long id, State state) {
    Await.until(SOON, id + " is " + state, () -> call(id).state() == state);
  }

  private long up(String uri) throws Exception {
    long id = dial(uri);
    await(id, State.UP);
    return id;
  }

  /// Somebody calls the phone on its line, which was opened for it.
  private Line caller(PhoneLine called) throws Exception {
    phone.use(List.of(called));
    return softphone.open(SoftphoneAccounts.plain("caller"), LineListener.NONE);
  }

  private long comesOver(Line caller, String contact, List<CallEvent> heard) {
    long before = phone.calls().size();
    caller.dial(
        new DialRequest(contact, Map.of(), new SoundSource.Silence(), SoundCapture.NONE),
        heard::add);
    Await.until(SOON, "it comes", () -> phone.calls().size() > before);
    return phone.calls().getLast().id();
  }

  private List<LoggedCall> logged(int finished) {
    Await.until(
        SOON,
        finished + " calls are noted",
        () -> all().stream().filter(LoggedCall::isFinished).count() == finished);
    return all();
  }

  private List<LoggedCall> all() {
    try {
      return log.all();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nothingIsLoadedBeforeItIsNeeded() throws Exception {
    phone.use(List.of(line));
    assertThat(phone.calls()).isEmpty();
    assertThat(starts).hasValue(0);
    up(ECHO);
    up(OTHER);
    assertThat(starts).as("once").hasValue(1);
  }

  @Test
  void whatIsMissingOfTheSoundIsKnownUntilItIsBack() throws Exception {
    long id = up(ECHO);
    assertThat(call(id).lost(AudioEnd.MICROPHONE)).isEmpty();
    softphone.loseAudio();
    for (AudioEnd end : AudioEnd.values()) {
      Await.until(SOON, "no " + end, () -> call(id).lost(end).isPresent());
    }
    phone.sound(SoundChoice.USUAL);
    for (AudioEnd end : AudioEnd.values()) {
      Await.until(SOON, end + " again", () -> call(id).lost(end).isEmpty());
    }
  }

  @Test
  void aLineThatRegistersStartsTheEngine() throws Exception {
    var states = new CopyOnWriteArrayList<LineState>();
    phone.listen(
        new PhoneListener() {
          @Override
          public void stands(String lineId, LineState state) {
            states.add(state);
          }
        });
    phone.use(List.of(PhoneLine.of("r", "R", SoftphoneAccounts.registering("me"))));
    assertThat(starts).hasValue(1);
    Await.until(SOON, "it is told", () -> states.contains(new LineState.Registered()));
  }

  /// Its registrar never answers, which is waited for.
  @Test
  void aCallCanBeGivenUpWhileItsLineRegisters() throws Exception {
    softphone.answerRegistrations(0);
    PhoneLine registering = PhoneLine.of("r", "R", SoftphoneAccounts.registering("me"));
    var outcome = new FutureTask<>(() -> phone.dial(registering, ECHO));
    Thread.ofVirtual().start(outcome);
    Await.until(SOON, "it is shown", () -> phone.calls().size() == 1);
    PhoneCall shown = phone.calls().getFirst();
    assertThat(shown.state()).isEqualTo(State.DIALLING);
    phone.actions().hangUp(shown.id());
    assertThat(outcome.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new Dialled.GivenUp());
    assertThat(phone.calls()).isEmpty();
    assertThat(all()).isEmpty();
  }

  @Test
  void anAccountWhoseServersAreSlowHoldsNoOtherUp() throws Exception {
    var found = new CompletableFuture<Void>();
    PhoneLine slow = PhoneLine.of("s", "S", SoftphoneAccounts.registering("slow"));
    PhoneLine quick = PhoneLine.of("q", "Q", SoftphoneAccounts.registering("quick"));
    softphone.lookUp(slow.account().uri(), found);
    var registered = new CopyOnWriteArrayList<String>();
    phone.listen(
        new PhoneListener() {
          @Override
          public void stands(String lineId, LineState state) {
            if (state instanceof LineState.Registered) {
              registered.add(lineId);
            }
          }
        });
    Thread use = Thread.ofVirtual().unstarted(() -> use(slow, quick));
    use.start();
    try {
      Await.until(SOON, "the quick one is registered", () -> registered.contains("q"));
      phone.actions().hangUp(up(ECHO));
      assertThat(registered).containsExactly("q");
    } finally {
      found.complete(null);
    }
    Await.until(SOON, "the slow one is registered", () -> registered.contains("s"));
    use.join();
  }

  @Test
  void anAccountThatIsEditedDuringItsCallStaysRegistered() throws Exception {
    SipAccount account = SoftphoneAccounts.registering("me");
    PhoneLine before = PhoneLine.of("r", "R", account);
    PhoneLine edited = PhoneLine.of("r", "R", account.with(account.network().boundTo(null)));
    Line caller = caller(before);
    long id = comesOver(caller, contact(), new CopyOnWriteArrayList<>());
    phone.actions().answer(id);
    phone.use(List.of(edited));
    assertThat(lines()).as("both would be at one address").hasSize(1);
    long second = ((Dialled.Placed) phone.dial(edited, ECHO)).id();
    await(second, State.UP);
    assertThat(lines()).hasSize(1);
    String first = lines().getFirst();
    phone.actions().hangUp(id);
    phone.actions().hangUp(second);
    Await.until(SOON, "it is used as it is now", () -> !lines().contains(first));
    Await.until(SOON, "and registered", () -> softphone.registered().contains(account.uri()));
    assertThat(lines()).hasSize(1);
  }

  @Test
  void aLineWhoseFileOfAuthoritiesWasReplacedIsOpenedAnew() throws Exception {
    Path authorities = Files.writeString(folder.resolve("ca.pem"), "one");
    PhoneLine trusting = PhoneLine.of("r", "R", trusting(authorities));
    use(trusting);
    String first = lines().getFirst();
    use(trusting);
    assertThat(lines()).containsExactly(first);

    var _ = Files.writeString(authorities, "other");
    use(trusting);
    assertThat(lines()).hasSize(1).doesNotContain(first);
  }

  private static SipAccount trusting(Path authorities) {
    SipAccount usual = SoftphoneAccounts.registering("me");
    return new SipAccount(
        usual.uri(),
        null,
        null,
        usual.registrar(),
        null,
        SipTransport.TLS,
        usual.srtp(),
        usual.srtpKeying(),
        authorities,
        List.of(),
        usual.bindAddress());
  }

  private List<String> lines() {
    return softphone.contacts().stream().filter(each -> each.startsWith("sip:me@")).toList();
  }

  private void use(PhoneLine... lines) {
    try {
      phone.use(List.of(lines));
    } catch (SoftphoneException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nobodyIsCalledWhomAGuardForbids() throws Exception {
    PhoneLine guarded = line.guarded(Destinations.ANYWHERE::refusal);
    assertThat(phone.dial(guarded, "sip:112@far")).isInstanceOf(Dialled.Forbidden.class);
    assertThat(phone.dial(guarded, "sip:%31%312@far")).isInstanceOf(Dialled.Forbidden.class);
    assertThat(starts).hasValue(0);
    assertThat(phone.calls()).isEmpty();
  }

  @Test
  void aCallIsHeldMutedAndEnded() throws Exception {
    long id = up(ECHO);
    assertThat(call(id).media().codec()).isEqualTo("PCMU");
    phone.actions().hold(id);
    await(id, State.HELD);
    phone.actions().resume(id);
    await(id, State.UP);
    phone.actions().voice(id, Voice.MUTED);
    assertThat(call(id).voice()).isEqualTo(Voice.MUTED);
    phone.actions().voice(id, Voice.OPEN);
    phone.actions().sendDigits(id, "12#");
    assertThat(call(id).digitsSent()).isEqualTo(3);
    Await.until(SOON, "it is counted", () -> call(id).statistics().rxPackets() > 0);
    phone.actions().hangUp(id);
    await(id, State.ENDED);
    Await.until(SOON, "it is explained", () -> call(id).cause() != null);
    assertThat(phone.capture(call(id)).orElseThrow().messages()).isNotEmpty();
    LoggedCall noted = logged(1).getFirst();
    assertThat(noted.result()).isEqualTo(Result.TALKED);
    assertThat(noted.whom()).isEqualTo(ECHO);
    assertThat(noted.talked()).isPositive();
    assertThat(noted.mos()).isBetween(4.0, 4.5);
    assertThatThrownBy(() -> phone.actions().hold(id)).isInstanceOf(SoftphoneException.class);
  }

  @Test
  void theFarEndHolds() throws Exception {
    var far = Callee.answering(new SoundSource.Silence());
    softphone.peer("sip:holder@far", far);
    long id = up("sip:holder@far");
    var _ = far.calls().getFirst().hold();
    await(id, State.HELD_BY_FAR_END);
    var _ = far.calls().getFirst().resume();
    await(id, State.UP);
  }

  @Test
  void aSecondCallHoldsTheFirst() throws Exception {
    long first = up(ECHO);
    long second = up(OTHER);
    await(first, State.HELD);
    phone.actions().resume(first);
    await(second, State.HELD);
    await(first, State.UP);
    assertThat(phone.dial(line, ECHO)).isInstanceOf(Dialled.Busy.class);
    phone.actions().hangUp(first);
    await(first, State.ENDED);
    assertThat(call(second).state()).as("stays as it is").isEqualTo(State.HELD);
  }

  @Test
  void oneThatRingsIsEnoughAtATime() throws Exception {
    softphone.peer("sip:rings@far", Callee.ringing());
    long id = dial("sip:rings@far");
    await(id, State.RINGING);
    assertThat(phone.dial(line, ECHO)).isInstanceOf(Dialled.Busy.class);
    phone.actions().hangUp(id);
    await(id, State.ENDED);
    assertThat(logged(1).getFirst().result()).isEqualTo(Result.CANCELLED);
  }

  /// Dialled first and answered last, it would hear what is said to the other.
  @Test
  void aCallBeingPlacedIsGivenUpForOneThatIsTaken() throws Exception {
    var late = Callee.ringing();
    softphone.peer("sip:late@far", late);
    long dialled = dial("sip:late@far");
    await(dialled, State.RINGING);
    Line caller = caller(PhoneLine.of("r", "R", SoftphoneAccounts.registering("me")));
    long taken = comesOver(caller, contact(), new CopyOnWriteArrayList<>());
    phone.actions().answer(taken);
    var _ = late.calls().getFirst().answer(new SoundSource.Silence(), SoundCapture.NONE);
    await(dialled, State.ENDED);
    assertThat(call(taken).state()).isEqualTo(State.UP);
    assertThat(logged(1).getLast().result()).isEqualTo(Result.CANCELLED);
  }

  @Test
  void goingBackToACallGivesUpTheOneBeingPlaced() throws Exception {
    softphone.peer("sip:late@far", Callee.ringing());
    long first = up(ECHO);
    long dialled = dial("sip:late@far");
    await(first, State.HELD);
    phone.actions().resume(first);
    await(first, State.UP);
    await(dialled, State.ENDED);
  }

  @Test
  void whatTheFarEndDidNotAgreeToIsNoHold() throws Exception {
    long first = up(ECHO);
    softphone.answerOffers(491);
    assertThatThrownBy(() -> phone.dial(line, OTHER)).isInstanceOf(SoftphoneException.class);
    assertThat(phone.calls()).as("none that hears us too").hasSize(1);
    assertThat(call(first).state()).isEqualTo(State.UP);
    softphone.answerOffers(200);
    phone.actions().hold(first);
    softphone.answerOffers(488);
    assertThatThrownBy(() -> phone.actions().resume(first)).isInstanceOf(SoftphoneException.class);
    assertThat(call(first).state()).isEqualTo(State.HELD);
  }

  @Test
  void aRefusedCallSaysWhy() throws Exception {
    softphone.peer("sip:busy@far", Callee.rejecting(486));
    long id = dial("sip:busy@far");
    await(id, State.ENDED);
    Await.until(SOON, "it is explained", () -> call(id).cause() != null);
    assertThat(call(id).cause().sentence()).containsIgnoringCase("busy");
    LoggedCall noted = logged(1).getFirst();
    assertThat(noted.result()).isEqualTo(Result.REFUSED);
    assertThat(noted.code()).isEqualTo(486);
  }

  @Test
  void aCallThatComesIsAnsweredAndHoldsTheOther() throws Exception {
    long first = up(ECHO);
    var registered = PhoneLine.of("r", "R", SoftphoneAccounts.registering("me"));
    Line caller = caller(registered);
    var heard = new CopyOnWriteArrayList<CallEvent>();
    long id = comesOver(caller, contact(), heard);
    assertThat(call(id).isComing()).isTrue();
    assertThat(call(id).direction()).isEqualTo(Direction.INCOMING);
    assertThat(call(first).state()).isEqualTo(State.UP);
    phone.actions().answer(id);
    await(id, State.UP);
    await(first, State.HELD);
    long third = phone.calls().size();
    caller.dial(
        new DialRequest(contact(), Map.of(), new SoundSource.Silence(), SoundCapture.NONE),
        heard::add);
    Await.until(SOON, "a third is busy", () -> heard.stream().anyMatch(PhoneTest::isBusy));
    assertThat(phone.calls()).as("and not shown").hasSize((int) third);
    assertThat(logged(1).getFirst().result()).as("nobody saw it").isEqualTo(Result.MISSED);
  }

  private static boolean isBusy(CallEvent event) {
    return event instanceof CallEvent.Ended end && end.code() == 486;
  }

  /// Where the registered line was opened: the scripted softphone counts its ports.
  private String contact() {
    return softphone.contacts().stream()
        .filter(each -> each.startsWith("sip:me@"))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  @Test
  void aCallThatComesIsRefusedOrMissed() throws Exception {
    Line caller = caller(PhoneLine.of("r", "R", SoftphoneAccounts.registering("me")));
    var heard = new CopyOnWriteArrayList<CallEvent>();
    phone.actions().refuse(comesOver(caller, contact(), heard), Refusal.DECLINE);
    Await.until(
        SOON,
        "it is refused",
        () -> heard.stream().anyMatch(e -> e instanceof CallEvent.Ended end && end.code() == 603));
    assertThat(logged(1).getFirst().result()).isEqualTo(Result.DECLINED);
    var call =
        caller.dial(
            new DialRequest(contact(), Map.of(), new SoundSource.Silence(), SoundCapture.NONE),
            heard::add);
    Await.until(SOON, "it rings", () -> phone.calls().getLast().isComing());
    var _ = call.hangUp();
    assertThat(logged(2).getFirst().result()).isEqualTo(Result.MISSED);
  }

  @Test
  void aLineAnswersByItselfWhereNothingElseIsUp() throws Exception {
    var ready =
        PhoneLine.of("r", "R", SoftphoneAccounts.registering("me")).answering(Answering.AT_ONCE);
    Line caller = caller(ready);
    var heard = new CopyOnWriteArrayList<CallEvent>();
    long first = comesOver(caller, contact(), heard);
    await(first, State.UP);
    long second = comesOver(caller, contact(), heard);
    assertThat(call(second).isComing()).isTrue();
    assertThat(call(first).state()).isEqualTo(State.UP);
  }

  @Test
  void aCallThatCostsEndsByItself() throws Exception {
    PhoneLine dear = line.noLongerThan(Duration.ofMillis(100));
    long id = ((Dialled.Placed) phone.dial(dear, ECHO)).id();
    await(id, State.ENDED);
    assertThat(call(id).answeredNanos()).isNotNull();
  }

  @Test
  void aCallThatIsOverIsWatchedNoLonger() throws Exception {
    PhoneLine dear = line.noLongerThan(Duration.ofHours(1));
    long id = ((Dialled.Placed) phone.dial(dear, ECHO)).id();
    await(id, State.UP);
    Await.until(SOON, "its time is watched", this::isWatched);
    phone.actions().hangUp(id);
    await(id, State.ENDED);
    Await.until(SOON, "nobody waits for it", () -> !isWatched());
  }

  private boolean isWatched() {
    try {
      Path dump = folder.resolve("threads " + System.nanoTime());
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
      return Pattern.compile("\"phone-\\d").matcher(Files.readString(dump)).find();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatOthersDoPushesNoCaptureOfTheseCallsOut() throws Exception {
    softphone.peer("sip:busy@far", Callee.rejecting(486));
    long id = dial("sip:busy@far");
    await(id, State.ENDED);
    Line other = softphone.open(SoftphoneAccounts.plain("test"), LineListener.NONE);
    var heard = new CopyOnWriteArrayList<CallEvent>();
    for (int i = 0; i < 20; i++) {
      var _ =
          other.dial(
              new DialRequest(
                  "sip:busy@far", Map.of(), new SoundSource.Silence(), SoundCapture.NONE),
              heard::add);
    }
    Await.until(
        SOON, "they are over", () -> heard.stream().filter(PhoneTest::isBusy).count() == 20);
    assertThat(phone.capture(call(id)).orElseThrow().messages()).isNotEmpty();
  }

  /// A pipe that nobody writes to is a file that takes for ever.
  @Test
  void aFileThatIsSlowHoldsNoOtherCallUp() throws Exception {
    Path file = folder.resolve("said.wav");
    Wav.write(file, Signals.tone(440, Duration.ofMillis(100), 16_000));
    phone.sound(SoundChoice.USUAL.sending(file));
    Files.delete(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    try {
      var ready = PhoneLine.of("r", "R", SoftphoneAccounts.registering("me"));
      Line caller = caller(ready.answering(Answering.AT_ONCE));
      var heard = new CopyOnWriteArrayList<CallEvent>();
      long slow = comesOver(caller, contact(), heard);
      long next = comesOver(caller, contact(), heard);
      assertThat(call(next).isComing()).isTrue();
      assertThat(call(slow).isComing()).isTrue();
    } finally {
      try (var pipe = Files.newOutputStream(file)) {
        pipe.flush(); // whoever reads it finds its end
      }
    }
  }

  @Test
  void aKilledProgramHasLeftTheCallItWasIn() throws Exception {
    up(ECHO);
    Await.until(SOON, "its begin is noted", () -> all().size() == 1);
    Path file = folder.resolve("calls.jsonl");
    Files.writeString(file, "{\"id\":\"half", StandardOpenOption.APPEND);
    assertThat(all()).extracting(LoggedCall::result).containsExactly(Result.UNFINISHED);
    long second = up(OTHER);
    phone.actions().hangUp(second);
    assertThat(logged(1)).extracting(LoggedCall::whom).containsExactly(OTHER, ECHO);
  }

  /// The Call-ID is the same at both ends, also behind a proxy.
  @Test
  void aCallBetweenTwoOwnAccountsIsNotedAtBothEnds() throws Exception {
    phone.use(List.of(PhoneLine.of("r", "R", SoftphoneAccounts.registering("me"))));
    long id = dial(contact());
    Await.until(SOON, "it comes", () -> phone.calls().size() == 2);
    phone.actions().answer(phone.calls().getLast().id());
    await(id, State.UP);
    assertThat(phone.calls()).extracting(PhoneCall::callId).containsOnly(call(id).callId());
    phone.actions().hangUp(id);
    assertThat(logged(2))
        .extracting(LoggedCall::direction)
        .containsExactlyInAnyOrder(Direction.OUTGOING, Direction.INCOMING);
    assertThat(all()).filteredOn(noted -> noted.isOf(call(id))).hasSize(1);
  }

  @Test
  void theLogIsBoundedAndCanBeClearedAndRestored() throws Exception {
    LoggedCall example = Afterwards.logged(call(up(ECHO)));
    for (int i = 0; i < 20; i++) { // what makes the file long is their reasons
      log.note(
          new LoggedCall(
              "id" + i,
              example.at(),
              example.direction(),
              example.whom(),
              example.lineId(),
              example.line(),
              Result.REFUSED,
              404,
              "x".repeat(100_000),
              Duration.ZERO,
              null));
    }
    assertThat(Files.size(folder.resolve("calls.jsonl"))).isLessThan(3L * CallLog.LARGEST);
    List<LoggedCall> before = log.clear();
    assertThat(all()).isEmpty();
    log.restore(before);
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void aTransferThatIsTakenEndsTheCallHere() throws Exception {
    var far = Callee.answering(new SoundSource.Silence());
    softphone.peer("sip:declines@far", far);
    long id = up("sip:declines@far");
    phone.actions().transfer(id, OTHER);
    Await.until(SOON, "it is refused", () -> call(id).last(CallEvent.Transfer.class).isPresent());
    await(id, State.UP);
    assertThat(call(id).last(CallEvent.Transfer.class).orElseThrow().code()).isEqualTo(603);
  }

  @Test
  void twoCallsAreConnectedAndLeft() throws Exception {
    softphone.peer("sip:follows@far", new Follower());
    long first = up("sip:follows@far");
    long second = up(OTHER);
    await(first, State.HELD);
    phone.actions().connect(first, second);
    await(first, State.ENDED);
    await(second, State.ENDED);
    assertThat(call(first).last(CallEvent.Transfer.class).orElseThrow().code()).isEqualTo(200);
  }

  @Test
  void twoCallsThatCannotBeConnectedAreAsTheyWere() throws Exception {
    long first = up(ECHO);
    long second = up(OTHER);
    await(first, State.HELD);
    phone.actions().connect(first, second);
    Await.until(
        SOON, "it is refused", () -> call(first).last(CallEvent.Transfer.class).isPresent());
    await(first, State.HELD);
    await(second, State.UP);
    phone.actions().resume(first);
    await(first, State.UP);
    await(second, State.HELD);
  }

  @Test
  void aCallIsRecordedToAFileOfItsOwn() throws Exception {
    long id = up(ECHO);
    Path first = phone.actions().record(id);
    assertThat(call(id).recording()).isEqualTo(first);
    assertThat(first.getFileName().toString()).endsWith("echo@far.wav");
    assertThat(Files.getPosixFilePermissions(first.getParent()))
        .as("nobody else on this computer")
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    phone.actions().stopRecording(id);
    assertThat(call(id).recording()).isNull();
    assertThat(phone.actions().record(id)).isNotEqualTo(first).exists();
    phone.actions().hangUp(id);
    await(id, State.ENDED);
    assertThat(call(id).recording()).isNull();
  }

  @Test
  void withABrokenMicrophoneAToneCanBeSentInstead() throws Exception {
    phone.sound(SoundChoice.USUAL.sending(Sent.MICROPHONE));
    long id = up(ECHO);
    softphone.plugIn();
    softphone.loseAudio();
    SoundChoice tone = SoundChoice.USUAL.sending(Sent.TONE);
    phone.sound(tone);
    Await.until(SOON, "it is loud", () -> phone.actions().levels(id).sentDbfs() > -40);
    SoundChoice microphone = SoundChoice.USUAL.sending(Sent.MICROPHONE);
    assertThatThrownBy(() -> phone.sound(microphone)).isInstanceOf(SoftphoneException.class);
    assertThat(phone().sound()).as("kept, for when it is there").isEqualTo(microphone);
  }

  @Test
  void whatIsSaidInsteadOfTheMicrophoneIsHeard() throws Exception {
    long id = up(ECHO);
    phone.sound(SoundChoice.USUAL.sending(Sent.TONE));
    Await.until(SOON, "it is loud both ways", () -> phone.actions().levels(id).heardDbfs() > -40);
    assertThat(phone.actions().levels(id).sentDbfs()).isGreaterThan(-40);
    assertThat(phone().sound()).as("kept").isEqualTo(SoundChoice.USUAL.sending(Sent.TONE));
    assertThatThrownBy(() -> phone.sound(SoundChoice.USUAL.sending(folder.resolve("none.wav"))))
        .isInstanceOf(IOException.class);
    assertThat(phone.devices()).isNotEmpty();
  }
}
