package dev.fraiseql.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be answered, and what to tell the caller. Its message is safe to show: it
 * speaks of the request, never of the database.
 */
public final class RequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<Object> path;
  private final transient List<Location> locations;
  private final @Nullable String correlationId;

  /** A place in the text of a document, both counted from 1. */
  public record Location(int line, int column) {}

  /** A mistake that belongs to no place. */
  public RequestException(ErrorCode code, String message) {
    this(code, message, List.of(), List.of());
  }

  /**
   * A mistake at some place.
   *
   * @param path the response path: names and, within lists, indexes; empty for none
   * @param locations places in the document; empty for none
   */
  public RequestException(
      ErrorCode code, String message, List<Object> path, List<Location> locations) {
    this(code, message, path, locations, null);
  }

  private RequestException(
      ErrorCode code,
      String message,
      List<Object> path,
      List<Location> locations,
      @Nullable String correlationId) {
    super(message);
    this.code = code;
    this.path = List.copyOf(path);
    this.locations = List.copyOf(locations);
    this.correlationId = correlationId;
  }

  /** The same mistake, which the log describes further under this id. */
  public RequestException loggedAs(String id) {
    return new RequestException(code, String.valueOf(getMessage()), path, locations, id);
  }

  /** The same mistake at a place of the answer: names and, within lists, indexes. */
  public RequestException at(List<Object> responsePath) {
    return new RequestException(
        code, String.valueOf(getMessage()), responsePath, locations, correlationId);
  }

  /** The same mistake one step further down: its path begins with the response key of a field. */
  public RequestException within(String responseKey) {
    List<Object> longer = new ArrayList<>(path.size() + 1);
    longer.add(responseKey);
    longer.addAll(path);
    return at(longer);
  }

  /** The kind of mistake. */
  public ErrorCode code() {
    return code;
  }

  /** The response path: names and, within lists, indexes; empty for none. */
  public List<Object> path() {
    return path;
  }

  /** Places in the document; empty for none. */
  public List<Location> locations() {
    return locations;
  }

  /** The id under which the log says more, or null if there is no more to say. */
  public @Nullable String correlationId() {
    return correlationId;
  }
}
