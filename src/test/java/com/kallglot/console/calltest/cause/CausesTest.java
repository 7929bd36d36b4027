package com.kallglot.console.calltest.cause;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each named case on the real sandbox, told apart from nothing but the call's trace and figures:
/// the expected causes are in `causes.tsv`, how they are brought about in [Cases].
@Tag("native")
@Tag("timed")
class CausesTest {
  private static final int LANES = 4;

  /// Of three hundred; the others go through a NAT, see [CleanBehindNatTest].
  private static final int CLEAN_CALLS = 225;

  @TempDir Path folder;

  record Expected(String blame, String code, String setting, String words) {}

  record Task(String name, long seed) {}

  private static Map<String, Expected> table() throws IOException {
    var table = new LinkedHashMap<String, Expected>();
    try (InputStream in = CausesTest.class.getResourceAsStream("/causes/causes.tsv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).toList()) {
        String[] cells = line.split("\t", -1);
        table.put(cells[0], new Expected(cells[1], cells[2], cells[3], cells[4]));
      }
    }
    return table;
  }

  @Test
  void theTableHasEveryCase() throws Exception {
    assertThat(Cases.all().keySet()).containsExactlyElementsOf(table().keySet());
  }

  @Test
  void everyCaseIsNamedByItsCauseAndItsBlame() throws Exception {
    judge(List.of(1L));
  }

  @Tag("long")
  @Test
  void everyCaseIsNamedWithEverySeed() throws Exception {
    judge(List.of(11L, 12L, 13L, 14L, 15L));
  }

  @Tag("long")
  @Test
  void cleanCallsHaveNoCause() throws Exception {
    Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    for (long seed = 1; seed <= CLEAN_CALLS; seed++) {
      tasks.add(new Task(seed % 3 == 0 ? "clean, uneven and late" : "clean", seed));
    }
    judge(tasks);
  }

  private void judge(List<Long> seeds) throws Exception {
    Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    for (long seed : seeds) {
      Cases.all().keySet().forEach(name -> tasks.add(new Task(name, seed)));
    }
    judge(tasks);
  }

  private void judge(Queue<Task> tasks) throws Exception {
    Map<String, Expected> table = table();
    var mistakes = new ArrayList<String>();
    try (PjsipSoftphone softphone = PjsipSoftphone.start();
        ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<List<String>>>();
      for (int lane = 0; lane < LANES; lane++) {
        Path own = folder.resolve("lane" + lane);
        running.add(lanes.submit(() -> work(own, softphone, tasks, table)));
      }
      for (Future<List<String>> lane : running) {
        mistakes.addAll(lane.get());
      }
    }
    assertThat(mistakes).isEmpty();
  }

  private static List<String> work(
      Path own, PjsipSoftphone softphone, Queue<Task> tasks, Map<String, Expected> table)
      throws Exception {
    var mistakes = new ArrayList<String>();
    try (var bench = new Bench(own, softphone)) {
      for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
        bench.asUsual();
        var trial = new Trial(bench, task.name, task.seed);
        Cause cause = Cases.all().get(task.name).of(trial);
        if (!fits(cause, table.get(task.name))) {
          mistakes.add(task.name + " (" + trial + "): " + cause);
        }
      }
    }
    return mistakes;
  }

  private static boolean fits(Cause cause, Expected expected) {
    String setting = cause.code().setting().map(CausesTest::word).orElse("-");
    return blame(cause).equals(expected.blame)
        && word(cause.code()).equals(expected.code)
        && setting.equals(expected.setting)
        && (cause.sentence() + cause.evidence()).contains(expected.words)
        && !cause.evidence().isBlank();
  }

  private static String blame(Cause cause) {
    return cause.blame().stream().map((Blame b) -> word(b)).collect(Collectors.joining("+"));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
