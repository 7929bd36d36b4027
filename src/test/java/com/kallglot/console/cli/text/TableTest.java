package com.kallglot.console.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.cli.text.Table.Cell;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  private static final Table TABLE = table();

  private static Table table() {
    var table = new Table(Style.PLAIN, "ROUTE", "VERDICT", ">PDD", ">ROUND TRIP", "HEARD");
    table.section("sandbox");
    table.add(cells("number:+19785550140", "passed", "73 ms", "57 ms", "echo"));
    table.add(
        List.of(Cell.of("sip"), Cell.of("refused"), Cell.NOTHING, Cell.NOTHING, Cell.NOTHING));
    table.section("sandbox-empty");
    table.add(cells("default", "passed", "179 ms", "57 ms", "echo"));
    return table;
  }

  private static List<Cell> cells(String... texts) {
    return Arrays.stream(texts).map(Cell::of).toList();
  }

  @Test
  void whereThereIsRoomARowIsALine() {
    assertThat(TABLE.lines())
        .containsExactly(
            "ROUTE                VERDICT     PDD  ROUND TRIP  HEARD",
            "sandbox",
            "number:+19785550140  passed    73 ms       57 ms  echo",
            "sip                  refused       –           –  –",
            "sandbox-empty",
            "default              passed   179 ms       57 ms  echo");
    assertThat(TABLE.lines(55)).as("just enough").isEqualTo(TABLE.lines());
  }

  @Test
  void whatHasNoRoomStandsBelowItsRow() {
    assertThat(TABLE.lines(40))
        .containsExactly(
            "ROUTE                VERDICT     PDD",
            "sandbox",
            "number:+19785550140  passed    73 ms",
            "    ROUND TRIP 57 ms  HEARD echo",
            "sip                  refused       –",
            "sandbox-empty",
            "default              passed   179 ms",
            "    ROUND TRIP 57 ms  HEARD echo");
  }

  @Test
  void whatBelongsTogetherStaysTogether() {
    Table figures = table();
    figures.together("PDD");
    assertThat(figures.lines(40))
        .startsWith(
            "ROUTE                VERDICT",
            "sandbox",
            "number:+19785550140  passed",
            "    PDD 73 ms  ROUND TRIP 57 ms",
            "    HEARD echo");
    assertThat(figures.lines()).isEqualTo(TABLE.lines());
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 24, 28, 30, 36, 48, 54})
  void noLineIsLongerAndNothingIsLost(int columns) {
    List<String> lines = TABLE.lines(columns);
    assertThat(lines).allMatch(line -> line.length() <= columns);
    assertThat(String.join("\n", lines))
        .containsSubsequence(
            "number:+19785550140", "passed", "73 ms", "57 ms", "echo", "sip", "refused", "default")
        .contains("179 ms");
  }
}
