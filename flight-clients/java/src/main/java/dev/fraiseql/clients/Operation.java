package dev.fraiseql.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.arrow.flight.CallStatus;

/**
 * An operation that was compiled with the server.
 *
 * @param name identifies it in queries
 * @param sha256 of its text, 64 hexadecimal digits; identifies it as well
 * @param variables their GraphQL types, such as {@code String!}, by name, in the order of the
 *     document
 */
public record Operation(String name, String sha256, Map<String, String> variables) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An operation. Variables are copied. */
  public Operation {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /** Parses the description of the server's action: JSON in UTF-8. */
  static Operation read(byte[] described) {
    try {
      JsonNode operation = JSON.readTree(described);
      Map<String, String> variables = new LinkedHashMap<>();
      for (JsonNode variable : operation.required("variables")) {
        variables.put(variable.required("name").textValue(), variable.required("type").textValue());
      }
      return new Operation(
          operation.required("name").textValue(),
          operation.required("sha256").textValue(),
          variables);
    } catch (IOException | IllegalArgumentException e) {
      throw CallStatus.INTERNAL
          .withCause(e)
          .withDescription("The server describes an operation in a way that is not understood")
          .toRuntimeException();
    }
  }
}
