package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.kallglot.console.sandbox.Http.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the two organizations begin with.
class SeedTest {
  @TempDir Path folder;
  private Box box;

  @BeforeEach
  void start() {
    box = Box.in(folder);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  private static List<String> each(Answer answer, Function<JsonObject, String> form) {
    return answer.json().getAsJsonArray("data").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(form)
        .toList();
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }

  @Test
  void theSandboxHasNumbersOfEveryKind() {
    assertThat(
            each(
                box.full.get("/v1/telephony/numbers"),
                n -> text(n, "phone_number") + " " + text(n, "provider") + " " + text(n, "status")))
        .containsExactly(
            "+19785550140 twilio active",
            "+493023125001 telnyx active",
            "+442079460018 twilio suspended");
  }

  @Test
  void theSandboxHasConnectionsOfEveryKindAndOneDefault() {
    assertThat(
            each(
                box.full.get("/v1/telephony/connections"),
                c ->
                    text(c, "label")
                        + " "
                        + text(c, "provider")
                        + " "
                        + text(c, "status")
                        + " "
                        + text(c, "is_default")))
        .containsExactly(
            "Support line twilio active true",
            "Berlin trunk telnyx active false",
            "Old account twilio invalid_credentials false");
  }

  @Test
  void theSandboxSpeaksSipAndTheEmptyOneDoesNot() {
    assertThat(box.full.get("/v1/telephony/sip").text("enabled")).isEqualTo("true");
    assertThat(box.empty.get("/v1/telephony/sip").text("enabled")).isEqualTo("false");
    assertThat(each(box.empty.get("/v1/telephony/numbers"), Object::toString)).isEmpty();
    assertThat(each(box.empty.get("/v1/telephony/connections"), Object::toString)).isEmpty();
  }

  @Test
  void eachConnectionHasThreeNumbersOfItsOwn() {
    List<String> waiting =
        List.of("+16175550142", "+16175550143", "+16175550144").stream()
            .map(any -> box.full.post("/v1/sessions", "{\"mode\":\"ai_agent\"}"))
            .map(answer -> answer.text("phone_number"))
            .toList();
    assertThat(waiting).containsExactly("+16175550142", "+16175550143", "+16175550144");
    assertThat(box.full.post("/v1/sessions", "{\"mode\":\"ai_agent\"}").code())
        .isEqualTo("no_free_number");
  }
}
