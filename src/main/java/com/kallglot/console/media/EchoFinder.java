package com.kallglot.console.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Finds one sound in another by normalised cross-correlation, piece by piece.
///
/// Each half second of what was sent is looked for by itself at every delay up to [#LONGEST]; it is
/// an echo where most pieces are found, and at one delay. Correlation is blind to gain and, by its
/// magnitude, to polarity; lost frames, coding and noise lower it a little in each piece; a jitter
/// buffer that moves costs the pieces around its move only. Where that is most of a short sound, it
/// is looked for once more in pieces of half the length, which have to fit better. The delay is
/// then the one that most pieces share.
final class EchoFinder {
  /// The longest delay looked for.
  static final Duration LONGEST = Duration.ofMillis(1500);

  private static final int RATE = 8000;
  private static final int PIECE = 4096;
  private static final int SHORT_PIECE = PIECE / 2;
  private static final int LAGS = (int) (LONGEST.toMillis() * RATE / 1000);
  private static final Fft FFT = new Fft(Fft.sizeFor(PIECE + LAGS));

  /// Correlation from which a piece counts as found: noise as loud as the echo gives 0.7, a foreign
  /// sound of this length seldom 0.3.
  private static final double FOUND = 0.5;

  /// The same of a short piece, in which a foreign sound is more easily alike.
  private static final double FOUND_SHORT = 0.65;

  /// From here on one piece is enough, where a short sound has no second.
  private static final double SURE = 0.9;

  /// So many pieces that are sure are an echo at whatever delays: a jitter buffer that keeps
  /// moving.
  private static final int SURE_PIECES = 2;

  /// Share of the pieces that must be found at one delay.
  private static final double MOST = 0.5;

  /// Delays within this many samples (40 ms) are one delay: a jitter buffer at work.
  private static final int SPREAD = RATE * 40 / 1000;

  /// Of a sound that repeats itself the first match is taken, not the best.
  private static final double AS_GOOD = 0.9;

  private static final int NEAR = RATE * 20 / 1000;

  /// A piece this much fainter than the loudest is a pause.
  private static final double PAUSE_DB = 25;

  private final int piece;
  private final double found;
  private final double[] sent;
  private final double[] heard;
  private final double[] heardEnergy;
  private final List<Integer> pieces;
  private final List<Match> matches;

  private EchoFinder(Pcm sent, Pcm heard, int piece, double found) {
    this.piece = piece;
    this.found = found;
    this.sent = emphasised(sent.samples());
    this.heard = emphasised(heard.samples());
    this.heardEnergy = new double[heard.samples().length + 1];
    for (int i = 0; i < this.heard.length; i++) {
      heardEnergy[i + 1] = heardEnergy[i] + this.heard[i] * this.heard[i];
    }
    this.pieces = pieces(sent, piece);
    this.matches = matches();
  }

  /// The delay at which `sent` is in `heard`, or empty where it is not; both at 8000 Hz.
  static Optional<Duration> find(Pcm sent, Pcm heard) {
    var whole = new EchoFinder(sent, heard, PIECE, FOUND);
    Optional<Duration> delay = whole.delay();
    return delay.isPresent() || whole.matches.isEmpty()
        ? delay
        : new EchoFinder(sent, heard, SHORT_PIECE, FOUND_SHORT).delay();
  }

  /// Where the pieces begin that can prove something: neither a pause nor a tone.
  private static List<Integer> pieces(Pcm sent, int piece) {
    double loudest = AudioJudge.SILENCE_DBFS + PAUSE_DB;
    for (int at = 0; at + piece <= sent.samples().length; at += piece / 2) {
      loudest = Math.max(loudest, Level.rmsDbfs(sent.samples(), at, piece));
    }
    var pieces = new ArrayList<Integer>();
    for (int at = 0; at + piece <= sent.samples().length; at += piece / 2) {
      if (Level.rmsDbfs(sent.samples(), at, piece) > loudest - PAUSE_DB
          && !ToneFinder.isTone(sent.samples(), at, piece)) {
        pieces.add(at);
      }
    }
    return pieces;
  }

