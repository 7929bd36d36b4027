package com.kallglot.console.trace.foreign.frame;

/// How far a capture could be read.
///
/// @param packets that are whole, whatever they carry
/// @param leftOver bytes behind the last whole record that make none: of a file that is cut off, as
///   where its writer was killed, or damaged there; 0 of one that is whole
public record Extent(long packets, long leftOver) {
  public boolean isCutOff() {
    return leftOver > 0;
  }
}
