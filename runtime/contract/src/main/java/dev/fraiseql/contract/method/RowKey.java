package dev.fraiseql.contract.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The key of a row of a type: what methods that are fields return for it, and what {@link Changes}
 * finds it by.
 *
 * @param type the class annotated with {@code @Type}
 * @param parts the values of its {@code @Id} fields, in the order of their declaration
 */
public record RowKey<T>(Class<T> type, List<Object> parts) {
  public RowKey {
    parts = List.copyOf(parts);
  }

  /**
   * The key of a row.
   *
   * @param type the class annotated with {@code @Type}
   * @param first the value of its first {@code @Id} field
   * @param more those of the others, in the order of their declaration
   */
  public static <T> RowKey<T> of(Class<T> type, Object first, Object... more) {
    List<Object> parts = new ArrayList<>(1 + more.length);
    parts.add(first);
    parts.addAll(Arrays.asList(more));
    return new RowKey<>(type, parts);
  }

  /** The value of the first {@code @Id} field. */
  public Object first() {
    return parts.getFirst();
  }

  /** The value of the first {@code @Id} field, a whole number. */
  public long number() {
    return ((Number) first()).longValue();
  }
}
