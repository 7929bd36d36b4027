package com.kallglot.console.sandbox.edge;

import java.nio.file.Path;

/// Where the SIP side listens and what it calls itself.
///
/// @param bindAddress an IP address, `127.0.0.1` unless the sandbox is meant to be reached from
///   elsewhere; media uses it too and its SDP shows it
/// @param udpPort 0 for any free port; the same for the other two
/// @param certificateFolder where authority and server certificate are kept, made when missing
/// @param domain the realm, the name in the certificate, the host part of every address here
public record EdgeOptions(
    String bindAddress,
    int udpPort,
    int tcpPort,
    int tlsPort,
    Path certificateFolder,
    String domain) {}
