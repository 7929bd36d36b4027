package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.kallglot.console.sandbox.Http.Answer;
import com.kallglot.console.sandbox.http.Code;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The OpenAPI documents say what is served: nothing more, nothing less.
class DocumentTest {
  @TempDir static Path folder;
  private static final Gson NULLS_TOO = new GsonBuilder().serializeNulls().create();
  private static Box box;

  @BeforeAll
  static void start() {
    box = Box.in(folder);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  void theDocumentsAreServedToAnybody() {
    assertThat(box.full.anonymous("GET", "/v1/openapi.yaml", "").body())
        .contains("openapi: 3.0.3", "/v1/sessions/{id}/end:");
    assertThat(box.control.anonymous("GET", "/control/openapi.yaml", "").body())
        .contains("/control/faults:");
    assertThat(box.full.get("/v1/openapi.yaml").header("Content-Type"))
        .contains("application/yaml");
  }

  static Stream<String> operations() {
    return Stream.concat(
        Contract.API.operations().stream(), Contract.CONTROL.operations().stream());
  }

  /// 404 of a resource and 422 of a body both mean that somebody is at home.
  @ParameterizedTest
  @MethodSource("operations")
  void whateverIsDocumentedIsServed(String operation) {
    String method = operation.substring(0, operation.indexOf(' '));
    String path = operation.substring(operation.indexOf(' ') + 1).replace("{id}", "none");
    Http caller = path.startsWith("/control") ? box.control : box.full;
    Answer answer = caller.send(method, path, method.matches("GET|DELETE") ? "" : "{}");
    assertThat(answer.status()).as(operation).isNotEqualTo(405);
    assertThat(answer.body()).as(operation).doesNotContain("There is nothing at");
  }

  @Test
  void nothingElseIsServed() {
    assertThat(box.sandbox.operations()).containsExactlyInAnyOrderElementsOf(operations().toList());
  }

  /// What a refusal of the method says is possible is exactly what the document has.
  @ParameterizedTest
  @MethodSource("operations")
  void whateverIsPossibleIsDocumented(String operation) {
    String template = operation.substring(operation.indexOf(' ') + 1);
    Http caller = template.startsWith("/control") ? box.control : box.full;
    Answer answer = caller.send("TRACK", template.replace("{id}", "none"), "");
    assertThat(answer.code()).isEqualTo("method_not_allowed");
    List<String> methods =
        operations()
            .filter(other -> other.endsWith(" " + template))
            .map(other -> other.substring(0, other.indexOf(' ')))
            .toList();
    assertThat(answer.header("Allow").orElse("").split(", ")).hasSameElementsAs(methods);
  }

  @Test
  void everyCodeThatCanBeAnsweredIsDocumented() {
    Map<String, Object> error = schema("ErrorEnvelope");
    Map<String, Object> body =
        Contract.map(
            Contract.map(Contract.map(error.get("properties")).get("error")).get("properties"));
    assertThat((List<?>) Contract.map(body.get("code")).get("enum"))
        .map(String::valueOf)
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Code.values()).map(Code::word).toList());
    assertThat((List<?>) Contract.map(body.get("type")).get("enum"))
        .map(String::valueOf)
        .containsAll(Arrays.stream(Code.values()).map(Code::type).toList());
  }

  private static Map<String, Object> schema(String name) {
    return Contract.map(
        Contract.map(Contract.map(Contract.API.document().get("components")).get("schemas"))
            .get(name));
  }

  @Test
  void everyOperationSaysWhereItIsKnownFrom() {
    Contract.map(Contract.API.document().get("paths"))
        .forEach((path, item) ->
            Contract.map(item)
                .forEach((method, operation) -> {
                  if (!method.equals("parameters")) {
                    assertThat(Contract.map(operation).get("x-source"))
                        .as(method + " " + path)
                        .isIn("documented", "ours");
                  }
                }));
  }

  /// Of schemas and of every request and response alike.
  @ParameterizedTest
  @MethodSource("examples")
  void examplesFitTheirSchemas(Contract.Example example) {
    Contract.API.validate(
        example.schema(), NULLS_TOO.toJson(example.value()), "example of " + example.where());
  }

  static Stream<Contract.Example> examples() {
    List<Contract.Example> examples = Contract.API.examples();
    assertThat(examples).hasSizeGreaterThan(20);
    return examples.stream();
  }
}
