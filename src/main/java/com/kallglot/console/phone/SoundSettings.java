package com.kallglot.console.phone;

import com.kallglot.console.phone.SoundChoice.Ring;
import com.kallglot.console.phone.SoundChoice.Sent;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.KeptJson;
import com.kallglot.console.settings.SettingsException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sound that was chosen on this computer, in a file of its own.
public final class SoundSettings {
  private static final Logger LOG = LoggerFactory.getLogger(SoundSettings.class);
  private static final int FORMAT = 1;

  private final KeptJson<Document> file;

  private record Document(
      int format,
      @Nullable String input,
      @Nullable String output,
      @Nullable String sent,
      @Nullable String file,
      @Nullable String ring)
      implements KeptJson.Document {
    @Override
    public @Nullable String flaw() {
      try {
        return sent == null ? "it does not say what is sent" : flawOf(choice());
      } catch (IllegalArgumentException e) {
        return String.valueOf(e.getMessage());
      }
    }

    private static @Nullable String flawOf(SoundChoice read) {
      return read.sent() == Sent.FILE && read.file() == null ? "it names no file" : null;
    }

    SoundChoice choice() {
      Sent what = Sent.valueOf(String.valueOf(sent).toUpperCase(Locale.ROOT));
      Ring heard = ring == null ? Ring.ON : Ring.valueOf(ring.toUpperCase(Locale.ROOT));
      return new SoundChoice(input, output, what, file == null ? null : Path.of(file), heard);
    }
  }

  public SoundSettings(Folders folders) {
    this.file =
        new KeptJson<>(
            folders.data().resolve("phone").resolve("sound.json"), Document.class, FORMAT);
  }

  /// The usual where nothing was chosen, or what was cannot be understood.
  public SoundChoice read() {
    try {
      return file.read().map(Document::choice).orElse(SoundChoice.USUAL);
    } catch (SettingsException e) {
      LOG.info("The choice of sound is not used: {}", e.getMessage());
      return SoundChoice.USUAL;
    }
  }

  public void keep(SoundChoice choice) throws SettingsException {
    Path wav = choice.file();
    file.keep(
        new Document(
            FORMAT,
            choice.input(),
            choice.output(),
            choice.sent().name().toLowerCase(Locale.ROOT),
            wav == null ? null : wav.toString(),
            choice.ring().name().toLowerCase(Locale.ROOT)));
  }
}
