package com.kallglot.console.softphone.pjsip;

import static com.kallglot.console.Await.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the script that makes the native library does when something is in its way. The script is
/// the real one; the compiler behind it is not, and the source is a file of two lines.
@Tag("native")
class NativeBuildTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;
  private BuildBench bench;

  @BeforeEach
  void setUp() throws IOException, InterruptedException {
    bench = new BuildBench(folder);
  }

  @Test
  void buildsOnceAndThenTakesItFromTheCacheWithoutAWord() throws Exception {
    bench.keepSource();
    var first = bench.build();
    assertThat(first.exit()).as(first.said()).isZero();
    assertThat(first.said()).contains("not yet built", "ready: pjproject 2.17");
    assertThat(bench.library()).hasContent("library of 2.17");
    assertThat(bench.properties())
        .containsEntry("version", "2.17")
        .containsEntry("source", "pjproject project, tag 2.17")
        .containsEntry("sha256", bench.sourceSha256())
        .containsKey("library_sha256");

    var second = bench.build();
    assertThat(second).isEqualTo(new BuildBench.Outcome(0, ""));
    assertThat(bench.compiled()).isEqualTo(1);
  }

  @Test
  void onlyWhatChangedIsWritten() throws Exception {
    bench.keepSource();
    bench.build();
    var libraryMade = Files.getLastModifiedTime(bench.library());
    var classMade = Files.getLastModifiedTime(bench.javaClass());
    var stale =
        Files.writeString(bench.javaClass().resolveSibling("Gone.java"), "of an older build");
    assertThat(bench.build()).isEqualTo(new BuildBench.Outcome(0, ""));
    assertThat(stale).doesNotExist();
    assertThat(Files.getLastModifiedTime(bench.library())).isEqualTo(libraryMade);
    assertThat(Files.getLastModifiedTime(bench.javaClass())).isEqualTo(classMade);

    Files.delete(bench.library());
    Files.writeString(bench.javaClass(), "edited");
    assertThat(bench.build()).isEqualTo(new BuildBench.Outcome(0, ""));
    assertThat(bench.library()).hasContent("library of 2.17");
    assertThat(bench.javaClass()).hasContent("class");
  }

  @Test
  void whatIsDamagedInTheCacheIsMadeAnew() throws Exception {
    bench.keepSource();
    bench.build();
    Files.writeString(bench.entries().getFirst().resolve("libpjsua2.so"), "half");
    var again = bench.build();
    assertThat(again.said()).contains("damaged, made anew");
    assertThat(again.exit()).isZero();
    assertThat(bench.library()).hasContent("library of 2.17");

    Files.writeString(bench.entries().getFirst().resolve("java/org/pjsip/pjsua2/Call.java"), "cl");
    assertThat(bench.build().said()).contains("damaged, made anew");
    assertThat(bench.javaClass()).hasContent("class");
  }

  @Test
  void whatIsStillAskedForIsKeptForAnotherMonth() throws Exception {
    bench.keepSource();
    bench.build();
    var entry = bench.entries().getFirst();
    var longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(40)));
    Files.setLastModifiedTime(entry, longAgo);

    bench.build();

    assertThat(Files.getLastModifiedTime(entry)).isGreaterThan(longAgo);
  }

  @Test
  void aDamagedDownloadIsRefusedAndNothingIsKept() throws Exception {
    bench
        .tools()
        .make("curl", "while [ $# -gt 1 ]; do [ \"$1\" = -o ] && echo broken >\"$2\"; shift; done");
    bench.tools().make("apt-get", "echo 'E: the mirror is away' >&2; exit 100");
    var outcome = bench.build();
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.said())
        .contains(
            "damaged download refused", "SHA-256", bench.sourceSha256(), "E: the mirror is away")
        .contains("why:", "next:", "pjproject-2.17.tar.gz");
    bench.assertNothingKept();
  }

  @Test
  void aDamagedFileKeptFromEarlierIsFetchedAgain() throws Exception {
    bench.keepSource();
    Files.writeString(bench.keptSource(), "half");
    bench
        .tools()
        .make(
            "curl",
            "while [ $# -gt 1 ]; do [ \"$1\" = -o ] && cp '%s' \"$2\"; shift; done; true"
                .formatted(bench.source()));
    var outcome = bench.build();
    assertThat(outcome.said()).contains("damaged, removed: " + bench.keptSource());
    assertThat(outcome.exit()).isZero();
    assertThat(bench.keptSource()).hasSameBinaryContentAs(bench.source());
  }

  @Test
  void aMissingToolIsNamed() throws Exception {
    bench.tools().remove("swig");
    var outcome = bench.build();
    assertThat(outcome.exit()).isEqualTo(5);
    assertThat(outcome.said())
        .contains("swig not found", "why:", "next: run installers/linux/prerequisites.sh");
    bench.assertNothingKept();
  }

  @Test
  void tooLittleSpaceIsSaidBeforeAnythingIsFetched() throws Exception {
    bench.tools().make("df", "printf 'Filesystem 1M Used Available\\n/dev/x 100 90 10\\n'");
    var outcome = bench.build();
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.said())
        .contains("not enough space", "10 MB free", "XDG_CACHE_HOME")
        .doesNotContain("fetching");
    bench.assertNothingKept();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tar", "gcc"})
  void aDiskThatFillsUpOnTheWayIsCalledFull(String where) throws Exception {
    bench.keepSource();
    bench.tools().make(where, "echo hello >/dev/full");
    var outcome = bench.build();
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.said()).contains("the disk is full", "why:", "XDG_CACHE_HOME");
    bench.assertNothingKept();
  }

  @Test
  void aFailedCompilationShowsItsLastLinesAndKeepsItsLog() throws Exception {
    bench.keepSource();
    bench.tools().make("gcc", "echo 'call.c:1: error: no such thing' >&2; exit 1");
    var outcome = bench.build();
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.said())
        .contains("| call.c:1: error: no such thing", "compiling failed", "why:", "failed.log");
    bench.assertNothingKept();
  }

  @Test
  void aFailedCompilationLeavesNoCompilerThatHoldsTheLock() throws Exception {
    bench.keepSource();
    bench.tools().make("gcc", "sleep 300 >/dev/null 2>&1 & echo $! >\"$BENCH/other\"; exit 1");
    assertThat(bench.build().exit()).isEqualTo(1);
    long other = Long.parseLong(Files.readString(folder.resolve("other")).strip());
    until(LIMIT, "the other half to end", () -> !ProcessHandle.of(other).isPresent());
  }

  @Test
  void ofTwoAtOnceTheSecondWaitsAndTakesWhatTheFirstMade() throws Exception {
    bench.keepSource();
    var first = bench.startHeld();
    until(LIMIT, "the first to compile", () -> bench.compiled() == 1);
    var second = bench.start();
    until(
        LIMIT,
        "the second to wait",
        () -> second.said().contains("another build is making it, waiting"));
    bench.release();
    assertThat(List.of(first.end(), second.end()))
        .extracting(BuildBench.Outcome::exit)
        .containsOnly(0);
    assertThat(bench.compiled()).isEqualTo(1);
    assertThat(bench.library()).hasContent("library of 2.17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void interruptedItEndsItsCompilersAndKeepsNothing(String signal) throws Exception {
    bench.keepSource();
    var build = bench.startHeld();
    until(LIMIT, "it to compile", () -> bench.compiled() == 1);
    long compiler = bench.compiler();
    build.signal(signal);
    var outcome = build.end();
    assertThat(outcome.exit()).isEqualTo(130);
    assertThat(outcome.said()).contains("interrupted, nothing kept");
    until(LIMIT, "its compiler to end", () -> ProcessHandle.of(compiler).isEmpty());
    bench.assertNothingKept();
  }

  @Test
  void whatAKilledBuildLeftIsClearedAwayByTheNext() throws Exception {
    bench.keepSource();
    var killed = bench.startHeld();
    until(LIMIT, "it to compile", () -> bench.compiled() == 1);
    killed.signal("KILL");
    killed.end();
    var next = bench.start();
    until(
        LIMIT,
        "the next to wait for what still compiles",
        () -> next.said().contains("another build is making it, waiting"));
    bench.release();
    var outcome = next.end();
    assertThat(outcome.exit()).as(outcome.said()).isZero();
    assertThat(bench.compiled()).isEqualTo(2);
    assertThat(bench.leftovers()).isEmpty();
  }

  @Test
  void debiansCopyIsTakenThroughTheMachinesOwnMirror() throws Exception {
    assertThat(
            bench.mirror(
                "sources.list",
                """
                # deb http://commented.example/debian stable main
                deb https://packages.example/apt tools-stable main
                deb [arch=amd64] http://security.example/debian-security stable-security main
                deb [ signed-by=/keys/ours.gpg arch=amd64 ] http://mirror.example/debian stable main contrib # ours
                """))
        .isEqualTo(
            """
            Types: deb-src
            URIs: http://mirror.example/debian
            Suites: unstable
            Components: main
            Signed-By: /keys/ours.gpg
            """);
    assertThat(
            bench.mirror(
                "sources.list.d/debian.sources",
                """
                Types: deb
                URIs: http://off.example/debian
                Suites: stable
                Components: main
                Enabled: no

                # the next one has its key in it
                Types: deb
                URIs: http://on.example/debian
                Suites: stable stable-updates
                Components: main contrib
                Signed-By:
                 -----BEGIN PGP PUBLIC KEY BLOCK-----
                 .
                 abc
                """))
        .isEqualTo(
            """
            Types: deb-src
            URIs: http://on.example/debian
            Suites: unstable
            Components: main
            Signed-By:
             -----BEGIN PGP PUBLIC KEY BLOCK-----
             .
             abc
            """);
  }
}
