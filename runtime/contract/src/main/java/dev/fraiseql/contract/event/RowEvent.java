package dev.fraiseql.contract.event;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.contract.json.JsonDocument;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A committed change of a row, as it is recorded. Thread-safe. */
public final class RowEvent {
  private final Header header;
  private final @Nullable String before;
  private final @Nullable String after;
  private final String changed;
  private volatile @Nullable RowChange change;

  /**
   * What is told beside the row.
   *
   * @param id of UUID version 7
   * @param type the GraphQL name of the row's type
   * @param key its only part as text, or a JSON array of all parts
   * @param time of the change, in its transaction
   * @param actor who made it; null if it is not known
   * @param tenant null if there is none
   * @param traceParent where the request belongs, as W3C Trace Context writes it; null if there was
   *     no such header
   */
  public record Header(
      UUID id,
      String type,
      String key,
      Change operation,
      Instant time,
      @Nullable String actor,
      @Nullable String tenant,
      @Nullable String traceParent) {}

  /**
   * An event.
   *
   * @param before the row before as JSON; null if it was created
   * @param after the row after as JSON; null if it was deleted
   * @param changed the changed fields, as a JSON array
   */
  public RowEvent(Header header, @Nullable String before, @Nullable String after, String changed) {
    this.header = header;
    this.before = before;
    this.after = after;
    this.changed = changed;
  }

  /** What is told beside the row. */
  public Header header() {
    return header;
  }

  /** The id of the event. */
  public UUID id() {
    return header.id();
  }

  /** The GraphQL name of the row's type. */
  public String type() {
    return header.type();
  }

  /** The key as text: its only part, or a JSON array of all parts. */
  public String key() {
    return header.key();
  }

  /** What happened to the row. */
  public Change operation() {
    return header.operation();
  }

  /** The time of the change, in its transaction. */
  public Instant time() {
    return header.time();
  }

  /** Who made the change; null if it is not known. */
  public @Nullable String actor() {
    return header.actor();
  }

  /** The row before as JSON; null if it was created. */
  public @Nullable String before() {
    return before;
  }

  /** The row after as JSON; null if it was deleted. */
  public @Nullable String after() {
    return after;
  }

  /** The changed fields, as a JSON array. */
  public String changed() {
    return changed;
  }

  /** The change with its values, parsed when it is first asked for. */
  public RowChange change() {
    RowChange parsed = change;
    if (parsed == null) {
      parsed = new RowChange(header.operation(), EventRow.of(before), EventRow.of(after), fields());
      change = parsed;
    }
    return parsed;
  }

  private Set<String> fields() {
    Set<String> fields = new HashSet<>();
    for (Object field : (List<?>) Objects.requireNonNull(new JsonDocument(changed).value())) {
      fields.add((String) field);
    }
    return fields;
  }
}
