package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.event.EventRow;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonDocument;
import dev.fraiseql.observers.store.OutboxTable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a request to the administration: a JSON object, or nothing. */
final class AdminRequest {
  private static final List<String> NAMES =
      List.of("action", "event", "key", "from", "to", "before", "after");

  private final Map<?, ?> fields;
  private final EventRow values;

  private AdminRequest(Map<?, ?> fields, EventRow values) {
    this.fields = fields;
    this.values = values;
  }

  /**
   * Reads a body.
   *
   * @throws RequestException BAD_USER_INPUT if it is no object, or has a field that is unknown
   */
  static AdminRequest of(@Nullable String body) throws RequestException {
    if (body == null || body.isBlank()) {
      return new AdminRequest(Map.of(), EventRow.NONE);
    }
    try {
      if (new JsonDocument(body).value() instanceof Map<?, ?> fields) {
        for (Object name : fields.keySet()) {
          if (!NAMES.contains(name)) {
            throw bad(
                "There is no field '" + name + "'. Known are " + String.join(", ", NAMES) + '.');
          }
        }
        return new AdminRequest(fields, EventRow.of(body));
      }
    } catch (FieldError e) {
      throw bad("The body is not valid JSON.");
    }
    throw bad("The body is not a JSON object.");
  }

  /**
   * Checks that there are no fields.
   *
   * @throws RequestException BAD_USER_INPUT if there are some
   */
  void requireEmpty() throws RequestException {
    if (!fields.isEmpty()) {
      throw bad("This request has no fields.");
    }
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

  /** The JSON of a field; null if it is absent or null. */
  @Nullable String json(String name) {
    return values.isNull(name) ? null : values.json(name);
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
