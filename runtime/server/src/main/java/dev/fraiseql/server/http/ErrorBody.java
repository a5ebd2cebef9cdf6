package dev.fraiseql.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The body of an answer that the engine had no part in: one error, in GraphQL's shape. */
final class ErrorBody {
  private static final JsonFactory JSON = new JsonFactory();

  private ErrorBody() {}

  /** What was wrong with the request. */
  static byte[] of(RequestException e) {
    return of(e.code(), String.valueOf(e.getMessage()), null);
  }

  /**
   * Any error.
   *
   * @param correlation what the log calls the same failure; null if the log says nothing of it
   */
  static byte[] of(ErrorCode code, String message, @Nullable String correlation) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(160);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("errors");
      json.writeStartObject();
      json.writeStringField("message", message);
      json.writeObjectFieldStart("extensions");
      json.writeStringField("code", code.name());
      if (correlation != null) {
        json.writeStringField("correlationId", correlation);
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new AssertionError("an array can always be written to", e);
    }
    return out.toByteArray();
  }
}
