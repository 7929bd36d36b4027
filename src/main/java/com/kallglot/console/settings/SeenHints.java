package com.kallglot.console.settings;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which hints of the desktop were put away on this computer, so that none is shown again.
public final class SeenHints {
  private static final Logger LOG = LoggerFactory.getLogger(SeenHints.class);

  private final KeptFile file;

  public SeenHints(Folders folders) {
    this.file = new KeptFile(folders.config().resolve("hints.json"));
  }

  /// The names of those; none where the file cannot be understood: a hint too many does no harm.
  public List<String> read() {
    try {
      String[] names = new Gson().fromJson(file.read().orElse("[]"), String[].class);
      return names == null ? List.of() : Stream.of(names).filter(Objects::nonNull).toList();
    } catch (SettingsException | JsonParseException e) {
      LOG.debug("Hints are shown again", e);
      return List.of();
    }
  }

  /// Puts these away, on top of whatever was before.
  public List<String> add(List<String> names) throws SettingsException {
    return file.locked(() -> {
      var all = new TreeSet<>(read());
      all.addAll(names);
      file.replace(new Gson().toJson(all) + "\n");
      return List.copyOf(all);
    });
  }
}
