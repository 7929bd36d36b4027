package com.kallglot.console.organization.impairment;

/// A network that a call came to while it was up.
///
/// @param first sequence number of the first packet from the far end that met it
public record MetNetwork(int first, Network network) {}
