package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.event.EventValue;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.observers.store.OutboxTable;
import io.micronaut.http.HttpParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a request to the administration: a JSON object, or nothing. */
final class AdminRequest {
  private final Map<?, ?> fields;

  private AdminRequest(Map<?, ?> fields) {
    this.fields = fields;
  }

  /**
   * Reads a body.
   *
   * @param known the names that its fields may have
   * @throws RequestException BAD_USER_INPUT if it is no JSON object, or has a field that is unknown
   */
  static AdminRequest of(@Nullable String body, Collection<String> known) throws RequestException {
    if (body == null || body.isBlank()) {
      return new AdminRequest(Map.of());
    }
    if (JsonReader.read(body) instanceof Map<?, ?> fields) {
      for (Object name : fields.keySet()) {
        if (!known.contains(name)) {
          throw bad(unknown("field", name, known));
        }
      }
      return new AdminRequest(fields);
    }
    throw bad("The body is not a JSON object.");
  }

  /**
   * Reads the parameters of a URL.
   *
   * @param known the names that they may have
   * @return those that are not empty
   * @throws RequestException BAD_USER_INPUT if one is unknown, or is given several times
   */
  static Map<String, String> parameters(HttpParameters parameters, Collection<String> known)
      throws RequestException {
    Map<String, String> values = new HashMap<>();
    for (String name : parameters.names()) {
      if (!known.contains(name)) {
        throw bad(unknown("parameter", name, known));
      }
      List<String> given = parameters.getAll(name);
      if (given.size() > 1) {
        throw bad("'" + name + "' is given " + given.size() + " times.");
      }
      if (!given.getFirst().isEmpty()) {
        values.put(name, given.getFirst());
      }
    }
    return values;
  }

  private static String unknown(String kind, Object name, Collection<String> known) {
    return known.isEmpty()
        ? "This request has no " + kind + "s, and no '" + name + "'."
        : "There is no " + kind + " '" + name + "'. Known are " + String.join(", ", known) + '.';
  }

  private static RequestException bad(String message) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, message);
  }

  /** A text; null if it is absent or null. */
  @Nullable String text(String name) throws RequestException {
    Object value = fields.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw bad("'" + name + "' is not a string.");
  }

  /** The fields, with their values as requests are read. */
  Map<?, ?> fields() {
    return fields;
  }

  /** The JSON of a field; null if it is absent or null. */
  @Nullable String json(String name) {
    Object value = fields.get(name);
    return value == null ? null : EventValue.json(value);
  }

  /** Which events are asked for. */
  OutboxTable.Search search() throws RequestException {
    String event = text("event");
    try {
      return new OutboxTable.Search(
          event == null ? null : UUID.fromString(event), text("key"), moment("from"), moment("to"));
    } catch (IllegalArgumentException e) {
      throw bad("'event' is not a UUID.");
    }
  }

  private @Nullable Instant moment(String name) throws RequestException {
    String text = text(name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw bad("'" + name + "' is not a moment such as 2026-01-31T12:00:00Z.");
    }
  }
}
