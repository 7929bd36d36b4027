package com.kallglot.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.calltest.Sites;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.RunReport;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.telephony.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The JSON of runs and calls has the published form, and the published form can be missed.
class ReportJsonTest {
  private static final TestCase TEST =
      TestPlan.everyRoute(List.of(Sites.planned())).cases().getFirst();

  private static RunReport run(Verdict... verdicts) {
    var calls = new ArrayList<CallReport>();
    for (Verdict verdict : verdicts) {
      calls.add(Sites.report(TEST, verdict));
    }
    return RunReport.of(
        "run_1",
        "planned",
        Instant.parse("2026-11-22T12:00:00Z"),
        1234,
        Map.of("scripted", "1"),
        calls);
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void everyVerdictHasThePublishedForm(Verdict verdict) {
    assertThat(Schemas.violations(Schemas.RUN, ReportJson.write(run(verdict)))).isEmpty();
  }

  @Test
  void countsVerdicts() {
    RunReport report = run(Verdict.PASS, Verdict.FAIL, Verdict.PASS, Verdict.SKIPPED);
    JsonObject json = JsonParser.parseString(ReportJson.write(report)).getAsJsonObject();
    assertThat(json.get("passed").getAsInt()).isEqualTo(2);
    assertThat(json.get("failed").getAsInt()).isEqualTo(1);
    assertThat(json.get("skipped").getAsInt()).isEqualTo(1);
  }

  /// Each key taken away in turn must be missed: no key of the form is optional.
  @Test
  void everyKeyIsRequiredAtEveryLevel() {
    JsonObject whole =
        JsonParser.parseString(ReportJson.write(run(Verdict.FAIL))).getAsJsonObject();
    int keys = removeEachKey(whole, whole);
    assertThat(keys).as("keys of a run, a call, its parts and steps").isGreaterThan(100);
  }

  private static int removeEachKey(JsonObject whole, JsonElement part) {
    int keys = 0;
    if (part instanceof JsonArray array) {
      for (JsonElement element : array) {
        keys += removeEachKey(whole, element);
      }
    }
    if (part instanceof JsonObject object) {
      for (String key : List.copyOf(object.keySet())) {
        JsonElement value = object.remove(key);
        if (!key.equals("scripted")) {
          assertThat(Schemas.violations(Schemas.RUN, whole.toString())).as(key).isNotEmpty();
        }
        object.add(key, value);
        keys += 1 + removeEachKey(whole, value);
      }
    }
    return keys;
  }

  @Test
  void aKeyNobodyPublishedIsAViolation() {
    JsonObject json = JsonParser.parseString(ReportJson.write(run(Verdict.PASS))).getAsJsonObject();
    json.addProperty("surprise", 1);
    assertThat(Schemas.violations(Schemas.RUN, json.toString())).isNotEmpty();
  }

  @Test
  void aSecretIsStarsWhereverItStands() {
    assertThat(ReportJson.write(Map.of("key", Secret.of("sk_live_planted"))))
        .contains("***")
        .doesNotContain("planted");
  }
}
