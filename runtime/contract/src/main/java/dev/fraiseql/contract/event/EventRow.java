package dev.fraiseql.contract.event;

import dev.fraiseql.contract.json.JsonDocument;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One state of a changed row. A value is found by the path from the row to it, such as {@code
 * "address.city"} or {@code "customer.id"}.
 *
 * <p>Each read but {@link #isNull} is of a value that is there, in the type that its field has.
 */
public final class EventRow {
  /** The state that a row does not have before it is created, or after it is deleted. */
  public static final EventRow NONE = new EventRow(Map.of());

  private final TreeMap<String, Object> values;

  /**
   * A state.
   *
   * @param values by their paths, those that are not null: JSON's strings, numbers and booleans as
   *     {@code String}, {@code BigDecimal} and {@code Boolean}; objects and lists as any object
   */
  public EventRow(Map<String, ?> values) {
    this.values = new TreeMap<>(values);
  }

  /**
   * A state as it is recorded.
   *
   * @param json an object; null for no state
   */
  public static EventRow of(@Nullable String json) {
    if (json == null) {
      return NONE;
    }
    Map<String, Object> values = new HashMap<>();
    collect("", (Map<?, ?>) Objects.requireNonNull(new JsonDocument(json).value()), values);
    return new EventRow(values);
  }

  private static void collect(String prefix, Map<?, ?> object, Map<String, Object> into) {
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      Object value = entry.getValue();
      if (value != null) {
        String path = prefix + entry.getKey();
        into.put(path, value);
        if (value instanceof Map<?, ?> nested) {
          collect(path + '.', nested, into);
        }
      }
    }
  }

  /** Whether there is no value, or no such state. */
  public boolean isNull(String path) {
    return !values.containsKey(path);
  }

  /** A boolean. */
  public boolean bool(String path) {
    return (Boolean) value(path);
  }

  /** A whole number of at most 64 bits, also of an {@code ID}. */
  public long int64(String path) {
    return number(path).longValueExact();
  }

  /** A number of any type. */
  public BigDecimal number(String path) {
    Object value = value(path);
    return value instanceof BigDecimal number ? number : new BigDecimal((String) value);
  }

  /** A text, or the name of an enum's value. */
  public String text(String path) {
    return (String) value(path);
  }

  /** A moment. */
  public Instant instant(String path) {
    return Instant.parse(text(path));
  }

  /** A date and time without zone. */
  public LocalDateTime localDateTime(String path) {
    return LocalDateTime.parse(text(path));
  }

  /** A date. */
  public LocalDate localDate(String path) {
    return LocalDate.parse(text(path));
  }

  /** A time of day. */
  public LocalTime localTime(String path) {
    return LocalTime.parse(text(path));
  }

  /** A duration. */
  public Duration duration(String path) {
    return Duration.parse(text(path));
  }

  /** A UUID. */
  public UUID uuid(String path) {
    return UUID.fromString(text(path));
  }

  /**
   * A value as JSON: an object, a list or any other.
   *
   * @param path of a field, of which the row has the JSON as it was recorded
   */
  public String json(String path) {
    return JsonText.of(value(path));
  }

  /**
   * A list of JSON's strings, numbers and booleans, as {@code String}, {@code BigDecimal} and
   * {@code Boolean}.
   */
  public List<Object> list(String path) {
    List<Object> items = new ArrayList<>();
    for (Object item : (List<?>) value(path)) {
      items.add(Objects.requireNonNull(item));
    }
    return items;
  }

  /**
   * A value that is there.
   *
   * @param form makes it of its JSON, as the methods of {@link EventValue} do
   * @throws IllegalArgumentException if it is not there, as in events that were recorded before the
   *     field was added
   */
  public <T> T value(String path, Function<Object, T> form) {
    return form.apply(value(path));
  }

  /**
   * A value; null if it is not there.
   *
   * @param form makes it of its JSON
   */
  public <T> @Nullable T valueOrNull(String path, Function<Object, T> form) {
    return isNull(path) ? null : value(path, form);
  }

  /**
   * A list that is there.
   *
   * @param form makes an element of its JSON
   */
  public <T> List<T> list(String path, Function<Object, T> form) {
    return list(path).stream().map(form).toList();
  }

  /**
   * A list; null if it is not there.
   *
   * @param form makes an element of its JSON
   */
  public <T> @Nullable List<T> listOrNull(String path, Function<Object, T> form) {
    return isNull(path) ? null : list(path, form);
  }

  /** An embedded object that is there, as a row whose paths begin in it. */
  public EventRow object(String path) {
    if (isNull(path)) {
      throw absent(path);
    }
    int start = path.length() + 1;
    Map<String, Object> inner = new HashMap<>();
    within(path).forEach((name, value) -> inner.put(name.substring(start), value));
    return new EventRow(inner);
  }

  /** Whether there is such a state. */
  public boolean exists() {
    return this != NONE;
  }

  private Object value(String path) {
    Object value = values.get(path);
    if (value == null) {
      throw absent(path);
    }
    return value;
  }

  private static IllegalArgumentException absent(String path) {
    return new IllegalArgumentException("no value at " + path);
  }

  /** Whether a value, with all that an object contains, is the same in another state. */
  boolean isSame(String path, EventRow other) {
    return equals(values.get(path), other.values.get(path))
        && within(path).equals(other.within(path));
  }

  private static boolean equals(@Nullable Object left, @Nullable Object right) {
    return left == null ? right == null : left.equals(right);
  }

  /** What an object contains. */
  private Map<String, Object> within(String path) {
    return values.subMap(path + '.', path + '/'); // the next character
  }
}
