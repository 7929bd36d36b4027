package com.kallglot.console.trace.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/// A file as it was when it was read.
///
/// @param size bytes
record CaptureIdentity(Path file, long size, FileTime changed) {
  static CaptureIdentity of(Path file) throws IOException {
    return new CaptureIdentity(file, Files.size(file), Files.getLastModifiedTime(file));
  }

  /// @throws IOException where it is another one by now, or none
  void check() throws IOException {
    try {
      if (!of(file).equals(this)) {
        throw new IOException(file + " has changed since its calls were read: open it again");
      }
    } catch (NoSuchFileException e) {
      throw new IOException(file + ", which has the sound of this call, is gone", e);
    }
  }
}
