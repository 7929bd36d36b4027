package com.kallglot.console.softphone;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.telephony.SipTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A softphone without a network: its lines call each other and the peers that a test scripts, with
/// the events, sound and digits a real engine would give. Held to [SoftphoneContract], so that what
/// runs on it runs on the real one.
public final class ScriptedSoftphone implements Softphone {
  private static final Logger LOG = LoggerFactory.getLogger(ScriptedSoftphone.class);
  static final int FRAME_MILLIS = 20;

  private volatile int registrarCode = 200;
  private volatile int offerCode = 200;
  private final ScheduledExecutorService engine =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("scripted-engine").factory());
  private final ExecutorService listeners =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("scripted-events").factory());
  private final Map<String, ScriptedLine> callable = new ConcurrentHashMap<>();
  private final List<ScriptedCall> calls = new ArrayList<>();
  private final List<Consumer<SipMessage>> sinks = new CopyOnWriteArrayList<>();
  private final List<MediaListener> mediaSinks = new CopyOnWriteArrayList<>();
  private volatile List<AudioDevice> devices =
      List.of(new AudioDevice("scripted/headset", "Headset", 1, 1));
  private volatile SoundSource heard = new SoundSource.Silence();
  private volatile boolean audioLost;
  private volatile Pcm played;
  private final AtomicInteger plays = new AtomicInteger();
  private final Set<String> registered = ConcurrentHashMap.newKeySet();
  private final Map<String, CompletableFuture<?>> lookUps = new ConcurrentHashMap<>();
  private final AtomicInteger nextPort = new AtomicInteger(40000);

  public ScriptedSoftphone() {
    var _ =
        engine.scheduleAtFixedRate(
            () -> List.copyOf(calls).forEach(ScriptedCall::tick),
            FRAME_MILLIS,
            FRAME_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  /// Puts a far end at `uri`: whoever dials it reaches `behaviour`.
  public void peer(String uri, LineListener behaviour) {
    callable.put(uri, new ScriptedLine(this, SoftphoneAccounts.plain("peer"), uri, behaviour));
  }

  /// What every registration is answered with from now on; 0 for never.
  public void answerRegistrations(int code) {
    registrarCode = code;
  }

  /// The addresses that the registrar would find somebody at. All lines of one address register the
  /// same contact, so that the first that ends ends it for all (RFC 3261 §10.2.2).
  public Set<String> registered() {
    return registered;
  }

  /// Opening a line for `uri` waits until `found` is complete, as for servers that are looked up.
  public void lookUp(String uri, CompletableFuture<?> found) {
    lookUps.put(uri, found);
  }

  /// What far ends answer every re-INVITE with from now on: 200, or a refusal, after which
  /// everything is as it was (RFC 3261 §14.1).
  public void answerOffers(int code) {
    offerCode = code;
  }

  boolean refusesOffers() {
    return offerCode != 200;
  }

  @Override
  public EngineInfo engine() {
    return new EngineInfo("Scripted", "1", List.of("PCMU"));
  }

  @Override
  public Line open(SipAccount account, LineListener listener) throws SoftphoneException {
    if (!account.uri().matches("sips?:[^@\\s]+@[^@\\s]+")) {
      throw new SoftphoneException(
          "Opening a line for \"" + account.uri() + "\": not a SIP address");
    }
    var _ = lookUps.getOrDefault(account.uri(), CompletableFuture.completedFuture(null)).join();
    String user = account.uri().replaceAll("sips?:|@.*", "");
    String contact = "sip:" + user + "@127.0.0.1:" + nextPort.getAndIncrement();
    var line = new ScriptedLine(this, account, contact, listener);
    callable.put(contact, line);
    int code = registrarCode;
    if (account.registrar() != null && code != 0) {
      registered.add(account.uri());
      post(() -> listener.registered(code, Reasons.of(code)));
    }
    return line;
  }

  /// What every microphone hears from now on, over and over.
  public void hearing(Pcm sound) {
    heard = new SoundSource.Samples(sound, SoundSource.Repeat.FOR_EVER);
  }

  SoundSource microphone() {
    return audioLost ? new SoundSource.Silence() : heard;
  }

  /// The sound devices there are from now on.
  public void plugIn(AudioDevice... there) {
    devices = List.of(there);
  }

  /// Microphone and speaker vanish, until they are chosen again.
  public void loseAudio() {
    run(() -> {
      audioLost = true;
      calls.forEach(ScriptedCall::audioLost);
    });
  }

  @Override
  public CompletableFuture<List<AudioDevice>> audioDevices() {
    return CompletableFuture.completedFuture(devices);
  }

  @Override
  public CompletableFuture<Void> useAudio(String input, String output) {
    var done = new CompletableFuture<Void>();
    run(() -> {
      boolean there = has(input) && has(output);
      if (there && audioLost) {
        calls.forEach(ScriptedCall::audioBack);
      }
      audioLost = !there;
      if (there || calls.stream().noneMatch(ScriptedCall::wantsAudio)) {
        done.complete(null);
      } else {
        calls.forEach(ScriptedCall::audioLost);
        done.completeExceptionally(
            new SoftphoneException("Opening " + input + " and " + output + ": not there"));
      }
    });
    return done;
  }

  private boolean has(String id) {
    return id == null
        ? !devices.isEmpty()
        : devices.stream().anyMatch(device -> device.id().equals(id));
  }

  @Override
  public CompletableFuture<Void> play(Pcm sound) {
    played = sound;
    plays.incrementAndGet();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> stopPlaying() {
    played = null;
    return CompletableFuture.completedFuture(null);
  }

  /// What the speaker plays beside calls; null for nothing.
  public Pcm played() {
    return played;
  }

  /// How often something was begun to be played beside calls.
  public int plays() {
    return plays.get();
  }

  /// Sound comes from the far ends of the calls that are being placed.
  public void soundEarly() {
    run(() -> calls.forEach(ScriptedCall::soundsEarly));
  }

  @Override
  public Subscription onSipMessage(Consumer<SipMessage> sink) {
    sinks.add(sink);
    return () -> sinks.remove(sink);
  }

  @Override
  public Subscription onMedia(MediaListener sink) {
    mediaSinks.add(sink);
    return () -> mediaSinks.remove(sink);
  }

  /// Shows a frame on its way, as RTP of no sound.
  void frame(String callId, SipMessage.Heading heading, long number) {
    if (mediaSinks.isEmpty()) {
      return;
    }
    byte[] bytes =
        ByteBuffer.allocate(172).put((byte) 0x80).put((byte) 0).putShort((short) number).array();
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000);
    var there = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4002);
    boolean sent = heading == SipMessage.Heading.SENT;
    var packet =
        new MediaPacket(
            System.nanoTime(),
            heading,
            MediaPacket.Kind.RTP,
            sent ? here : there,
            sent ? there : here,
            bytes);
    mediaSinks.forEach(sink -> post(() -> sink.packets(callId, List.of(packet))));
  }

  @Override
  public void close() {
    synchronized (engine) {
      if (!run(() -> List.copyOf(calls).forEach(ScriptedCall::endByUs))) {
        return;
      }
      engine.shutdown();
    }
    awaitEnd(engine);
    listeners.shutdown();
    if (!Thread.currentThread().getName().equals("scripted-events")) {
      awaitEnd(listeners);
    }
  }

  private static void awaitEnd(ExecutorService executor) {
    try {
      if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
        throw new IllegalStateException("A listener blocks the scripted softphone");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Runs `command` on the engine's thread; on a softphone that is closed, not at all.
  boolean run(Runnable command) {
    synchronized (engine) {
      if (engine.isShutdown()) {
        return false;
      }
      engine.execute(command);
      return true;
    }
  }

  /// On the listeners' thread, on the caller's where that has ended.
  void post(Runnable notice) {
    if (listeners.isShutdown()) {
      tell(notice);
    } else {
      listeners.execute(() -> tell(notice));
    }
  }

  private static void tell(Runnable notice) {
    try {
      notice.run();
    } catch (RuntimeException e) {
      LOG.warn("A listener of the scripted softphone failed", e);
    }
  }

  /// Where lines and peers can be called now.
  public List<String> contacts() {
    return callable.keySet().stream().sorted().toList();
  }

  ScriptedLine find(String uri) {
    return callable.get(uri);
  }

  void remove(ScriptedLine line) {
    callable.remove(line.contact());
    registered.remove(line.account().uri());
    run(() ->
        calls.stream().filter(call -> call.isOf(line)).toList().forEach(ScriptedCall::endByUs));
  }

  void add(ScriptedCall call) {
    calls.add(call);
  }

  void remove(ScriptedCall call) {
    calls.remove(call);
  }

  /// Shows a message to whoever watches, once as sent and once as received.
  void trace(String callId, String startLine, String cseq) {
    String text =
        startLine
            + "\r\nCall-ID: "
            + callId
            + "\r\nCSeq: "
            + cseq
            + "\r\nContent-Length: 0\r\n\r\n";
    for (SipMessage.Heading heading : SipMessage.Heading.values()) {
      var message =
          new SipMessage(System.nanoTime(), heading, SipTransport.UDP, "127.0.0.1:5060", text);
      sinks.forEach(sink -> post(() -> sink.accept(message)));
    }
  }
}
