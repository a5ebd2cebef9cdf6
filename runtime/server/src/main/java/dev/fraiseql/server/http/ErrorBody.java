package dev.fraiseql.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The body of an answer that the engine had no part in: one error, in GraphQL's shape. */
final class ErrorBody {
  private static final JsonFactory JSON = new JsonFactory();

  private ErrorBody() {}

  /** An error that the log says no more of. */
  static byte[] of(ErrorCode code, String message) {
    return of(new RequestException(code, message));
  }

  /** What to tell the caller. */
  static byte[] of(RequestException e) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(160);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("errors");
      json.writeStartObject();
      json.writeStringField("message", String.valueOf(e.getMessage()));
      json.writeObjectFieldStart("extensions");
      json.writeStringField("code", e.code().name());
      if (e.correlationId() != null) {
        json.writeStringField("correlationId", e.correlationId());
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new AssertionError("an array can always be written to", impossible);
    }
    return out.toByteArray();
  }
}