  private Optional<Duration> delay() {
    List<Integer> lags = densest(matches);
    if (lags.isEmpty() || (lags.size() < 2 && sure() == 0)) {
      return Optional.empty();
    }
    int lag = lags.get(lags.size() / 2);
    long possible = pieces.stream().filter(at -> at + lag + piece <= heard.length).count();
    boolean atOneDelay = lags.size() >= MOST * possible;
    boolean beyondDoubt = sure() >= SURE_PIECES && matches.size() >= MOST * possible;
    return atOneDelay || beyondDoubt
        ? Optional.of(Duration.ofNanos(lag * 1_000_000_000L / RATE))
        : Optional.empty();
  }

  private long sure() {
    return matches.stream().filter(match -> match.correlation >= SURE).count();
  }

  private List<Match> matches() {
    var all = new ArrayList<Match>();
    for (int start : pieces) {
      Match match = match(start);
      if (match.correlation >= found) {
        all.add(match);
      }
    }
    return all;
  }

  /// The delays of the largest group that lies within [#SPREAD], in order.
  private static List<Integer> densest(List<Match> matches) {
    var lags = new ArrayList<Integer>();
    matches.forEach(match -> lags.add(match.lag));
    Collections.sort(lags);
    List<Integer> best = List.of();
    for (int from = 0, to = 0; from < lags.size(); from++) {
      while (to < lags.size() && lags.get(to) - lags.get(from) <= SPREAD) {
        to++;
      }
      if (to - from > best.size()) {
        best = lags.subList(from, to);
      }
    }
    return best;
  }

  /// Where the piece fits best, and how well: 0 to 1.
  private Match match(int start) {
    int lags = Math.min(LAGS, heard.length - piece - start + 1);
    if (lags <= 0) {
      return new Match(0, 0);
    }
    double[] fit = correlation(start, lags);
    double best = 0;
    for (double value : fit) {
      best = Math.max(best, value);
    }
    int lag = 0;
    while (fit[lag] < AS_GOOD * best) {
      lag++;
    }
    for (int near = lag, end = Math.min(lags, lag + NEAR); near < end; near++) {
      if (fit[near] > fit[lag]) {
        lag = near;
      }
    }
    return new Match(lag, fit[lag]);
  }

  private double[] correlation(int start, int lags) {
    var re = new double[FFT.size()];
    var im = new double[FFT.size()];
    System.arraycopy(heard, start, re, 0, Math.min(piece + lags, heard.length - start));
    FFT.forward(re, im);
    var pieceRe = new double[FFT.size()];
    var pieceIm = new double[FFT.size()];
    System.arraycopy(sent, start, pieceRe, 0, piece);
    FFT.forward(pieceRe, pieceIm);
    for (int i = 0; i < re.length; i++) {
      double real = re[i] * pieceRe[i] + im[i] * pieceIm[i];
      im[i] = im[i] * pieceRe[i] - re[i] * pieceIm[i];
      re[i] = real;
    }
    FFT.inverse(re, im);
    double sentEnergy = 0;
    for (int i = start; i < start + piece; i++) {
      sentEnergy += sent[i] * sent[i];
    }
    var fit = new double[lags];
    double audible = piece * Math.pow(Level.amplitude(AudioJudge.VOID_DBFS), 2);
    for (int lag = 0; lag < lags; lag++) {
      double energy = heardEnergy[start + lag + piece] - heardEnergy[start + lag];
      fit[lag] = Math.abs(re[lag]) / Math.sqrt(sentEnergy * Math.max(energy, audible));
    }
    return fit;
  }

  /// A first difference: takes out the offset and the weight of the lowest harmonics, in which all
  /// voices are alike.
  private static double[] emphasised(short[] samples) {
    var out = new double[samples.length];
    for (int i = 1; i < out.length; i++) {
      out[i] = samples[i] - 0.9 * samples[i - 1];
    }
    return out;
  }

  private record Match(int lag, double correlation) {}
}
