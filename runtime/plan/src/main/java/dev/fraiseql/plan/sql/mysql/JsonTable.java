package dev.fraiseql.plan.sql.mysql;

import dev.fraiseql.contract.model.ValueType;

/** Values in the columns of {@code json_table}. */
final class JsonTable {
  /**
   * The collation under which MariaDB compares the texts of bound keys, that of our own tables. The
   * engine replaces it with the collation of the schema's columns, so that their indexes are used.
   */
  static final String COLLATION = "/*M!100600 collate utf8mb4_nopad_bin*/";

  private JsonTable() {}

  /** The type of the column that a value is read into. */
  static String type(ValueType type) {
    return switch (type.scalar()) {
      // Not bigint on MySQL, of which 8.0.12 reads 32 bits; a decimal uses the index as well.
      // MariaDB reads a bigint correctly, and is faster by a sixth with it.
      case BYTE, SHORT, INT, LONG, DURATION, BOOLEAN ->
          "/*!80000 decimal(20, 0)*//*M!100600 bigint*/";
      case FLOAT, DOUBLE -> "double";
      case DECIMAL -> "decimal(" + type.precision() + ", " + type.scale() + ")";
      // ASCII is converted to the character set of the column, without an error and with use of its
      // index.
      case UUID -> "char(36) character set ascii";
      case STRING, ENUM, JSON -> "/*!80000 json*//*M!100600 longtext*/";
      case INSTANT, LOCAL_DATE_TIME -> "datetime(6)";
      case LOCAL_DATE -> "date";
      case LOCAL_TIME -> "time(6)";
      case BYTES -> "longtext";
    };
  }

  /** The value of such a column, to be compared with a column of a table. */
  static String read(String column, ValueType type) {
    return switch (type.scalar()) {
      // What json_unquote gives is compared under the column's collation, so that its index can be
      // used. MariaDB's loses characters beyond the basic plane.
      case STRING, ENUM, JSON -> "/*!80000 json_unquote(*/" + column + "/*!80000 )*/" + COLLATION;
      case BYTES -> "unhex(" + column + ")";
      default -> column;
    };
  }
}
