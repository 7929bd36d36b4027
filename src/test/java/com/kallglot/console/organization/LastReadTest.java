package com.kallglot.console.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.organization.inventory.Inventory;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was last read is there again after the program ended, for the same platform and key alone,
/// and whatever is in its file harms nobody.
class LastReadTest {
  private static final String BASE = "https://api.example.test/v1";
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  @TempDir Path folder;
  private Path file;
  private LastRead lastRead;

  @BeforeEach
  void open() {
    file = folder.resolve("acme").resolve("last-read.json");
    lastRead = new LastRead(file, BASE, "wxyz");
  }

  private static TelephonyConfiguration readAt(Instant moment) {
    TelephonyConfiguration nothing = Inventory.nothing();
    return new TelephonyConfiguration(
        nothing.numbers(), nothing.connections(), nothing.sip(), Organization.PLATFORM, moment);
  }

  @Test
  void isThereAgainAndSaysThatItIsOld() throws Exception {
    assertThat(lastRead.find()).isEmpty();
    lastRead.keep(readAt(NOON));
    TelephonyConfiguration found = new LastRead(file, BASE, "wxyz").find().orElseThrow();
    assertThat(found.source()).isEqualTo("last_read");
    assertThat(found.readAt()).isEqualTo(NOON);
    assertThat(found.sip()).isEqualTo(readAt(NOON).sip());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void anOlderReadingDoesNotReplaceANewerOne() {
    lastRead.keep(readAt(NOON));
    lastRead.keep(readAt(NOON.minusSeconds(1)));
    assertThat(lastRead.find().orElseThrow().readAt()).isEqualTo(NOON);
    lastRead.keep(readAt(NOON.plusSeconds(1)));
    assertThat(lastRead.find().orElseThrow().readAt()).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void whatIsOfAnotherPlatformOrKeyIsNotShownAndIsReplaced() {
    lastRead.keep(readAt(NOON));
    var elsewhere = new LastRead(file, "https://other.example.test/v1", "wxyz");
    assertThat(elsewhere.find()).isEmpty();
    var another = new LastRead(file, BASE, "abcd");
    assertThat(another.find()).isEmpty();
    another.keep(readAt(NOON.minusSeconds(60)));
    assertThat(another.find()).isPresent();
    assertThat(lastRead.find()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "{\"format\":1", "\u0000", "<html>", "GOOD", "9"})
  void whatIsNoSuchFileIsPassedOver(String text) throws Exception {
    lastRead.keep(readAt(NOON));
    String good = Files.readString(file);
    String wrong =
        switch (text) {
          case "GOOD" -> good.replace("\"readAt\"", "\"x\"").replace("\"read_at\"", "\"x\"");
          case "9" -> good.replace("\"format\":1", "\"format\":9");
          default -> text;
        };
    assertThat(wrong).isNotEqualTo(good);
    Files.writeString(file, wrong);
    assertThat(lastRead.find()).isEmpty();
    lastRead.keep(readAt(NOON));
    assertThat(lastRead.find()).as("and is replaced").isPresent();
  }

  @Test
  void bytesThatAreNoTextAndAFolderInItsPlaceHarmNobody() throws Exception {
    lastRead.keep(readAt(NOON));
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(lastRead.find()).isEmpty();
    lastRead.keep(readAt(NOON));
    assertThat(lastRead.find()).isPresent();
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(lastRead.find()).isEmpty();
    lastRead.keep(readAt(NOON));
    assertThat(file).isDirectory();
  }
}
