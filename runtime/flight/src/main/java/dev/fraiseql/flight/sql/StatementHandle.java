package dev.fraiseql.flight.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.ByteString;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement and the values bound to it: the complete state of a prepared statement. The client
 * holds it, as JSON, so that the server keeps no state for clients that never return, and any
 * server behind a load balancer can handle the next call.
 *
 * @param text of the statement
 * @param parameters by name, in the Java types of JSON values
 */
public record StatementHandle(String text, Map<String, @Nullable Object> parameters) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String TEXT = "statement";
  private static final String PARAMETERS = "parameters";

  public StatementHandle {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** A statement without values. */
  public StatementHandle(String text) {
    this(text, Map.of());
  }

  /**
   * Parses a handle.
   *
   * @throws RequestException BAD_USER_INPUT if the bytes are not a handle
   */
  @SuppressWarnings("unchecked") // the keys of a JSON object are strings
  public static StatementHandle of(ByteString bytes) {
    if (bytes.isValidUtf8()
        && bytes.startsWith(ByteString.copyFromUtf8("{"))
        && JsonReader.read(bytes.toStringUtf8()) instanceof Map<?, ?> object
        && object.get(TEXT) instanceof String text
        && object.get(PARAMETERS) instanceof Map<?, ?> parameters) {
      return new StatementHandle(text, (Map<String, @Nullable Object>) parameters);
    }
    throw new RequestException(
        ErrorCode.BAD_USER_INPUT, "The handle of a prepared statement is none that was given out.");
  }

  /** The serialized handle. */
  public ByteString bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField(TEXT, text);
      json.writeFieldName(PARAMETERS);
      write(parameters, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array cannot fail", e);
    }
    return ByteString.copyFrom(bytes.toByteArray());
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case String string -> json.writeString(string);
      case Boolean bool -> json.writeBoolean(bool);
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case BigInteger number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case List<?> items -> {
        json.writeStartArray();
        for (Object item : items) {
          write(item, json);
        }
        json.writeEndArray();
      }
      case Map<?, ?> object -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : object.entrySet()) {
          json.writeFieldName((String) entry.getKey());
          write(entry.getValue(), json);
        }
        json.writeEndObject();
      }
      default -> throw new IllegalArgumentException("JSON has no " + value.getClass());
    }
  }
}
