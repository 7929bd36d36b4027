package com.kallglot.console.softphone.pjsip.library;

import com.kallglot.console.softphone.SoftphoneException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The engine's library before it is loaded: one that was cut off takes the whole process with it
/// (SIGBUS) where the loader reads past its end.
public final class LibraryFile {
  /// ELF64, little-endian: `e_ident`, then the place, size and number of section headers, which
  /// stand at the end of the file.
  private static final byte[] ELF64 = {0x7f, 'E', 'L', 'F', 2, 1};

  private static final int HEADER = 64;
  private static final int SECTIONS_AT = 0x28;
  private static final int SECTION_SIZE_AT = 0x3a;
  private static final int SECTION_COUNT_AT = 0x3c;

  private LibraryFile() {}

  /// Whatever else is wrong with it the loader says in its own words.
  ///
  /// @param path null where none is set
  /// @throws SoftphoneException where it was cut off
  public static void requireWhole(@Nullable String path) throws SoftphoneException {
    if (path == null) {
      return;
    }
    try (FileChannel file = FileChannel.open(Path.of(path))) {
      long missing = sizeByHeader(file) - file.size();
      if (missing > 0) {
        throw new SoftphoneException(
            "Loading the telephone engine: %s is damaged, %d bytes are missing at its end. Delete it; the next start makes it again."
                .formatted(path, missing));
      }
    } catch (IOException e) {
      throw new SoftphoneException(
          "Loading the telephone engine: %s cannot be read (%s)".formatted(path, e), e);
    }
  }

  /// The size its header speaks of; 0 where it is not ELF64.
  private static long sizeByHeader(FileChannel file) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    if (file.read(header, 0) < HEADER) {
      return 0;
    }
    for (int i = 0; i < ELF64.length; i++) {
      if (header.get(i) != ELF64[i]) {
        return 0;
      }
    }
    int sections = header.getShort(SECTION_SIZE_AT) * header.getShort(SECTION_COUNT_AT);
    return header.getLong(SECTIONS_AT) + sections;
  }
}
