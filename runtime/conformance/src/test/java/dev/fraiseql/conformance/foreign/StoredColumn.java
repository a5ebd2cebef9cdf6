package dev.fraiseql.conformance.foreign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a foreign table: how a class declares it, and what its values are shown as.
 *
 * @param name of the case
 * @param component the annotations and the Java type
 * @param type in CREATE TABLE
 * @param values in ascending order of what is shown
 * @param key whether the column can be the key of a type, and a foreign key to it
 */
record StoredColumn(
    String name, String component, String type, List<StoredValue> values, boolean key) {

  /**
   * A value.
   *
   * @param sql the literal that stores it
   * @param shown what responses have: a string, number or boolean; null for NULL
   */
  record StoredValue(String sql, @Nullable Object shown) {}

  /** A column that is no key. */
  static StoredColumn column(String name, String component, String type, Object... values) {
    return new StoredColumn(name, component, type, pairs(values), false);
  }

  /** A column that can be a key: its values are distinct. */
  static StoredColumn key(String name, String component, String type, Object... values) {
    return new StoredColumn(name, component, type, pairs(values), true);
  }

  private static List<StoredValue> pairs(Object[] values) {
    return java.util.stream.IntStream.range(0, values.length / 2)
        .mapToObj(i -> new StoredValue((String) values[2 * i], values[2 * i + 1]))
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
