package dev.fraiseql.jdbc.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column, as the database describes it.
 *
 * @param declared as the database prints it, for messages: {@code numeric(12,2)}, {@code
 *     order_status[]}
 * @param name without length and digits, of the base type of a domain and of the elements of an
 *     array, in the spelling of the database's {@link ColumnTypes}; {@link #UNKNOWN} if the
 *     database knows none
 * @param array whether values are arrays of it
 * @param length the maximum number of characters or bytes; 0 if there is none
 * @param precision the digits of a decimal; 0 if their number is not limited
 * @param scale the digits after the point of a decimal with a precision
 * @param labels of an enum type, in order; otherwise empty
 * @param ownName the name of an enum, domain or other type that is not built in; null for a
 *     built-in type
 */
public record ColumnType(
    String declared,
    String name,
    boolean array,
    int length,
    int precision,
    int scale,
    List<String> labels,
    @Nullable String ownName) {
  /** The name of a type that the database cannot tell, as SQLite for an expression of a view. */
  public static final String UNKNOWN = "";

  public ColumnType {
    labels = List.copyOf(labels);
  }

  /** A built-in type without digits. */
  public static ColumnType of(String declared, String name, int length) {
    return new ColumnType(declared, name, false, length, 0, 0, List.of(), null);
  }

  /** A built-in decimal type. */
  public static ColumnType decimal(String declared, String name, int precision, int scale) {
    return new ColumnType(declared, name, false, 0, precision, scale, List.of(), null);
  }

  /** Whether the database cannot tell the type. */
  public boolean isUnknown() {
    return name.equals(UNKNOWN);
  }
}
