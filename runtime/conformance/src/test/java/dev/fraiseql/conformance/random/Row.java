package dev.fraiseql.conformance.random;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of a table: values by column name. {@link Rows} lists their classes. */
record Row(Map<String, @Nullable Object> columns) {
  @Nullable Object get(String column) {
    return columns.get(column);
  }
}
