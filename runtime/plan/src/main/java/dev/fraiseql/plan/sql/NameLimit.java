package dev.fraiseql.plan.sql;

import java.nio.charset.StandardCharsets;

/**
 * The maximum length of the names of tables, columns and indexes. Some databases truncate longer
 * names, so that two names may become one; others reject them.
 *
 * @param most the maximum, in the unit
 */
public record NameLimit(int most, Unit unit) {
  /** No limit. */
  public static final NameLimit NONE = new NameLimit(Integer.MAX_VALUE, Unit.CHARACTERS);

  /** What the length of a name is counted in. */
  public enum Unit {
    /** Bytes of UTF-8. */
    BYTES,
    /** Code points of Unicode. */
    CHARACTERS
  }

  /** The length of a name, in the unit. */
  public int length(String name) {
    return switch (unit) {
      case BYTES -> name.getBytes(StandardCharsets.UTF_8).length;
      case CHARACTERS -> name.codePointCount(0, name.length());
    };
  }

  /** Whether a name is not too long. */
  public boolean fits(String name) {
    return length(name) <= most;
  }
}
