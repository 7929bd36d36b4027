package com.kallglot.console.sandbox.impairment;

/// A network that a call came to while it was up.
///
/// @param firstSequence the number of the first packet to the caller that met it
public record MetNetwork(int firstSequence, Impairment network) {}
