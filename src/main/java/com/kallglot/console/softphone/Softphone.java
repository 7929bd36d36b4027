package com.kallglot.console.softphone;

import com.kallglot.console.media.Pcm;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A SIP user agent with sound, one per process. All methods may be called from any thread, and all
/// but [#open] return without waiting for the network; listeners are called one at a time on the
/// engine's own event thread and must not block. What a listener throws is logged and harms no
/// call.
public interface Softphone extends AutoCloseable {
  /// What runs underneath, for reports.
  EngineInfo engine();

  /// Opens an account to call from and to be called on. It is ready when this returns, which waits
  /// for the look-ups that the account asks for (SRV, STUN, TURN), seconds where they are slow;
  /// whether it is registered comes to the listener, and only where the account registers.
  ///
  /// @throws SoftphoneException where the account cannot be used at all: an address that does not
  ///   parse, no free port, a certificate that cannot be read
  Line open(SipAccount account, LineListener listener) throws SoftphoneException;

  /// The sound devices of this computer as they are now: those plugged in since count, those gone
  /// do not.
  CompletableFuture<List<AudioDevice>> audioDevices();

  /// Chooses microphone and speaker of all calls that send [SoundSource.Microphone], those that are
  /// up too. They are opened as soon as such a call wants them and closed after the last; where
  /// none does, the choice is only noted. A device that was lost is tried again by choosing it. The
  /// future fails where a call wants them and one of them cannot be opened: the calls go on with
  /// silence in its place.
  ///
  /// @param input an [AudioDevice#id] that has inputs; null for the system's choice
  /// @param output one that has outputs; null for the system's choice
  CompletableFuture<Void> useAudio(@Nullable String input, @Nullable String output);

  /// Plays a sound to the person at this computer, over and over on the chosen speaker, in place of
  /// what was played so before. No call sends it, keeps it, measures or records it. The future
  /// fails where the speaker cannot be opened: it is heard as soon as one is chosen that can.
  CompletableFuture<Void> play(Pcm sound);

  /// Ends what [#play] began; does nothing where nothing is played.
  CompletableFuture<Void> stopPlaying();

  /// A microphone, a speaker, or both.
  ///
  /// @param id names it to [#useAudio], in a later process too
  /// @param name for people
  /// @param inputs channels it can hear; 0 for none
  /// @param outputs channels it can play; 0 for none
  record AudioDevice(String id, String name, int inputs, int outputs) {
    /// Channels at one of its ends; 0 where it has none.
    public int channels(AudioEnd end) {
      return switch (end) {
        case MICROPHONE -> inputs;
        case SPEAKER -> outputs;
      };
    }
  }

  /// One of the two ends at which this computer's sound meets a person.
  enum AudioEnd {
    MICROPHONE,
    SPEAKER
  }

  /// Hears of every SIP message sent or received, retransmissions and ACKs included, with
  /// credentials masked. Close the answer to stop hearing.
  Subscription onSipMessage(Consumer<SipMessage> sink);

  /// Hears of every packet of media, RTCP included. Packets are copied only while somebody listens:
  /// close the answer as soon as they are not wanted any more.
  Subscription onMedia(MediaListener sink);

  /// Hangs up what is up, closes all lines and frees the engine; returns when it is gone, at most a
  /// few seconds later. A second close does nothing.
  @Override
  void close();

  /// Ends when closed; closing twice does nothing.
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
