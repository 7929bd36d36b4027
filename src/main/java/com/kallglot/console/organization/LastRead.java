package com.kallglot.console.organization;

import com.kallglot.console.client.document.ConfigurationDocument;
import com.kallglot.console.settings.KeptFile;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The configuration that was last read of a platform, in a file: what is shown while the platform
/// cannot be asked. It can be lost without harm: it is read again.
public final class LastRead {
  private static final Logger LOG = LoggerFactory.getLogger(LastRead.class);

  private final KeptFile file;
  private final String apiBase;
  private final String keyEnding;

  /// @param apiBase of the profile: what was read of another platform is not shown of this
  /// @param keyEnding of its key: nor what was read with another, of perhaps another organization
  LastRead(Path path, String apiBase, String keyEnding) {
    this.file = new KeptFile(path);
    this.apiBase = apiBase;
    this.keyEnding = keyEnding;
  }

  /// Empty where nothing was kept, or nothing of this platform and key that can be understood.
  Optional<TelephonyConfiguration> find() {
    try {
      Optional<ConfigurationDocument> kept = kept();
      if (kept.isPresent() && !isOurs(kept.get())) {
        LOG.warn("{} was read of another platform, or with another key: passed over", file.path());
      }
      return kept.filter(this::isOurs).map(one -> one.configuration(Organization.LAST_READ));
    } catch (SettingsException | IOException e) {
      LOG.warn("What {} holds is passed over: {}", file.path(), e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<ConfigurationDocument> kept() throws SettingsException, IOException {
    Optional<String> text = file.read();
    return text.isEmpty() ? Optional.empty() : Optional.of(ConfigurationDocument.parse(text.get()));
  }

  private boolean isOurs(ConfigurationDocument kept) {
    return kept.apiBase().equals(apiBase) && kept.keyEnding().equals(keyEnding);
  }

  /// Keeps what was read, unless another process has read since.
  void keep(TelephonyConfiguration read) {
    try {
      boolean kept =
          file.locked(() -> {
            if (isOlder(read)) {
              return false;
            }
            file.replace(ConfigurationDocument.of(read, apiBase, keyEnding).text());
            return true;
          });
      LOG.debug("What was read of {} at {} is kept: {}", apiBase, read.readAt(), kept);
    } catch (SettingsException e) {
      LOG.warn("What was read of {} is not kept: {}", apiBase, e.getMessage());
    }
  }

  private boolean isOlder(TelephonyConfiguration read) throws SettingsException {
    try {
      return kept().filter(this::isOurs).filter(o -> o.readAt().isAfter(read.readAt())).isPresent();
    } catch (SettingsException.Malformed | IOException e) {
      LOG.debug("{} is replaced", file.path(), e);
      return false;
    }
  }
}
