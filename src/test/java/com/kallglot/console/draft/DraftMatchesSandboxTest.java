package com.kallglot.console.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.sandbox.Sandbox;
import com.kallglot.console.sandbox.SandboxOptions;
import com.kallglot.console.telephony.Violation;
import com.kallglot.console.wire.ErrorBody;
import com.kallglot.console.wire.ErrorEnvelope;
import com.kallglot.console.wire.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts as somebody may write them: the refusal that the draft predicts is the one the sandbox
/// gives, which reads bodies by code of its own.
class DraftMatchesSandboxTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Sandbox sandbox;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    sandbox = Sandbox.start(SandboxOptions.in(folder));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\"}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\",\"sip\":{}}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\"},\"unknown\":{\"x\":[1]}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\"},\"metadata\":{}}",
        "\uFEFF{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\"}}",
        "",
        "null",
        "[]",
        "\"mode\"",
        "{\"mode\":\"ai_agent\",}",
        "{\"mode\":'ai_agent'}",
        "{\"mode\":\"ai_agent\"} {}",
        "{\"mode\":\"ai_agent\" // why",
        "{\"mode\":\"ai_agent\",\"x\":NaN}",
        "{\"mode\":\"ai_agent\",\"x\":01}",
        "{}",
        "{\"mode\":null}",
        "{\"mode\":\"\"}",
        "{\"mode\":\"AI_AGENT\"}",
        "{\"mode\":\"unknown\"}",
        "{\"mode\":true}",
        "{\"mode\":\"ai_agent\",\"routing\":[]}",
        "{\"mode\":\"ai_agent\",\"routing\":\"sip\"}",
        "{\"mode\":\"ai_agent\",\"metadata\":\"x\"}",
        "{\"mode\":\"ai_agent\",\"recording\":true}",
        "{\"mode\":\"ai_agent\",\"recording\":{\"enabled\":1}}",
        "{\"mode\":\"ai_agent\",\"source_language\":5}",
        "{\"mode\":\"ai_agent\",\"target_language\":{},\"routing\":{\"type\":\"x\"}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"SIP\"}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"\"}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"type\":7}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"connection_id\":7}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":\"+49 30 23125001\"}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":\"+0493023125001\"}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":\"\"}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":493023125001}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"direction\":\"sideways\"}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"sip\":{\"from_uri\":\"sip:a@b\"}}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\",\"sip\":true}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\",\"sip\":{\"from_uri\":1}}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\",\"sip\":{\"headers\":[]}}}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\",\"sip\":{\"headers\":{\"X-A\":1}}}}",
        "{\"routing\":{\"type\":\"x\",\"phone_number\":\"1\"},\"mode\":\"x\"}",
        "{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":\"1\",\"type\":\"x\"}}"
      })
  void predictsTheAnswerToABody(String body) throws Exception {
    Draft draft = Draft.parse(body);

    HttpResponse<String> answer = post(body);

    if (draft.violations().isEmpty()) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    } else {
      ErrorBody error = Json.read(answer.body(), ErrorEnvelope.class).error();
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(first(draft).status());
      assertThat(error.code()).as(answer.body()).isEqualTo(first(draft).code());
      assertThat(error.param()).as(answer.body()).isEqualTo(first(draft).param());
    }
  }

  private static Violation first(Draft draft) {
    return draft.violations().getFirst();
  }

  private static HttpResponse<String> post(String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/v1/sessions"))
            .header(
                "Authorization", "Bearer " + sandbox.organizations().getFirst().apiKey().reveal())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
