package dev.fraiseql.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * The body of a response with one error in GraphQL's format, for requests outside of the engine.
 */
final class ErrorBody {
  private static final JsonFactory JSON = new JsonFactory();

  private ErrorBody() {}

  /** The body of an error that is not logged. */
  static byte[] of(ErrorCode code, String message) {
    return of(new RequestException(code, message));
  }

  /** The body of an error, with its correlation id if it has one. */
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
      throw new AssertionError("writing to an array cannot fail", impossible);
    }
    return out.toByteArray();
  }
}
