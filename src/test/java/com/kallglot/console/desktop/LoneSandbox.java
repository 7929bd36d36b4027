package com.kallglot.console.desktop;

import com.kallglot.console.DesktopServices;
import com.kallglot.console.Wiring;
import com.kallglot.console.sandbox.EndpointFile;
import com.kallglot.console.sandbox.SandboxException;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import java.nio.file.Path;
import java.util.Map;

/// A sandbox without a window, for windows that reach it through something of the test's own.
final class LoneSandbox implements AutoCloseable {
  private final Path home;
  private final Wiring wiring;
  private final Profile profile;

  LoneSandbox(Path home) throws Exception {
    this.home = home;
    var folders = new Folders(home, home);
    var surroundings = new Environment(Map.of());
    wiring = new Wiring(folders, surroundings);
    profile = new DesktopServices(wiring, folders, surroundings).profile("sandbox");
  }

  /// Where its API is.
  String base() {
    return profile.apiBase();
  }

  String key() {
    return profile.apiKey().reveal();
  }

  /// Where its providers are.
  String providers() throws SandboxException {
    return EndpointFile.find(home.resolve("sandbox")).orElseThrow().carriers().baseUrl();
  }

  @Override
  public void close() {
    wiring.close();
  }
}
