package com.kallglot.console.organization;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.kallglot.console.organization.Mode.Name;
import com.kallglot.console.organization.Mode.Remembered;
import com.kallglot.console.settings.KeptFile;
import com.kallglot.console.settings.SettingsException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was last seen of a platform, in a file. It can be lost without harm: it is seen again.
final class ModeMemory {
  private static final Logger LOG = LoggerFactory.getLogger(ModeMemory.class);

  private final KeptFile file;
  private final String apiBase;

  /// @param apiBase of the profile: what was seen of another platform is not remembered of this
  ModeMemory(Path path, String apiBase) {
    this.file = new KeptFile(path);
    this.apiBase = apiBase;
  }

  Optional<Remembered> last() {
    try {
      return file.read().flatMap(this::parse);
    } catch (SettingsException e) {
      LOG.warn("What was last seen of {} is lost: {}", apiBase, e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Remembered> parse(String text) {
    try {
      JsonObject seen = JsonParser.parseString(text).getAsJsonObject();
      if (!apiBase.equals(seen.get("api_base").getAsString())) {
        return Optional.empty();
      }
      return Optional.of(
          new Remembered(
              Name.valueOf(seen.get("mode").getAsString().toUpperCase(Locale.ROOT)),
              Instant.parse(seen.get("seen_at").getAsString())));
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | NullPointerException
        | UnsupportedOperationException
        | DateTimeException e) {
      LOG.warn("What was last seen of {} is lost: its file is not as it was written", apiBase, e);
      return Optional.empty();
    }
  }

  Remembered remember(Name name, Instant now) {
    JsonObject seen = new JsonObject();
    seen.addProperty("api_base", apiBase);
    seen.addProperty("mode", name.name().toLowerCase(Locale.ROOT));
    seen.addProperty("seen_at", now.toString());
    try {
      file.locked(() -> {
        file.replace(seen + "\n");
        return now;
      });
    } catch (SettingsException e) {
      LOG.warn("What was seen of {} is not remembered: {}", apiBase, e.getMessage());
    }
    return new Remembered(name, now);
  }
}
