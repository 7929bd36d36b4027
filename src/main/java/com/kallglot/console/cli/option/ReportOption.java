package com.kallglot.console.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--report DIR`.
public final class ReportOption {
  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Also write into this folder, which is new or empty: the result as JSON, and of each call"
              + " call.pcap (SIP, RTP and RTCP, for Wireshark and tshark) and sip.txt (ladder,"
              + " negotiation, messages).")
  private @Nullable Path folder;

  public Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }
}
