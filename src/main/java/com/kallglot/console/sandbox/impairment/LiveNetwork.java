package com.kallglot.console.sandbox.impairment;

/// The network of one call while it is up: it may become another at any time.
public interface LiveNetwork {
  /// As it is to be for the next packet to the caller. Asked for each, so it returns at once.
  Impairment now();

  /// Another one than before has been met: what a seed loses is counted anew from here.
  ///
  /// @param firstSequence the number of the first packet to the caller that it met
  void met(Impairment network, int firstSequence);
}
