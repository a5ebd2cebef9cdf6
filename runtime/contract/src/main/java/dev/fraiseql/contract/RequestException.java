package dev.fraiseql.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final transient Map<String, Object> extensions;

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
    this(code, message, path, locations, null, Map.of());
  }

  private RequestException(
      ErrorCode code,
      String message,
      List<Object> path,
      List<Location> locations,
      @Nullable String correlationId,
      Map<String, Object> extensions) {
    super(message);
    this.code = code;
    this.path = List.copyOf(path);
    this.locations = List.copyOf(locations);
    this.correlationId = correlationId;
    this.extensions = Collections.unmodifiableMap(extensions);
  }

  /** The same mistake, which the log describes further under this id. */
  public RequestException loggedAs(String id) {
    return new RequestException(
        code, String.valueOf(getMessage()), path, locations, id, extensions);
  }

  /** The same mistake at a place of the answer: names and, within lists, indexes. */
  public RequestException at(List<Object> responsePath) {
    return new RequestException(
        code, String.valueOf(getMessage()), responsePath, locations, correlationId, extensions);
  }

  /** The same mistake one step further down: its path begins with the response key of a field. */
  public RequestException within(String responseKey) {
    List<Object> longer = new ArrayList<>(path.size() + 1);
    longer.add(responseKey);
    longer.addAll(path);
    return at(longer);
  }

  /**
   * The same mistake with one more fact for programs.
   *
   * @param name the key in {@code extensions}
   * @param value a string, an integer or a list of strings
   */
  public RequestException with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(extensions);
    more.put(name, value);
    return new RequestException(
        code, String.valueOf(getMessage()), path, locations, correlationId, more);
  }

  /** The facts for programs beside the code, in order: strings, integers and lists of strings. */
  public Map<String, Object> extensions() {
    return extensions;
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
