package com.kallglot.console.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The published forms of the program's JSON, and what is wrong with a document.
public final class Schemas {
  public static final String RUN = "run.schema.json";
  public static final String CALL = "call.schema.json";
  public static final String RESOLUTION = "resolution.schema.json";
  public static final String EXPLANATION = "explanation.schema.json";

  private static final String BASE = "https://kallglot.com/schema/console/";
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemas(
                  Map.of(
                      BASE + RUN, text(RUN),
                      BASE + CALL, text(CALL),
                      BASE + RESOLUTION, text(RESOLUTION),
                      BASE + EXPLANATION, text(EXPLANATION))));

  private Schemas() {}

  /// Empty where `json` is of the published form.
  public static List<String> violations(String schema, String json) {
    return REGISTRY
        .getSchema(SchemaLocation.of(BASE + schema))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static String text(String name) {
    try (InputStream in = Schemas.class.getResourceAsStream("/schema/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
