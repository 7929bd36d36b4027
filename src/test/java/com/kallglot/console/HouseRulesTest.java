package com.kallglot.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a reader of the sources can rely on. Each rule is a question asked of a file, asked here of
/// the program's files and of one that breaks it.
class HouseRulesTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TESTS = Path.of("src/test/java");
  private static final int LONGEST_TYPE = 300;
  private static final int LARGEST_PACKAGE = 20;
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");
  private static final Pattern SLEEP = Pattern.compile("\\.\\s*sle" + "ep\\(");
  private static final Pattern SWALLOWED =
      Pattern.compile("catch \\([\\w.| ]+ \\w+\\) *\\{\\s*}", Pattern.MULTILINE);

  private static boolean tooLong(String text) {
    return text.lines().count() > LONGEST_TYPE;
  }

  private static boolean unfinished(String text) {
    return UNFINISHED.matcher(text).find();
  }

  private static boolean sleeps(String text) {
    return SLEEP.matcher(text).find();
  }

  private static boolean swallows(String text) {
    return SWALLOWED.matcher(text).find();
  }

  @Test
  void aTypeFitsIntoThreeHundredLines() {
    assertThat(found(MAIN, HouseRulesTest::tooLong)).isEmpty();
    assertThat(tooLong("line\n".repeat(LONGEST_TYPE + 1))).isTrue();
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(found(MAIN, HouseRulesTest::unfinished)).isEmpty();
    assertThat(unfinished("// TO" + "DO: later")).isTrue();
  }

  @Test
  void testsAwaitConditionsAndNeverSleep() {
    assertThat(found(TESTS, HouseRulesTest::sleeps))
        .as("Await is the one place that pauses between two looks")
        .allMatch(file -> file.endsWith("Await.java"));
    assertThat(sleeps("Thread.sle" + "ep(1)")).isTrue();
    assertThat(sleeps("TimeUnit.SECONDS.sle" + "ep(1)")).isTrue();
  }

  @Test
  void noFailureIsSwallowed() {
    assertThat(found(Path.of("src"), HouseRulesTest::swallows)).isEmpty();
    assertThat(swallows("catch (IOException e) " + "{}")).isTrue();
  }

  @Test
  void aPackageSaysWhatItIsAndStaysReadable(@TempDir Path elsewhere) throws IOException {
    try (Stream<Path> folders = Files.walk(MAIN).filter(Files::isDirectory)) {
      assertThat(folders.filter(HouseRulesTest::isUnreadablePackage)).isEmpty();
    }
    assertThat(isUnreadablePackage(elsewhere)).as("an empty folder is no package").isFalse();
    Files.writeString(elsewhere.resolve("A.java"), "class A {}");
    assertThat(isUnreadablePackage(elsewhere)).as("without a word about it").isTrue();
    Files.writeString(elsewhere.resolve("package-info.java"), "/// A.\n@NullMarked package a;");
    assertThat(isUnreadablePackage(elsewhere)).as("with one").isFalse();
    for (int i = 0; i < LARGEST_PACKAGE; i++) {
      Files.writeString(elsewhere.resolve("B" + i + ".java"), "class B {}");
    }
    assertThat(isUnreadablePackage(elsewhere)).as("too many types").isTrue();
  }

  private static boolean isUnreadablePackage(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      Path about = folder.resolve("package-info.java");
      return !sources.isEmpty()
          && (sources.size() > LARGEST_PACKAGE + 1
              || !Files.exists(about)
              || !Files.readString(about).contains("@NullMarked"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> found(Path root, Predicate<String> rule) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> rule.test(read(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
