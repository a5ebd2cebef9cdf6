package dev.fraiseql.plan.sql.sqlserver;

import dev.fraiseql.contract.model.ValueType;

/** Values in the rows of {@code openjson}, which gives each as a text. */
final class OpenJson {
  /** The maximum number of digits of a decimal. */
  private static final int MOST_DIGITS = 38;

  private OpenJson() {}

  /** A value of a list, which is a text, in the type that it is compared in. */
  static String fromText(String text, ValueType type) {
    return switch (type.scalar()) {
      case STRING, ENUM, JSON -> SqlServerTexts.utf8(text);
      case BYTES -> "convert(varbinary(max), " + text + ", 2)";
      case UUID -> SqlServerTexts.uuid(text);
      // One digit more, for a value that equals none of the column's.
      case DECIMAL -> {
        int digits = Math.min(MOST_DIGITS, type.precision() + 1);
        yield "cast(" + text + " as decimal(" + digits + ", " + type.scale() + "))";
      }
      // A number out of the range of its column is compared as well.
      case BYTE, SHORT, INT, LONG, DURATION -> "cast(" + text + " as bigint)";
      // Both are compared in double precision, which represents single precision exactly.
      case FLOAT, DOUBLE -> "cast(" + text + " as float)";
      case BOOLEAN, INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME -> cast(text, type);
    };
  }

  /** An expression as a type. */
  static String cast(String expression, ValueType type) {
    return "cast(" + expression + " as " + SqlServerTables.baseType(type) + ")";
  }
}
