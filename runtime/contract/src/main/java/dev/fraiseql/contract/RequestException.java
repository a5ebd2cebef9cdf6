package dev.fraiseql.contract;

import java.util.List;

/**
 * A request that cannot be answered, and what to tell the caller. Its message is safe to show: it
 * speaks of the request, never of the database.
 */
public final class RequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<Object> path;
  private final transient List<Location> locations;

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
    super(message);
    this.code = code;
    this.path = List.copyOf(path);
    this.locations = List.copyOf(locations);
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
}
