package dev.fraiseql.engine.json;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.RequestException.Location;
import dev.fraiseql.contract.json.JsonSink;
import java.util.List;

/**
 * Writes errors in the format of the GraphQL specification, with a code and, if the log has
 * details, a correlation id.
 */
final class ErrorWriter {
  private ErrorWriter() {}

  /** Writes {@code "errors":[...]}. */
  static void write(List<RequestException> errors, JsonSink out) {
    out.string("errors");
    out.raw(':');
    out.raw('[');
    for (int i = 0; i < errors.size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      write(errors.get(i), out);
    }
    out.raw(']');
  }

  private static void write(RequestException error, JsonSink out) {
    out.raw('{');
    field("message", out);
    out.string(String.valueOf(error.getMessage()));
    if (!error.locations().isEmpty()) {
      out.raw(',');
      field("locations", out);
      locations(error.locations(), out);
    }
    if (!error.path().isEmpty()) {
      out.raw(',');
      field("path", out);
      path(error.path(), out);
    }
    out.raw(',');
    field("extensions", out);
    out.raw('{');
    field("code", out);
    out.string(error.code().name());
    String correlationId = error.correlationId();
    if (correlationId != null) {
      out.raw(',');
      field("correlationId", out);
      out.string(correlationId);
    }
    error
        .extensions()
        .forEach((name, value) -> {
          out.raw(',');
          field(name, out);
          extension(value, out);
        });
    out.raw('}');
    out.raw('}');
  }

  private static void extension(Object value, JsonSink out) {
    switch (value) {
      case Number number -> out.integer(number.longValue());
      case List<?> list -> {
        out.raw('[');
        for (int i = 0; i < list.size(); i++) {
          if (i > 0) {
            out.raw(',');
          }
          out.string(String.valueOf(list.get(i)));
        }
        out.raw(']');
      }
      default -> out.string(value.toString());
    }
  }

  private static void field(String name, JsonSink out) {
    out.string(name);
    out.raw(':');
  }

  private static void locations(List<Location> locations, JsonSink out) {
    out.raw('[');
    for (int i = 0; i < locations.size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      out.raw('{');
      field("line", out);
      out.integer(locations.get(i).line());
      out.raw(',');
      field("column", out);
      out.integer(locations.get(i).column());
      out.raw('}');
    }
    out.raw(']');
  }

  private static void path(List<Object> path, JsonSink out) {
    out.raw('[');
    for (int i = 0; i < path.size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      if (path.get(i) instanceof Number index) {
        out.integer(index.longValue());
      } else {
        out.string(path.get(i).toString());
      }
    }
    out.raw(']');
  }
}
