package com.kallglot.console.sandbox.edge;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What this process holds open: files and sockets alike.
final class OpenFiles {
  private OpenFiles() {}

  static long count() {
    return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
        .getOpenFileDescriptorCount();
  }
}
